import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import type { Page } from 'puppeteer-core';

import { exportList } from '../e2e/support/export-list.ts';
import { chooseImport, importShows, runImport } from '../e2e/support/import-dialog.ts';
import { launchExtension } from '../e2e/support/launch-extension.ts';
import { emptyLibrary } from '../e2e/support/stored.ts';
import { makeTempDir } from '../e2e/support/temp-dir.ts';
import { ownExport } from '../fixtures/own-export.ts';
import { watchHeap } from './transfer/heap.ts';
import { bareCopy, libraryDigest } from './transfer/in-page.ts';

/**
 * A large library brought in, taken out in every form, backed up, lost, restored, and brought in again from its own exports: in a
 * real browser on the built extension, by its dialogs. Beside it the browser's own database copying the same rows with nothing of
 * ours; `ratio` is the time over that. After each way back that carries everything the library must hold what it held.
 *
 * `--steps` does some of it; what the others need lies in `--folder`, with the figures so far (`rows.json`).
 */
const STEPS = ['import', 'export', 'backup', 'restore', 'return'];
const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    /** Of each article, of its own, 640 × 400. */
    pictures: { type: 'string', default: '2' },
    paragraphs: { type: 'string', default: '40' },
    browser: { type: 'string', default: 'chromium' },
    formats: {
      type: 'string',
      default: 'json,markdown,html,epub,docx,text,annotations,bookmarks,csv,citations,bibtex,ris,csl',
    },
    /** Exports that are brought into an empty library again. */
    returns: { type: 'string', default: 'json,epub,annotations,bookmarks,csl' },
    steps: { type: 'string', default: STEPS.join() },
    folder: { type: 'string' },
  },
});
const articles = Number(values.articles);
const shape = { pictures: Number(values.pictures), paragraphs: Number(values.paragraphs) };
const steps = new Set(values.steps.split(','));
const name = values.browser === 'firefox' ? 'firefox' : 'chromium';
/** Longest that a step may take. */
const PATIENCE_MS = 3_600_000;
const PATIENCE = { timeout: PATIENCE_MS };
/** What carries everything, and so must give back the same library. */
const WHOLE = new Set(['json']);

const folder = values.folder ?? makeTempDir('transfer');
const file = join(folder, 'library.zip');
const kept = join(folder, 'rows.json');
const { bareMs: knownBareMs, before: knownBefore, rows } = readKept();
let bareMs = knownBareMs;
let before = knownBefore;
const isOnAnother = !steps.has('import') && !steps.has('export') && !steps.has('backup');
const profileDir = join(folder, isOnAnother ? 'profile-2' : 'profile');
mkdirSync(profileDir, { recursive: true });
if (!existsSync(file)) writeFileSync(file, ownExport(articles, shape));

const browser = await launchExtension({
  browser: name,
  profileDir,
  patienceMs: PATIENCE_MS,
});
const page = await browser.openExtensionPage('library.html#/', '[data-open-import]');
const heap = name === 'chromium' ? await watchHeap(page) : null;

if (steps.has('import')) {
  await measured('import JSON', () => bringIn(file));
  before = await libraryDigest(page);
  bareMs = await bareCopy(page);
}
if (steps.has('export')) for (const format of values.formats.split(',')) await exported(format);
if (steps.has('backup')) await measured('back up', backUp);
if (steps.has('restore')) {
  await startEmpty();
  await measured('restore the backup', restore);
  judge('restore the backup', await libraryDigest(page));
}
if (steps.has('return')) {
  for (const format of values.returns.split(',')) {
    await startEmpty();
    const what = `import ${format} again`;
    await measured(what, () => bringIn(downloadOf(`export ${format}`)));
    if (WHOLE.has(format)) judge(what, await libraryDigest(page));
  }
}
await browser.close();
report();
process.exit(rows.some(({ isEqual }) => isEqual === false) ? 1 : 0);

interface Row {
  what: string;
  ms: number;
  /** Articles in the library after it. */
  there: number;
  /** Bytes of the file that came of it. */
  bytes?: number;
  /** MB, of the page's scripts: the most that was in use with what nobody needs any more, and without that. Only Chromium tells. */
  peakMb?: number;
  heldMb?: number;
  /** Of the machine, before and after. */
  load: [before: number, after: number];
  isEqual?: boolean;
}

/** How long something takes, and the most memory that the page's scripts had meanwhile. What it gives is the file that came of it. */
async function measured(what: string, work: () => Promise<string | undefined>): Promise<void> {
  const load = loadavg()[0] ?? NaN;
  heap?.begin();
  const started = performance.now();
  const path = await work();
  const ms = Math.round(performance.now() - started);
  const row: Row = {
    ...{ what, ms, there: await countArticles(), load: [load, loadavg()[0] ?? NaN], ...(await heap?.end()) },
    ...(path !== undefined && { bytes: statSync(path).size }),
  };
  const former = rows.findIndex((one) => one.what === what);
  rows.splice(former < 0 ? rows.length : former, former < 0 ? 0 : 1, row);
  keep();
  console.log(`${what}: ${(ms / 1000).toFixed(1)} s, ${JSON.stringify(row)}`);
}

