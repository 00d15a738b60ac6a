import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { root } from '../../../scripts/ensure-install.mjs';
import type { CorpusPage } from './read-corpus.ts';

/** Means over the pages that a figure can be told of; null where there is none. */
export type Summary = Record<string, unknown> & { pages: number; texts: number };

/** The harness's own functions. */
export interface Harness {
  scoreCase: (page: CorpusPage, extracted: object | null) => object;
  summarise: (rows: object[]) => Summary;
  print: (summary: Summaries) => void;
}

/** What one extractor reached: on all pages, by dataset, and by group of languages. */
export interface Summaries {
  extractor: string;
  all: Summary;
  dataset: Record<string, Summary>;
  group: Record<string, Summary>;
}

/** Copies the harness to where it finds the project's packages, and gives that folder. */
export function copyHarness(from: string): string {
  const folder = join(root, 'out', 'bench-extract');
  mkdirSync(folder, { recursive: true });
  cpSync(from, folder, { recursive: true });
  return folder;
}

/** Imports a file by its path. */
export function importFile(file: string): Promise<unknown> {
  // eslint-disable-next-line no-unsanitized/method -- a file of the harness, or one that the bench wrote
  return import(pathToFileURL(file).href);
}

/** Milliseconds that a page took, and that Readability took on the same page: given a copy, and making it. */
export interface Timed {
  ms: number;
  baseMs: number | undefined;
  withCopy: Omit<Timed, 'withCopy'>;
}

/** A page as the harness scored it, with its times where it was read. */
export type Scored = Partial<Timed> & { error?: string };

/** The scores of one extractor, put together. */
export function summariesOf(extractor: string, rows: Scored[], harness: Harness): Summaries {
  const summarise = (its: Scored[]): Summary => {
    const { ratio } = harness.summarise(its.map((row) => ({ ...row, ...row.withCopy })));
    return { ...harness.summarise(its), ratioWithCopy: ratio };
  };
  const by = (key: string) =>
    Object.fromEntries(
      [...Map.groupBy(rows, (row) => String((row as Record<string, unknown>)[key]))]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([group, its]) => [group, summarise(its)]),
    );
  return { extractor, all: summarise(rows), dataset: by('dataset'), group: by('group') };
}
