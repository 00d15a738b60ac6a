import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'puppeteer-core';

import { chooseImport, importShows, runImport } from '../../e2e/support/import-dialog.ts';
import { launchExtension } from '../../e2e/support/launch-extension.ts';
import { storedRows } from '../../e2e/support/stored.ts';
import { ownExport } from '../../fixtures/own-export.ts';
import { between, pick, type Random } from '../search/random.ts';
import { emptyTally, type FaultPart, type FaultRun, note } from './fault-run.ts';

const ARTICLES = 60;
const PATIENCE_MS = 90_000;

type Damage = [words: string, make: (path: string, size: number, random: Random) => void];

/** What a disk, or a program that means well, does to a file: its words, and how it is done. */
const DAMAGES: [Damage, ...Damage[]] = [
  ['64 bytes are others', overwrite(64, 0xa5)],
  ['a page is empty', overwrite(4096, 0)],
  [
    'cut off',
    (path, size, random) => {
      truncateSync(path, between(random, 0, size));
    },
  ],
  [
    'gone',
    (path) => {
      rmSync(path);
    },
  ],
];

function overwrite(length: number, byte: number): Damage[1] {
  return (path, size, random) => {
    const bytes = readFileSync(path);
    const from = between(random, 0, size);
    bytes.fill(byte, from, Math.min(size, from + length));
    writeFileSync(path, bytes);
  };
}

/** The browser's files of a library are damaged at many places, each in a copy of the profile, and the library is opened. */
export const damageFiles: FaultPart = async (run) => {
  const tally = emptyTally();
  const whole = mkdtempSync(join(tmpdir(), 'cuttings-whole-'));
  const copy = `${whole}-copy`;
  const outcomes = new Map<string, number>();
  try {
    await fillProfile(run, whole);
    for (let round = 0; round < run.rounds; round += 1) {
      rmSync(copy, { recursive: true, force: true });
      cpSync(whole, copy, { recursive: true });
      const what = damageOne(copy, run.random);
      const outcome = await opened(run, copy);
      run.tell(`${what}: ${outcome}`);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (outcome.startsWith('BAD')) note(tally, 'lost', [`${what}: ${outcome}`]);
    }
  } finally {
    for (const folder of [whole, copy]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  tally.acknowledged = ARTICLES;
  tally.notes.push(...[...outcomes].map(([outcome, count]) => `${String(count)} × ${outcome}`));
  return tally;
};

/** A profile with a library that has been looked at, as it is when the browser was closed. */
async function fillProfile({ browser: name }: FaultRun, profileDir: string): Promise<void> {
  const browser = await launchExtension({ browser: name, profileDir });
  const library = await browser.openExtensionPage('library.html#/');
  const file = join(profileDir, 'import.zip');
  writeFileSync(file, ownExport(ARTICLES, { pictures: 1, paragraphs: 20 }));
  await chooseImport(library, file);
  await importShows(library, 'preview');
  await runImport(library);
  await browser.reloadExtensionPage(library, '[data-article-id]');
  await library.waitForFunction(
    async (count) => {
      const api = (globalThis as { chrome?: typeof chrome }).chrome;
      return JSON.stringify(await api?.storage.local.get()).includes(`"articles":${String(count)}`);
    },
    {},
    ARTICLES,
  );
  await browser.close();
}

/** The files that a browser keeps our database in. */
function databaseFiles(profileDir: string): string[] {
  return readdirSync(profileDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /IndexedDB\/chrome-extension|moz-extension\+\+\+[^/]*\/idb\//.test(path))
    .filter((path) => !/\/LOCK$|\/LOG(?:\.old)?$/.test(path))
    .toSorted();
}

/** Damages one file, and says how. */
function damageOne(profileDir: string, random: Random): string {
  const files = databaseFiles(profileDir)
    .map((path) => ({ path, size: readFileSync(path).length }))
    .filter(({ size }) => size > 0);
  const [first, ...rest] = files;
  if (!first) throw new Error('the profile has no database of ours');
  // Every other time one of the database itself, of which there are few; else any, most of them pictures.
  const own = files.filter(({ path }) => /leveldb\/[^/]*$|sqlite(?:-wal)?$/.test(path));
  const [ownFirst, ...ownRest] = random() < 0.75 ? own : files;
  const { path, size } = ownFirst ? pick(random, [ownFirst, ...ownRest]) : pick(random, [first, ...rest]);
  const [words, damage] = pick(random, DAMAGES);
  damage(path, size, random);
  return `${path.split('/').slice(-2).join('/')} ${words}`;
}

/** What the reader gets who opens the library; what they should never get begins with BAD. */
async function opened({ browser: name }: FaultRun, profileDir: string): Promise<string> {
  const browser = await launchExtension({ browser: name, profileDir });
  try {
    const library = await browser.openExtensionPage('library.html#/');
    const shown = await library.waitForFunction(
      () => {
        if (document.querySelector('[data-lost]')) return 'lost';
        if (document.querySelector('[data-rescue]')) return 'failure';
        return document.querySelector('[data-article-id]') ? 'list' : '';
      },
      { timeout: PATIENCE_MS },
    );
    const what = await shown.jsonValue();
    if (what === 'lost') return 'the library says that the browser has deleted it';
    if (what === 'failure') return 'the page that says so, with its ways out';
    return await read(library);
  } catch (error) {
    const text = await browser
      .openExtensionPage('library.html#/')
      .then((page) => page.evaluate(() => document.body.innerText.slice(0, 300)))
      .catch(() => '');
    return `BAD: nothing is said (${String(error)}; ${text.replaceAll('\n', ' ')})`;
  } finally {
    await browser.close().catch(() => browser.kill());
  }
}

/** The list is shown: whether all rows are there, or else something tells. */
async function read(library: Page): Promise<string> {
  const rows = await Promise.all(
    ['articles', 'versions', 'texts', 'bodies', 'annotations', 'images'].map((table) =>
      storedRows(library, table).then(
        ({ length }) => length,
        () => -1,
      ),
    ),
  );
  if (rows.every((count) => count === ARTICLES)) return 'the whole library';
  return `the list, with rows missing (${rows.join(', ')})`;
}