async function exported(format: string): Promise<void> {
  const what = `export ${format}`;
  await measured(what, () => downloaded(what, () => exportList(page, format)));
}

async function backUp(): Promise<string> {
  await page.locator('[data-open-backup]').click();
  const path = await downloaded('back up', async () => {
    await page.locator('[data-back-up]').click();
    await page.waitForSelector('[data-backup=offered] [data-said]:not(:empty)', PATIENCE);
  });
  await page.keyboard.press('Escape');
  return path;
}

async function restore(): Promise<undefined> {
  await page.locator('[data-open-backup]').click();
  const input = await page.waitForSelector('input[data-backup-file]');
  await input?.uploadFile(downloadOf('back up'));
  await page.waitForSelector('[data-backup=preview]', PATIENCE);
  await page.locator('[data-restore]').click();
  await page.waitForSelector('[data-backup=restored]', PATIENCE);
  await page.keyboard.press('Escape');
}

async function bringIn(path: string): Promise<undefined> {
  await chooseImport(page, path);
  await importShows(page, 'preview');
  await runImport(page);
  await closeDialog(page);
}

/** The file that comes into the downloads by some work; into a folder of its own, since many have the same name. */
async function downloaded(what: string, work: () => Promise<void>): Promise<string> {
  const into = downloadsOf(what);
  mkdirSync(into, { recursive: true });
  const known = new Set(readdirSync(into));
  await browser.setDownloadDir(into);
  await work();
  for (;;) {
    const [added, ...others] = readdirSync(into).filter((one) => !known.has(one));
    if (added !== undefined && others.length === 0 && !/\.(?:crdownload|part)$/.test(added)) {
      const path = join(into, added);
      if (statSync(path).size > 0) return path;
    }
    await pause(50);
  }
}

/** What a step has written, this time or before. */
function downloadOf(what: string): string {
  const [written] = readdirSync(downloadsOf(what));
  if (written === undefined) throw new Error(`nothing was written by "${what}"`);
  return join(downloadsOf(what), written);
}

function downloadsOf(what: string): string {
  return join(folder, what.replaceAll(' ', '-'));
}

async function closeDialog(shown: Page): Promise<void> {
  await shown.locator('dialog footer button:last-child').click();
  await shown.waitForFunction(() => document.querySelector('dialog') === null);
}

async function startEmpty(): Promise<void> {
  await emptyLibrary(page);
  await browser.reloadExtensionPage(page, '[data-open-import]');
}

function countArticles(): Promise<number> {
  return page.evaluate(async () => {
    const open = indexedDB.open('cuttings');
    await new Promise((resolve) => (open.onsuccess = resolve));
    const count = open.result.transaction('articles').objectStore('articles').count();
    await new Promise((resolve) => (count.onsuccess = resolve));
    open.result.close();
    return count.result;
  });
}

function judge(what: string, now: string): void {
  const row = rows.find((one) => one.what === what);
  if (row) row.isEqual = now === before;
  keep();
}

function readKept(): { bareMs: number; before: string; rows: Row[] } {
  if (!existsSync(kept)) return { bareMs: NaN, before: '', rows: [] };
  return JSON.parse(readFileSync(kept, 'utf8')) as { bareMs: number; before: string; rows: Row[] };
}

function keep(): void {
  writeFileSync(kept, JSON.stringify({ bareMs, before, rows }));
}

function report(): void {
  console.log(
    `${name}, ${values.articles} articles of ${values.paragraphs} paragraphs and ${values.pictures} pictures on ${String(availableParallelism())} processors; the same rows copied bare: ${(bareMs / 1000).toFixed(1)} s`,
  );
  const columns = ['what', 's', 'ratio', 'articles/s', 'there', 'held MB', 'peak MB', 'file MB', 'load', ''];
  console.log(columns.join('\t'));
  for (const { what, ms, there, heldMb, peakMb, bytes, load, isEqual } of rows) {
    const cells = [
      ...[what, (ms / 1000).toFixed(1), (ms / bareMs).toFixed(1), (articles / (ms / 1000)).toFixed(0)],
      ...[String(there), heldMb?.toFixed(0) ?? '–', peakMb?.toFixed(0) ?? '–'],
      bytes === undefined ? '–' : (bytes / 1e6).toFixed(1),
      load.map((one) => one.toFixed(1)).join(' → '),
      isEqual === undefined ? '' : isEqual ? 'equal' : 'NOT EQUAL',
    ];
    console.log(cells.join('\t'));
  }
}
