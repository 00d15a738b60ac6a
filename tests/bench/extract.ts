import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

import { root, runNode } from '../../scripts/ensure-install.mjs';
import { bundleExtractors } from './extract/bundle-extractors.ts';
import { extractInChromium, type Outside } from './extract/extract-in-chromium.ts';
import {
  copyHarness,
  type Harness,
  importFile,
  type Scored,
  summariesOf,
  type Timed,
} from './extract/harness.ts';
import type { Extracted } from './extract/page-extractors.ts';
import { corpusFiles, isSetAside, readPages } from './extract/read-corpus.ts';
import { writeFigures } from './extract/write-figures.ts';

/**
 * The article that is found on real pages, beside what other extractors find on the same pages in the same run, scored by a
 * harness that isn't ours. In Node on the harness's own DOM, or with `--browser` in real Chromium, where the product runs.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string' },
    browser: { type: 'boolean', default: false },
    extractors: { type: 'string', default: 'cuttings,readability,defuddle,extractus' },
    /** Pages set aside are a tenth of all: never looked at while rules are made, measured at the end. */
    part: { type: 'string', default: 'all' },
    /** Takes each so-and-so-many-th page: a quick look. */
    every: { type: 'string', default: '1' },
    /** Writes what was found and its score, a line for each page, into `ROWS.EXTRACTOR.jsonl`. */
    rows: { type: 'string' },
    /** Writes what was reached into this folder, in Chromium only: numbers, tables, a chart. */
    figures: { type: 'string' },
    harness: { type: 'string', default: '../shared/bench/extract' },
    corpus: { type: 'string', default: '../shared/corpus/extract' },
  },
});

const corpus = resolve(root, values.corpus);
for (const folder of [corpus, resolve(root, values.harness)]) {
  if (existsSync(folder)) continue;
  console.error(`${folder} isn't there: the pages and their harness are no part of the project.`);
  process.exit(1);
}
const harness = copyHarness(resolve(root, values.harness));
const files = values.cases?.split(',').map((file) => resolve(file)) ?? corpusFiles(corpus);
const cases = readPages(files)
  .filter((page) => values.part === 'all' || isSetAside(page) === (values.part === 'aside'))
  .filter((_, index) => index % Number(values.every) === 0);
const names = values.extractors.split(',');
if (values.rows !== undefined) {
  for (const name of names) writeFileSync(`${values.rows}.${name}.jsonl`, '');
}
if (values.browser) await scoreInBrowser();
else process.exit(await scoreInNode());

async function scoreInBrowser(): Promise<void> {
  const scorer = (await importFile(join(harness, 'score.mjs'))) as Harness;
  const inPage = names.filter((name) => name !== 'extractus');
  const outside: Outside = names.includes('extractus') ? { extractus: await extractus() } : {};
  const rows = new Map<string, Scored[]>(names.map((name) => [name, []]));
  const script = await bundleExtractors('page');
  let done = 0;
  await extractInChromium(cases, { script, names: inPage, outside }, (page, results) => {
    done += 1;
    if (done % 50 === 0) console.error(`${String(done)} of ${String(cases.length)} pages`);
    const base = results.readability && 'ms' in results.readability ? results.readability : undefined;
    for (const [name, result] of Object.entries(results)) {
      const found = 'error' in result ? { error: result.error } : timesOf(result, base);
      const row = { ...scorer.scoreCase(page, 'error' in result ? null : result), ...found };
      rows.get(name)?.push(row);
      if (values.rows !== undefined) {
        const line = JSON.stringify({ ...row, url: page.url, truth: page.truth, out: result });
        appendFileSync(`${values.rows}.${name}.jsonl`, `${line}\n`);
      }
    }
  });
  const summaries = [...rows].map(([extractor, scored]) => summariesOf(extractor, scored, scorer));
  for (const one of summaries) scorer.print(one);
  if (values.figures !== undefined) {
    const about = `${String(cases.length)} real pages, in Chromium.`;
    writeFigures(summaries, about, resolve(values.figures));
  }
}

/** As the harness counts, and with the copy of the page that a script in a page can't do without. */
function timesOf(result: Extracted, base: Extracted | undefined): Timed {
  return {
    ms: result.ms,
    baseMs: base?.ms,
    withCopy: { ms: result.ms + result.copyMs, baseMs: base && base.ms + base.copyMs },
  };
}

/** By the harness's own command, a run for each extractor. */
async function scoreInNode(): Promise<number> {
  writeFileSync(join(harness, 'extractors', 'cuttings.mjs'), await bundleExtractors('node'));
  const chosen = join(harness, 'cases.jsonl.gz');
  writeFileSync(chosen, gzipSync(cases.map((page) => JSON.stringify(page)).join('\n')));
  for (const name of names) {
    const args = ['--cases', chosen, '--extractor', join(harness, 'extractors', `${name}.mjs`)];
    const rows = values.rows === undefined ? [] : ['--keep', '--rows', `${values.rows}.${name}.jsonl`];
    const code = runNode([join(harness, 'score.mjs'), ...args, ...rows]);
    if (code !== 0) return code;
  }
  return 0;
}

async function extractus(): Promise<Outside[string]> {
  const { default: extract } = (await importFile(join(harness, 'extractors', 'extractus.mjs'))) as {
    default: (html: string, url: string) => Promise<Omit<Extracted, 'ms' | 'copyMs'> | null>;
  };
  return async ({ html, url }) => {
    const started = performance.now();
    try {
      const article = await extract(html, url);
      return { ...article, ms: performance.now() - started, copyMs: 0 };
    } catch (error) {
      return { error: String(error) };
    }
  };
}
