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

/** What is known of an article, or of a link, without its body. */
export interface ExportableFacts {
  article: Article;
  /** Highlights, in any order. */
  annotations: Annotation[];
}

/** What of an article an export for readers carries. */
export interface ExportableArticle extends ExportableFacts, ExportableVersion {
  /** The pictures kept, by their number in the body. */
  pictures: Map<number, Blob>;
}

/** A file of an export. The path uses `/`; every part of it is a safe file name. */
export interface ExportedFile {
  path: string;
  content: Blob | string;
}

/** Writes the articles of an export, one after another, each as files of its own or all into one that is finished last. */
export interface ArticleWriter<Source extends ExportableFacts> {
  add: (source: Source) => ExportedFile[] | Promise<ExportedFile[]>;
  finish: () => ExportedFile[] | Promise<ExportedFile[]>;
}
