import type { Annotation } from '@/utils/annotation/annotation';
import type { Article, ArticleVersion } from '@/utils/article/article';

/** One capture with its body. */
export interface ExportableVersion {
  version: ArticleVersion;
  /** Sanitised HTML with `<img data-picture="n">`. */
  html: string;
  /** Its text by `renderedText`. */
  text: string;
}

/** What of an article an export for readers carries. */
export interface ExportableArticle extends ExportableVersion {
  article: Article;
  /** The pictures kept, by their number in the body. */
  pictures: Map<number, Blob>;
  /** Highlights, in any order. */
  annotations: Annotation[];
}

/** A file of an export. The path uses `/`; every part of it is a safe file name. */
export interface ExportedFile {
  path: string;
  content: Blob | string;
}
