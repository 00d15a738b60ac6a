import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { readerPage } from './support/reader-page.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const [english, simplified, traditional, japanese] = samples;

let browser: ExtensionBrowser;
let server: TestServer;
let page: Page;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await freshBrowser(browserName);
  page = await browser.openExtensionPage('library.html', 'main h1');
  for (const sample of [english, simplified, traditional]) await save(sample?.path ?? '');
  await page.bringToFront();
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

async function save(path: string): Promise<void> {
  const site = await browser.newPage(server.url(path));
  const popup = await browser.clickToolbar(site);
  await popup.waitFor('[data-saved=created]');
  await popup.close();
  await site.close();
}

const titles = (): Promise<string[]> =>
  page.$$eval('[data-article-id] h2', (elements) => elements.map(({ textContent }) => textContent));

async function ask(query: string): Promise<void> {
  await page.evaluate((asked: string) => {
    location.hash = `#/?q=${encodeURIComponent(asked)}`;
  }, query);
}

/** The library as it was before texts were searched: with no index, and nothing that tells of one. */
async function takeIndexAway(): Promise<void> {
  await page.evaluate(async () => {
    const open = indexedDB.open('cuttings');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const database = open.result;
    const names = [...database.objectStoreNames].filter((name) => name.startsWith('search'));
    const transaction = database.transaction([...names, 'meta'], 'readwrite');
    for (const name of names) transaction.objectStore(name).clear();
    transaction.objectStore('meta').delete('searchVersion');
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    database.close();
  });
}

describe(`full text in ${browserName}`, () => {
  it.each([
    ['kayakers', [english]],
    ['timetabl', [english]],
    ['imetable', []],
    ['"She kept to the timetable on all but nine"', [english]],
    ['"timetable on nine"', []],
    ['铆钉', [simplified]],
    ['鉚釘逐一', [simplified]],
    ['颗', [simplified]],
    ['９鼎 OR 九鼎配八簋', [traditional]],
    ['曾是周天子', [traditional]],
    ['kayakers OR 铆钉', [english, simplified]],
    ['-kayakers -铆钉', [traditional]],
    ['kayakers 铆钉', []],
  ])('finds %s in what was saved', async (query, found) => {
    await ask(query);
    const wanted = found.map((sample) => sample?.title ?? '').toSorted();
    await soon(async () => (await titles()).toSorted()).toEqual(wanted);
  });

  it('finds quotes and notes of highlights, as soon as they are written', async () => {
    await ask('albatross');
    await soon(titles).toEqual([]);
    const [article] = (await storedRows(page, 'articles')).filter(({ title }) => title === english?.title);
    const other = await browser.openExtensionPage(`library.html#/article/${String(article?.id)}`, 'article');
    const reader = await readerPage(other);
    await reader.highlightFirstSentence('An albatross of a boat');
    await soon(async () => (await storedRows(page, 'annotations')).length).toBe(1);
    await soon(titles).toEqual([english?.title]);
    await other.close();
  });

  it('shows what is saved elsewhere, if it has the words that are asked for', async () => {
    await ask('"最初の年に根づいた"');
    await soon(titles).toEqual([]);
    await save(japanese?.path ?? '');
    await soon(titles).toEqual([japanese?.title]);
  });

  it('brings in what was saved before texts were searched', async () => {
    await takeIndexAway();
    const address = `library.html#/?q=${encodeURIComponent('kayakers')}`;
    page = await browser.openExtensionPage(address, 'main h1');
    await soon(titles).toEqual([english?.title]);
    await soon(() => page.$('progress[aria-labelledby]')).toBeNull();
    expect((await storedRows(page, 'searchArticles')).length).toBe(4);
  });
});
