import { isSaved } from '@/utils/article/article';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { type AnnotationChoice, withChosen } from '@/utils/export/annotation-choice';
import type { ExportFormat } from '@/utils/export/export-format';
import type { ExportedFile } from '@/utils/export/exportable-article';
import { fileName, type TakenNames } from '@/utils/export/file-name';
import { articleToHtml, type HtmlWords } from '@/utils/export/to-html';
import { articleToJson } from '@/utils/export/to-json';
import { articleToMarkdown, type MarkdownWords } from '@/utils/export/to-markdown';
import { ZipArchive, ZipTooLargeError } from '@/utils/export/zip';
import { failed, type Result, success } from '@/utils/shared/result';

import { type LibraryContext, timestamp } from './library-context';
import { readArticle, type WholeArticle } from './read-article';
import { readVersions } from './read-versions';

export interface ExportOptions {
  format: ExportFormat;
  withPictures: boolean;
  /** Which highlights and notes; all of them, with the text of their articles, where that is null. */
  choice: AnnotationChoice | null;
  words: HtmlWords & MarkdownWords & { untitled: string };
  sanitize: Sanitize;
  /** An empty document to build HTML in, one that loads nothing. */
  createDocument: () => Document;
  /** How many articles are done. */
  onProgress: (done: number) => void;
  signal: AbortSignal;
}

/** A file to be saved by the reader. */
export interface Exported {
  name: string;
  blob: Blob;
  /** How many articles weren't there to be read, and so are not in it. */
  missing: number;
  /** How many were links whose pages haven't been read: there is nothing of them to export. */
  links: number;
}

/** Why there is no file: there are only links, or none of the articles is there any more, or a zip can't hold so much. */
export type ExportFailure = { kind: 'only-links' } | { kind: 'nothing' } | { kind: 'too-large' };

/**
 * Exports articles, one after another, so that only one is in memory: as one file where that is all there is, else as a zip
 * in which names are unique. Rejects with the signal's reason when it is aborted, and when the library can't be read.
 */
export async function exportArticles(
  ctx: LibraryContext,
  ids: string[],
  options: ExportOptions,
): Promise<Result<Exported, ExportFailure>> {
  const download = new Download(ctx.now());
  const taken: TakenNames = new Map();
  let missing = 0;
  let links = 0;
  try {
    for (const [index, id] of ids.entries()) {
      options.signal.throwIfAborted();
      const read = await readArticle(ctx, id);
      const whole = read && options.choice ? withChosen(read, options.choice) : read;
      if (!whole && (await isLink(ctx, id))) links += 1;
      else if (!whole) missing += 1;
      else await addArticle(download, ctx, whole, { ...options, taken, isOnly: ids.length === 1 });
      options.onProgress(index + 1);
      // Lets the page draw its progress and hear a click on "Cancel".
      await new Promise((resolve) => setTimeout(resolve));
    }
  } catch (error) {
    if (error instanceof ZipTooLargeError) return failed({ kind: 'too-large' });
    throw error;
  }
  options.signal.throwIfAborted();
  const file = download.finish();
  if (file) return success({ ...file, missing, links });
  return failed({ kind: links > 0 ? 'only-links' : 'nothing' });
}

async function isLink({ db }: LibraryContext, id: string): Promise<boolean> {
  const article = await db.articles.get(id);
  return article !== undefined && !isSaved(article);
}

async function addArticle(
  download: Download,
  ctx: LibraryContext,
  whole: WholeArticle,
  {
    format,
    withPictures,
    choice,
    words,
    sanitize,
    createDocument,
    taken,
    isOnly,
  }: ExportOptions & { taken: TakenNames; isOnly: boolean },
): Promise<void> {
  const { article, annotations } = whole;
  const withText = choice?.withText ?? true;
  const nameFor = (extension: string): string =>
    fileName(article.title, { extension, taken, untitled: words.untitled });
  if (format === 'html') {
    const content = await articleToHtml(whole, {
      document: createDocument(),
      sanitize,
      words,
      withPictures,
      withText,
    });
    await download.add({ path: nameFor('.html'), content });
  } else if (format === 'markdown') {
    // The folder of the pictures bears the same name.
    const name = nameFor('.md').slice(0, -'.md'.length);
    for (const file of articleToMarkdown(whole, { sanitize, words, name, withPictures, withText })) {
      await download.add(file);
    }
  } else {
    const history = { article, annotations, ...(await readVersions(ctx, article.id)) };
    const { json, files } = await articleToJson(history, {
      exportedAt: timestamp(ctx),
      withText,
      pictures: !withPictures ? 'none' : isOnly ? 'inside' : 'beside',
    });
    await download.add({ path: nameFor('.json'), content: json });
    for (const file of files) await download.add(file);
  }
}

const TYPES = new Map([
  ['md', 'text/markdown;charset=utf-8'],
  ['html', 'text/html;charset=utf-8'],
  ['json', 'application/json'],
]);

/** What is downloaded: the first file, or a zip as soon as there is a second. */
class Download {
  readonly #paths = new Set<string>();
  readonly #day: Date;
  #only: ExportedFile | null = null;
  #archive: ZipArchive | null = null;

  constructor(day: Date) {
    this.#day = day;
  }

  /** Adds a file, unless there is one of that path: two articles may show the same picture. */
  async add(file: ExportedFile): Promise<void> {
    if (this.#paths.has(file.path)) return;
    this.#paths.add(file.path);
    if (this.#paths.size === 1) {
      this.#only = file;
      return;
    }
    if (!this.#archive) {
      this.#archive = new ZipArchive(this.#day);
      if (this.#only) await this.#archive.add(this.#only);
      this.#only = null;
    }
    await this.#archive.add(file);
  }

  finish(): { name: string; blob: Blob } | null {
    // The Swedes write dates by ISO 8601.
    if (this.#archive)
      return { name: `Cuttings ${this.#day.toLocaleDateString('sv')}.zip`, blob: this.#archive.finish() };
    if (!this.#only) return null;
    const { path, content } = this.#only;
    const type = TYPES.get(path.split('.').at(-1) ?? '') ?? '';
    return { name: path, blob: new Blob([content], { type }) };
  }
}
