import type { Sanitize } from '@/utils/article/sanitize-html';
import type { AnnotationChoice } from '@/utils/export/annotation-choice';
import { type FileFormat, holdsText, type TableRows, type TextFormat } from '@/utils/export/export-format';
import type { ArticleWriter, ExportableFacts, ExportedFile } from '@/utils/export/exportable-article';
import { type BibliographyFile, bibliographyFile } from '@/utils/export/citations/bibliography-file';
import type { CitationStyle } from '@/utils/export/citations/citation-style';
import { epubBook } from '@/utils/export/epub/epub-book';
import { exportName } from '@/utils/export/export-name';
import { fileName, type TakenNames } from '@/utils/export/file-name';
import { annotationPages } from '@/utils/export/to-annotation-pages';
import { referenceFile } from '@/utils/export/references/reference-file';
import type { Template } from '@/utils/export/templates/template-engine';
import { bookmarkFile } from '@/utils/export/to-bookmarks';
import { csvTable } from '@/utils/export/to-csv';
import { articleToHtml, type HtmlWords } from '@/utils/export/to-html';
import { articleToJson } from '@/utils/export/to-json';
import { articleToMarkdown, type MarkdownWords } from '@/utils/export/to-markdown';
import { articleToText } from '@/utils/export/to-text';

import { type LibraryContext, timestamp } from './library-context';
import type { WholeArticle } from './read-article';
import { readVersions } from './read-versions';

export interface ExportOptions {
  format: FileFormat;
  /** What a row is, where the form is a table. */
  tableRows: TableRows;
  /** How references are written, where they are. */
  bibliography: { style: CitationStyle; file: BibliographyFile };
  /** The reader's template for Markdown; null for the form that is ours. */
  markdownTemplate: string | null;
  withPictures: boolean;
  /** Which highlights and notes; all of them, with the text of their articles, where that is null. */
  choice: AnnotationChoice | null;
  words: HtmlWords & MarkdownWords & { untitled: string; contents: string; references: string };
  sanitize: Sanitize;
  /** An empty document to build HTML in, one that loads nothing. */
  createDocument: () => Document;
  /** Writes an element as XML. */
  serialize: (element: Element) => string;
  /** The picture in a type that every reader of EPUBs and every word processor shows; null where that can't be made of it. */
  toCorePicture: (picture: Blob) => Promise<Blob | null>;
  /** How many articles are done. */
  onProgress: (done: number) => void;
  signal: AbortSignal;
}

/** A writer, with what is to be read of an article for it: all, or what is known without its text. */
type ChosenWriter =
  | { needs: 'text'; writer: ArticleWriter<WholeArticle> }
  | { needs: 'facts'; writer: ArticleWriter<ExportableFacts> };

/** The writer of a format, for so many articles. */
export function writerFor(ctx: LibraryContext, articles: number, options: ExportOptions): ChosenWriter {
  const { format } = options;
  if (format === 'epub') return { needs: 'text', writer: bookWriter(ctx, articles, options) };
  if (format === 'json') return { needs: 'facts', writer: jsonWriter(ctx, articles, options) };
  if (holdsText(format)) return { needs: 'text', writer: textWriter(format, options) };
  return { needs: 'facts', writer: factsWriter(ctx, format, articles, options) };
}

/** Writes all articles into one book, under the title of the article where there is one only. */
function bookWriter(
  ctx: LibraryContext,
  articles: number,
  { choice, ...options }: ExportOptions,
): ArticleWriter<WholeArticle> {
  return titled(ctx, articles, options.words.untitled, (nameFor) =>
    epubBook({
      ...options,
      withText: choice?.withText ?? true,
      bookId: ctx.newId(),
      bookTitle: exportName(ctx.now()),
      exportedAt: timestamp(ctx),
      nameFor,
    }),
  );
}

/** Writes what is known of all articles into one file, likewise. */
function factsWriter(
  ctx: LibraryContext,
  format: Exclude<FileFormat, TextFormat>,
  articles: number,
  { choice, tableRows, bibliography, words }: ExportOptions,
): ArticleWriter<ExportableFacts> {
  const makers: Record<typeof format, (nameFor: NameFor) => ArticleWriter<ExportableFacts>> = {
    annotations: (nameFor) =>
      annotationPages({
        label: exportName(ctx.now()),
        exportedAt: timestamp(ctx),
        newId: ctx.newId,
        nameFor,
        withArticleTags: choice === null,
      }),
    bookmarks: (nameFor) => bookmarkFile(nameFor),
    citations: (nameFor) => bibliographyFile({ ...bibliography, words, nameFor }),
    bibtex: (nameFor) => referenceFile('bibtex', nameFor),
    ris: (nameFor) => referenceFile('ris', nameFor),
    csl: (nameFor) => referenceFile('csl', nameFor),
    csv: (nameFor) => csvTable({ rows: tableRows, nameFor }),
  };
  return titled(ctx, articles, words.untitled, makers[format]);
}

