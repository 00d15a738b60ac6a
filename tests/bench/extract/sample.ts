import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { JSDOM, VirtualConsole } from 'jsdom';

import { root } from '../../../scripts/ensure-install.mjs';
import { bundleExtractors } from './bundle-extractors.ts';
import { copyHarness, type Harness, importFile } from './harness.ts';
import { type CorpusPage, corpusFiles, isSetAside, readPages } from './read-corpus.ts';

/** The corpus and its harness, beside the project; they are no part of it. */
const CORPUS = resolve(root, '../shared/corpus/extract');
const HARNESS = resolve(root, '../shared/bench/extract');
/** Where the figures are kept that the sample has reached. */
export const SAMPLE_FIGURES = join(root, 'docs', 'benchmarks', 'extraction-sample.json');

/** Pages of each group of languages in the sample. */
const PAGES_OF_GROUP = { en: 10, latin: 8, zh: 8, ja: 4, ko: 3, nonlatin: 5 };
/** Larger pages take long on jsdom, in UTF-16 code units. */
const MAX_LENGTH = 250_000;

/** What is reached on a small sample: means of what the harness counts, 0 to 1. */
export interface SampleFigures {
  pages: number;
  F1: number;
  title: number;
  author: number;
  day: number;
}

/** Whether the pages are there. */
export function isSampleThere(): boolean {
  return existsSync(CORPUS) && existsSync(HARNESS);
}

/** Reads the same few pages each time, on jsdom. */
export async function readSample(): Promise<SampleFigures> {
  const harness = copyHarness(HARNESS);
  const { scoreCase, summarise } = (await importFile(join(harness, 'score.mjs'))) as Harness;
  const script = join(harness, 'extractors', 'cuttings.mjs');
  writeFileSync(script, await bundleExtractors('node'));
  const { default: extract } = (await importFile(script)) as {
    default: (html: string, url: string, document: Document, window: unknown) => object | null;
  };
  const rows = samplePages().map((page) => {
    const { window } = new JSDOM(page.html, { url: page.url, virtualConsole: new VirtualConsole() });
    const row = scoreCase(page, extract(page.html, page.url, window.document, window));
    window.close();
    return row;
  });
  const summary = summarise(rows);
  const figure = (name: string) => Number(Number(summary[name]).toFixed(4));
  return {
    pages: summary.pages,
    F1: figure('F1'),
    title: figure('title'),
    author: figure('author'),
    day: figure('day'),
  };
}

/** Of each group those whose ids' hashes come first, so that nobody chose them. */
function samplePages(): CorpusPage[] {
  const pages = readPages(corpusFiles(CORPUS)).filter(
    (page) => !isSetAside(page) && page.html.length <= MAX_LENGTH && hasText(page),
  );
  const hash = ({ id }: CorpusPage) => createHash('sha256').update(`sample ${id}`).digest('hex');
  return Object.entries(PAGES_OF_GROUP).flatMap(([group, count]) =>
    pages
      .filter((page) => page.group === group)
      .toSorted((a, b) => hash(a).localeCompare(hash(b)))
      .slice(0, count),
  );
}

function hasText({ truth }: CorpusPage): boolean {
  return typeof truth === 'object' && truth !== null && 'text' in truth && Boolean(truth.text);
}
