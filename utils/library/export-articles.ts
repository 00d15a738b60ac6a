import type { Sanitize } from '@/utils/article/sanitize-html';
import type { ExportedFile } from '@/utils/export/exportable-article';
import { fileName } from '@/utils/export/file-name';
import { articleToHtml, type HtmlWords } from '@/utils/export/to-html';
import { articleToJson, type JsonArticle, jsonFile } from '@/utils/export/to-json';
import { articleToMarkdown, type MarkdownWords } from '@/utils/export/to-markdown';
import { ZipArchive } from '@/utils/export/zip';

import { type LibraryContext, timestamp } from './library-context';
import { readArticle, type WholeArticle } from './read-article';

export const EXPORT_FORMATS = ['markdown', 'html', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  format: ExportFormat;
  /** Whether pictures go with Markdown and JSON; HTML has them in itself, always. */
  withPictures: boolean;
  words: HtmlWords & MarkdownWords;
  sanitize: Sanitize;
  /** An empty document to write HTML with. */
  createDocument: () => Document;
  onProgress: (done: number) => void;
  signal: AbortSignal;
}

/** A file to be saved by the reader. */
export interface Exported {
  name: string;
  blob: Blob;
  /** Titles of articles that could not be read, and so are not in it. */
  missing: number;
}

const TYPES = { md: 'text/markdown', html: 'text/html', json: 'application/json' };

/**
 * Exports articles, one after another: one file where that is all there is, else a zip. Rejects with the signal's reason
 * when it is aborted.
 */
export async function exportArticles(
  ctx: LibraryContext,
  ids: string[],
  options: ExportOptions,
): Promise<Exported> {
  const taken = new Set<string>();
  const archive = new ZipArchive();
  const inJson: JsonArticle[] = [];
  const added = new Set<string>();
  let only: ExportedFile | null = null;
  let count = 0;
  let missing = 0;
  const titles: string[] = [];
  const add = (file: ExportedFile): void => {
    // Two articles may show the same picture; in JSON it is stored once.
    if (added.has(file.path)) return;
    added.add(file.path);
    only = file;
    count += 1;
    archive.add(file);
  };

  for (const [index, id] of ids.entries()) {
    options.signal.throwIfAborted();
    const whole = await readArticle(ctx, id);
    if (whole) titles.push(whole.article.title);
    if (!whole) missing += 1;
    else if (options.format === 'json') {
      const { json, files } = await articleToJson(whole);
      inJson.push(json);
      if (options.withPictures) files.forEach(add);
    } else for (const file of await filesOf(whole, options, taken)) add(file);
    options.onProgress(index + 1);
    // Lets the page draw its progress and hear a click on "Cancel".
    await new Promise((resolve) => setTimeout(resolve));
  }

  const date = timestamp(ctx).slice(0, 10);
  if (options.format === 'json') {
    const [first] = inJson;
    const path = inJson.length === 1 && first ? fileName(first.title, '.json') : `cuttings-${date}.json`;
    add({ path, content: jsonFile(inJson, timestamp(ctx)) });
  }
  return { ...packed(archive, only, count, zipName(titles, date)), missing };
}

async function filesOf(
  whole: WholeArticle,
  { format, withPictures, words, sanitize, createDocument }: ExportOptions,
  taken: Set<string>,
): Promise<ExportedFile[]> {
  if (format === 'html') {
    const content = await articleToHtml(whole, { document: createDocument(), sanitize, words });
    return [{ path: fileName(whole.article.title, '.html', taken), content }];
  }
  const name = fileName(whole.article.title, '', taken);
  return articleToMarkdown(whole, { sanitize, words, name, withPictures });
}

/** A zip of one article bears its name, one of many the day's. */
function zipName([title, ...more]: string[], date: string): string {
  return title === undefined || more.length > 0 ? `cuttings-${date}.zip` : fileName(title, '.zip');
}

function packed(archive: ZipArchive, only: ExportedFile | null, count: number, name: string) {
  if (count !== 1 || !only) return { name, blob: archive.finish() };
  const extension = only.path.split('.').at(-1) ?? '';
  const type = TYPES[extension as keyof typeof TYPES];
  return { name: only.path, blob: new Blob([only.content], { type: `${type};charset=utf-8` }) };
}