/** A safe file name with this extension. */
type NameFor = (extension: string) => string;

/** A writer of one file, which is named after the article where there is one only. */
function titled<Source extends ExportableFacts>(
  ctx: LibraryContext,
  articles: number,
  untitled: string,
  make: (nameFor: NameFor) => ArticleWriter<Source>,
): ArticleWriter<Source> {
  let title: string | null = null;
  const writer = make((extension) =>
    articles === 1 && title !== null
      ? fileName(title, { extension, untitled })
      : exportName(ctx.now()) + extension,
  );
  return {
    add: (source) => {
      title ??= source.article.title;
      return writer.add(source);
    },
    finish: writer.finish,
  };
}

/** The forms in which each article is files of its own. */
type ArticleFormat = Exclude<TextFormat, 'epub' | 'json' | 'pdf'>;

/** The extension of an article's file, with its dot; pictures may stand beside it, in a folder of the same name without it. */
export const FILE_EXTENSIONS: Record<ArticleFormat, string> = {
  html: '.html',
  docx: '.docx',
  text: '.txt',
  markdown: '.md',
};

/** Writes each article as files of its own, under names that are unique. */
function textWriter(format: ArticleFormat, options: ExportOptions): ArticleWriter<WholeArticle> {
  const nameFor = uniqueNames(options.words.untitled);
  const write = filesWriter(format, options);
  const extension = FILE_EXTENSIONS[format];
  return {
    add: (whole) => write(whole, nameFor(whole.article.title, extension).slice(0, -extension.length)),
    finish: () => [],
  };
}

/**
 * Writes an article as files of its own under a name, which is given without an extension: first the article, then its pictures
 * where they stand beside it. Rejects with `TemplateError` where the template has a fault.
 */
export function filesWriter(
  format: ArticleFormat,
  {
    withPictures,
    choice,
    words,
    sanitize,
    createDocument,
    toCorePicture,
    markdownTemplate,
  }: Pick<
    ExportOptions,
    'withPictures' | 'choice' | 'words' | 'sanitize' | 'createDocument' | 'toCorePicture' | 'markdownTemplate'
  >,
): (whole: WholeArticle, name: string) => Promise<ExportedFile[]> {
  const withText = choice?.withText ?? true;
  const extension = FILE_EXTENSIONS[format];
  let template: Promise<Template> | null = null;
  const contentOf = async (whole: WholeArticle): Promise<Blob | string> => {
    const common = { sanitize, words, withPictures, withText };
    if (format === 'html') return articleToHtml(whole, { ...common, document: createDocument() });
    if (format === 'text') return articleToText(whole, common);
    // A library of a megabyte: loaded when it is needed.
    const { articleToDocx } = await import('@/utils/export/to-docx');
    return articleToDocx(whole, { ...common, document: createDocument(), toCorePicture });
  };
  return async (whole, name) => {
    if (format !== 'markdown') return [{ path: name + extension, content: await contentOf(whole) }];
    if (markdownTemplate !== null) template ??= loadTemplate(markdownTemplate);
    const options = { sanitize, words, name, withPictures, withText };
    return articleToMarkdown(whole, { ...options, template: await template });
  };
}

/** Writes each article, or link, with all its versions. */
function jsonWriter(
  ctx: LibraryContext,
  articles: number,
  { withPictures, choice, words }: ExportOptions,
): ArticleWriter<ExportableFacts> {
  const nameFor = uniqueNames(words.untitled);
  return {
    add: async ({ article, annotations }) => {
      const history = { article, annotations, ...(await readVersions(ctx, article.id)) };
      const { json, files } = await articleToJson(history, {
        exportedAt: timestamp(ctx),
        withText: choice?.withText ?? true,
        pictures: !withPictures ? 'none' : articles === 1 ? 'inside' : 'beside',
      });
      return [{ path: nameFor(article.title, '.json'), content: json }, ...files];
    },
    finish: () => [],
  };
}

/** Names files after articles, each differently. */
function uniqueNames(untitled: string): (title: string, extension: string) => string {
  const taken: TakenNames = new Map();
  return (title, extension) => fileName(title, { extension, taken, untitled });
}

/** The engine is loaded when a template is there. */
async function loadTemplate(text: string): Promise<Template> {
  const { readTemplate } = await import('@/utils/export/templates/template-engine');
  return readTemplate(text);
}
