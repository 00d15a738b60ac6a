import type { Annotation } from '@/utils/annotation/annotation';
import type { Article, ArticleVersion } from '@/utils/article/article';

/** Everything of an article that an export may carry. */
export interface ExportableArticle {
  article: Article;
  version: ArticleVersion;
  /** Sanitised HTML with `<img data-picture="n">`. */
  html: string;
  /** Its text by `renderedText`. */
  text: string;
  /** The pictures kept, by their number in the body. */
  pictures: Map<number, Blob>;
  annotations: Annotation[];
}

/** A file of an export. The path uses `/`; every part of it is a safe file name. */
export interface ExportedFile {
  path: string;
  content: Uint8Array<ArrayBuffer> | string;
}
