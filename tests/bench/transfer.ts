import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import type { Page } from 'puppeteer-core';

import { closeBrowser } from '../e2e/support/close-browser.ts';
import { exportList } from '../e2e/support/export-list.ts';
import { chooseImport, importShows, runImport } from '../e2e/support/import-dialog.ts';
import { launchExtension } from '../e2e/support/launch-extension.ts';
import { emptyLibrary } from '../e2e/support/stored.ts';
import { makeTempDir } from '../e2e/support/temp-dir.ts';
import { ownExport } from '../fixtures/own-export.ts';
import { bareCopy, libraryDigest, sampleHeap } from './transfer/in-page.ts';

/**
 * A large library brought in, taken out in every form, backed up, lost, restored, and brought in again from its own export: in a
 * real browser on the built extension, by its dialogs. Beside it, in the same run, the browser's own database copying the same
 * rows with nothing of ours; `ratio` is the time over that. After each way back the library must hold what it held.
 */
const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    /** Of each article, of its own, 640 × 400. */
    pictures: { type: 'string', default: '2' },
    paragraphs: { type: 'string', default: '40' },
    browser: { type: 'string', default: 'chromium' },
    formats: {
      type: 'string',
      default: 'json,markdown,html,epub,docx,text,annotations,bookmarks,csv,bibtex,ris,csl',
    },
  },
});
const articles = Number(values.articles);
const shape = { pictures: Number(values.pictures), paragraphs: Number(values.paragraphs) };
const PATIENCE = { timeout: 3_600_000 };

const folder = makeTempDir('transfer');
const file = join(folder, 'library.zip');
writeFileSync(file, ownExport(articles, shape));

const load = loadavg()[0] ?? NaN;
const browser = await launchExtension({ browser: values.browser === 'firefox' ? 'firefox' : 'chromium' });
const page = await browser.openExtensionPage('library.html#/', '[data-open-import]');
await sampleHeap(page);
const ends: string[] = [];

const brought = await measured('import JSON', async () => {
  await chooseImport(page, file);
  await importShows(page, 'preview');
  await runImport(page);
});
await closeDialog(page);
const before = await libraryDigest(page);
const bareMs = await bareCopy(page);
const rows: Row[] = [{ what: 'the same rows, copied bare', ms: bareMs, heap: 0 }, brought];

const exports = new Map<string, string>();
for (const format of values.formats.split(',')) {
  rows.push(
    await measured(`export ${format}`, async () => {
      const written = await downloaded(() => exportList(page, format));
      exports.set(format, written);
      return written;
    }),
  );
}

let backup = '';
rows.push(
  await measured('back up', async () => {
    await page.locator('[data-open-backup]').click();
    backup = await downloaded(async () => {
      await page.locator('[data-back-up]').click();
      await page.waitForSelector('[data-backup=offered] [data-said]:not(:empty)', PATIENCE);
    });
    return backup;
  }),
);
await page.keyboard.press('Escape');

await startEmpty();
rows.push(
  await measured('restore the backup', async () => {
    await page.locator('[data-open-backup]').click();
    const input = await page.waitForSelector('input[data-backup-file]');
    await input?.uploadFile(backup);
    await page.waitForSelector('[data-backup=preview]', PATIENCE);
    await page.locator('[data-restore]').click();
    await page.waitForSelector('[data-backup=restored]', PATIENCE);
  }),
);
await page.keyboard.press('Escape');
ends.push(`restored: ${await judged()}`);

const json = exports.get('json');
if (json !== undefined) {
  await startEmpty();
  rows.push(
    await measured('import that export', async () => {
      await chooseImport(page, json);
      await importShows(page, 'preview');
      await runImport(page);
    }),
  );
  await closeDialog(page);
  ends.push(`exported and imported: ${await judged()}`);
}

console.log(
  `${values.browser}, ${values.articles} articles of ${values.paragraphs} paragraphs and ${values.pictures} pictures, load ${load.toFixed(1)} → ${(loadavg()[0] ?? NaN).toFixed(1)} on ${String(availableParallelism())} processors`,
);
console.log(['what', 'seconds', 'ratio', 'articles/s', 'peak heap MB', 'file'].join('\t'));
for (const { what, ms, heap, path } of rows)
  console.log(
    [
      what,
      (ms / 1000).toFixed(1),
      (ms / bareMs).toFixed(1),
      (articles / (ms / 1000)).toFixed(0),
      heap > 0 ? (heap / 1e6).toFixed(0) : '–',
      path === undefined ? '' : `${(statSync(path).size / 1e6).toFixed(1)} MB`,
    ].join('\t'),
  );
for (const end of ends) console.log(end);
await closeBrowser(browser);
process.exit(ends.every((end) => end.endsWith('equal')) ? 0 : 1);

interface Row {
  what: string;
  ms: number;
  /** Bytes; 0 where the browser tells none. */
  heap: number;
  path?: string;
}

/** How long something takes, and the most memory that the page's scripts had meanwhile. What it gives is the file that came of it. */
async function measured(what: string, work: () => Promise<unknown>): Promise<Row> {
  await page.evaluate('peakHeap = 0');
  const started = performance.now();
  const path = await work();
  const ms = performance.now() - started;
  console.log(`${what}: ${(ms / 1000).toFixed(1)} s`);
  return {
    what,
    ms,
    heap: Number(await page.evaluate('peakHeap')),
    ...(typeof path === 'string' && { path }),
  };
}

/** The file that comes into the downloads by some work; into a folder of its own, since many have the same name. */
async function downloaded(work: () => Promise<void>): Promise<string> {
  await browser.setDownloadDir(join(folder, String(rows.length)));
  await work();
  for (;;) {
    const [name, ...others] = readdirSync(browser.downloadDir);
    if (name !== undefined && others.length === 0 && !/\.(?:crdownload|part)$/.test(name)) {
      const path = join(browser.downloadDir, name);
      if (statSync(path).size > 0) return path;
    }
    await pause(50);
  }
}

async function closeDialog(shown: Page): Promise<void> {
  await shown.locator('dialog footer button:last-child').click();
  await shown.waitForFunction(() => document.querySelector('dialog') === null);
}

async function startEmpty(): Promise<void> {
  await emptyLibrary(page);
  await browser.reloadExtensionPage(page, '[data-open-import]');
  await sampleHeap(page);
}

async function judged(): Promise<string> {
  return (await libraryDigest(page)) === before ? 'equal' : 'NOT EQUAL';
}
