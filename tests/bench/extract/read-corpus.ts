import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A page of the corpus; `truth` is the harness's affair. */
export interface CorpusPage {
  id: string;
  dataset: string;
  /** Group of languages. */
  group: string;
  url: string;
  html: string;
  truth: unknown;
}

/** Their truth is these extractors' own output, which scores nothing. */
const NOT_SCORED = ['mozilla', 'defuddle'];

/** The files of the corpus whose pages are scored. */
export function corpusFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl.gz') && !NOT_SCORED.includes(file.replace('.jsonl.gz', '')))
    .map((file) => join(folder, file));
}

/** The pages of these files, in order. */
export function readPages(files: string[]): CorpusPage[] {
  return files
    .flatMap((file) => gunzipSync(readFileSync(file)).toString().split('\n').filter(Boolean))
    .map((line) => withAddress(JSON.parse(line) as CorpusPage));
}

/** Whether a page is of the tenth that is never looked at while rules are made. */
export function isSetAside({ id }: CorpusPage): boolean {
  return Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, 8), 16) % 10 === 0;
}

/** The harness reads a page of which no address is known under this one. */
function withAddress(page: CorpusPage): CorpusPage {
  return /^https?:/.test(page.url) ? page : { ...page, url: 'https://example.com/' };
}
