import { isSaved } from '@/utils/article/article';
import { withChosen } from '@/utils/export/annotation-choice';
import type { ArticleWriter, ExportableFacts, ExportedFile } from '@/utils/export/exportable-article';
import { exportName } from '@/utils/export/export-name';
import { TemplateError, type TemplateFault } from '@/utils/export/templates/template-fault';
import { ZipArchive } from '@/utils/export/zip';
import { BlobSink } from '@/utils/shared/blob-sink';
import { failed, type Result, success } from '@/utils/shared/result';

import { type ExportOptions, writerFor } from './article-writers';
import type { LibraryContext } from './library-context';
import { readArticle, readFacts } from './read-article';

/** A file to be saved by the reader. */
export interface Exported {
  name: string;
  blob: Blob;
  /** How many articles weren't there to be read, and so are not in it. */
  missing: number;
  /** How many were links whose pages haven't been read: there is nothing of them to export. */
  links: number;
}

/**
 * Why there is no file: there are only links, or nothing is marked where only that is written, or nothing has a web address where
 * only that is, or none of the articles is there any more, or the template has a fault.
 */
export type ExportFailure =
  | TemplateFault
  | { kind: 'only-links' }
  | { kind: 'nothing-marked' }
  | { kind: 'no-address' }
  | { kind: 'nothing' };

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
  const writer = writerFor(ctx, ids.length, options);
  let missing = 0;
  let links = 0;
  try {
    for (const [index, id] of ids.entries()) {
      options.signal.throwIfAborted();
      const outcome = await (writer.needs === 'text'
        ? writeOne(download, writer.writer, await readArticle(ctx, id), options)
        : writeOne(download, writer.writer, await readFacts(ctx, id), options));
      if (outcome === 'missing' && (await isLink(ctx, id))) links += 1;
      else if (outcome === 'missing') missing += 1;
      options.onProgress(index + 1);
      // Lets the page draw its progress and hear a click on "Cancel".
      await new Promise((resolve) => setTimeout(resolve));
    }
    for (const file of await writer.writer.finish()) await download.add(file);
  } catch (error) {
    if (error instanceof TemplateError) return failed(error.fault);
    throw error;
  }
  options.signal.throwIfAborted();
  const file = await download.finish();
  if (file) return success({ ...file, missing, links });
  if (links > 0) return failed({ kind: 'only-links' });
  if (missing === ids.length) return failed({ kind: 'nothing' });
  return failed({ kind: options.format === 'bookmarks' ? 'no-address' : 'nothing-marked' });
}

async function isLink({ db }: LibraryContext, id: string): Promise<boolean> {
  const article = await db.articles.get(id);
  return article !== undefined && !isSaved(article);
}

/** Writes an article, or what of it is chosen. */
async function writeOne<Source extends ExportableFacts>(
  download: Download,
  writer: ArticleWriter<Source>,
  read: Source | null,
  { choice }: ExportOptions,
): Promise<'written' | 'missing'> {
  if (!read) return 'missing';
  for (const file of await writer.add(choice ? withChosen(read, choice) : read)) await download.add(file);
  return 'written';
}

const TYPES = new Map([
  ['md', 'text/markdown;charset=utf-8'],
  ['html', 'text/html;charset=utf-8'],
  ['json', 'application/json'],
  ['epub', 'application/epub+zip'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['txt', 'text/plain;charset=utf-8'],
  ['bib', 'application/x-bibtex'],
  ['ris', 'application/x-research-info-systems'],
  ['csv', 'text/csv;charset=utf-8'],
  ['jsonld', 'application/ld+json'],
]);

/** What is downloaded: the first file, or a zip as soon as there is a second. */
class Download {
  readonly #paths = new Set<string>();
  readonly #day: Date;
  #only: ExportedFile | null = null;
  readonly #sink = new BlobSink();
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
      this.#archive = new ZipArchive(this.#sink.stream, this.#day);
      if (this.#only) await this.#archive.add(this.#only);
      this.#only = null;
    }
    await this.#archive.add(file);
  }

  async finish(): Promise<{ name: string; blob: Blob } | null> {
    if (this.#archive) {
      await this.#archive.finish();
      return { name: `${exportName(this.#day)}.zip`, blob: this.#sink.blob('application/zip') };
    }
    if (!this.#only) return null;
    const { path, content } = this.#only;
    const type = TYPES.get(path.split('.').at(-1) ?? '') ?? '';
    return { name: path, blob: new Blob([content], { type }) };
  }
}
