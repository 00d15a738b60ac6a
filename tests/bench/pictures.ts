import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { JSDOM, VirtualConsole } from 'jsdom';

import { root } from '../../scripts/ensure-install.mjs';
import { bundleExtractors } from './extract/bundle-extractors.ts';
import { extractInChromium } from './extract/extract-in-chromium.ts';
import type { Extracted } from './extract/page-extractors.ts';
import labels from './extract/picture-labels.json' with { type: 'json' };
import { type CorpusPage, corpusFiles, readPages } from './extract/read-corpus.ts';
import { type PictureLabel, type PictureScore, scorePictures } from './extract/score-pictures.ts';

/**
 * The pictures and captions that are kept of real pages, beside what other extractors keep of the same pages in the same
 * run, against labels made by eye. On jsdom, or with `--browser` in real Chromium.
 */
const { values } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    extractors: { type: 'string', default: 'cuttings,readability,defuddle' },
    /** Writes a line for each page and extractor into this file. */
    rows: { type: 'string' },
    corpus: { type: 'string', default: '../shared/corpus/extract' },
  },
});

const corpus = resolve(root, values.corpus);
if (!existsSync(corpus)) {
  console.error(`${corpus} isn't there: the pages are no part of the project.`);
  process.exit(1);
}
const known = new Map((labels as PictureLabel[]).map((label) => [label.id, label]));
const pages = readPages(corpusFiles(corpus)).filter(({ id }) => known.has(id));
const names = values.extractors.split(',');
const scores = new Map<string, PictureScore[]>(names.map((name) => [name, []]));
if (values.rows !== undefined) writeFileSync(values.rows, '');

const script = await bundleExtractors('page');
if (values.browser) await extractInChromium(pages, { script, names, outside: {} }, score);
else for (const page of pages) score(page, extractInNode(page));
print();

function extractInNode({ html, url }: CorpusPage): Record<string, Extracted | { error: string }> {
  const { window } = new JSDOM(html, {
    url,
    runScripts: 'outside-only',
    virtualConsole: new VirtualConsole(),
  });
  window.eval(script);
  const { extractFromPage } = window as unknown as typeof globalThis;
  const results = Object.fromEntries(names.map((name) => [name, extractFromPage(name, url)]));
  window.close();
  return results;
}

function score(page: CorpusPage, results: Record<string, Extracted | { error: string }>): void {
  const label = known.get(page.id);
  if (!label) return;
  for (const [name, result] of Object.entries(results)) {
    const content = 'error' in result ? '' : (result.contentHtml ?? '');
    const scored = scorePictures(page, label, content);
    scores.get(name)?.push(scored);
    if (values.rows !== undefined) {
      const error = 'error' in result ? { error: result.error } : {};
      appendFileSync(values.rows, `${JSON.stringify({ name, id: page.id, ...scored, ...error, content })}\n`);
    }
  }
}

function print(): void {
  const columns = ['og:image', 'pictures', 'others', 'captions', 'lost', 'placeholders'];
  console.log(`${String(pages.length)} pages`.padEnd(14) + columns.map((name) => name.padStart(14)).join(''));
  for (const [name, its] of scores) {
    const sum = (key: keyof PictureScore) => its.reduce((total, one) => total + (one[key] ?? 0), 0);
    const leads = its.filter(({ lead }) => lead !== null).length;
    const cells = [
      share(sum('lead'), leads),
      share(sum('kept'), sum('pictures')),
      String(sum('others')),
      share(sum('captionsOnce'), sum('captions')),
      share(sum('captionsLost'), sum('captions')),
      String(sum('placeholders')),
    ];
    console.log(name.padEnd(14) + cells.map((cell) => cell.padStart(14)).join(''));
  }
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)}% ${String(part)}/${String(whole)}`;
}
