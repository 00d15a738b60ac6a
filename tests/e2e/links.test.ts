import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';
import { makeTempDir, removeTempDir } from './support/temp-dir.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const [english, chinese] = samples;
if (!english || !chinese) throw new Error('no samples');

let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;
let extensionDir: string;

beforeAll(async () => {
  server = await startServer({
    mounts: sampleMounts('tests/fixtures/samples'),
    routes: {
      '/moved': (response) => {
        response.writeHead(302, { location: english.path }).end();
      },
      '/report.pdf': { body: '%PDF-1.4', headers: { 'content-type': 'application/pdf' } },
      '/data.json': { body: '{"ferry": true}', headers: { 'content-type': 'application/json' } },
    },
  });
  extensionDir = withAccess();
  browser = await freshBrowser(browserName, extensionDir);
  library = await browser.openExtensionPage('library.html');
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
  removeTempDir(extensionDir);
});

const articles = () => storedRows(library, 'articles');
const openTabs = (): Promise<number> => library.evaluate(async () => (await chrome.tabs.query({})).length);

/** Keeps the link to a page that can't be saved, by a click in the popup. */
async function keepLink(path: string): Promise<void> {
  const page = await browser.newPage(server.url(path));
  const popup = await browser.clickToolbar(page);
  await popup.waitFor('[data-failure]');
  await popup.click('[data-failure] footer button:first-child');
  await popup.waitForExpression(
    `document.querySelector('[role=status]').innerText.includes('in your library')`,
  );
  await popup.close();
  await page.close();
}

describe(`a kept link in ${browserName}`, () => {
  it('stands in the library as what it is', async () => {
    await keepLink('/data.json');
    await library.bringToFront();
    await library.waitForSelector('[data-article-id][data-link]');
    const row = await library.$eval('[data-link]', ({ textContent }) => textContent);
    expect(row).toContain('link, not read yet');
    expect(row).toContain('/data.json');
    await library.locator('[data-link] h2 a').click();
    await library.waitForSelector('main[data-link] h1:focus');
    expect(await library.$eval('main[data-link] a', ({ href }) => href)).toBe(server.url('/data.json'));
    await library.keyboard.press('Escape');
    await library.waitForSelector('[data-link] h2 a');
  });

  it('bears the title that the reader gives it', async () => {
    await library.locator('[data-link] h2 a').click();
    await library.waitForSelector('main[data-link] h1:focus');
    await library.keyboard.press('c');
    await library.waitForSelector('[data-fact=title] textarea:focus');
    expect(await library.$$eval('[data-fact]', ({ length }) => length)).toBe(1);
    await library.$eval('[data-fact=title] textarea', (field) => {
      field.select();
    });
    await library.keyboard.type('A list of ferries\n');
    await library.waitForFunction(
      () =>
        document.querySelector('main[data-link] h1')?.textContent === 'A list of ferries' &&
        !document.querySelector('dialog'),
    );
    await library.keyboard.press('Escape');
    await library.waitForFunction(
      () => document.querySelector('[data-link] h2')?.textContent === 'A list of ferries',
    );
  });

  it('is read in a tab of its own, which is closed again, wherever the link leads', async () => {
    const id = await keepInLibrary('/moved');
    const before = await openTabs();
    await openLink(id);
    await soon(articles).toContainEqual(
      expect.objectContaining({ id, title: english.title, url: server.url(english.path) }),
    );
    await library.waitForSelector('article h1');
    await soon(openTabs).toBe(before);
    await soon(() => library.$eval('article h1', ({ innerText }) => innerText)).toBe(english.title);
    await soon(async () =>
      (await storedRows(library, 'jobs')).filter(({ linkId }) => linkId === id),
    ).toMatchObject([{ state: 'committed', picturesPending: false }]);
  });

  it('stays a link when nothing can be read there, and says so', async () => {
    const id = await keepInLibrary('/nothing/here.json');
    const before = await openTabs();
    await openLink(id);
    await library.waitForFunction(() =>
      document.querySelector('main[data-link] [role=status]')?.textContent.includes('couldn’t be read'),
    );
    await soon(openTabs).toBe(before);
    expect(await articles()).toContainEqual(expect.objectContaining({ id, versionId: null }));
  });

  it('is filled in when the reader opens its page and saves it', async () => {
    const id = await keepInLibrary(chinese.path);
    const page = await browser.newPage(server.url(chinese.path));
    const popup = await browser.clickToolbar(page);
    await popup.waitFor('[data-saved=created]');
    await popup.close();
    await page.close();
    expect(await articles()).toContainEqual(expect.objectContaining({ id, title: chinese.title }));
  });
});

/** Opens a link of the library and clicks on "Read in the background". */
async function openLink(id: string): Promise<void> {
  await library.bringToFront();
  await library.evaluate((article: string) => {
    location.hash = `#/article/${article}`;
  }, id);
  await library.locator('main[data-link] p > a + button').click();
}

/** Puts a link of this address in the library, as the menu does; its id. */
async function keepInLibrary(path: string): Promise<string> {
  const id = crypto.randomUUID();
  const url = server.url(path);
  await library.evaluate(
    async (row: object) => {
      const open = indexedDB.open('cuttings');
      await new Promise((resolve) => {
        open.onsuccess = resolve;
      });
      const transaction = open.result.transaction('articles', 'readwrite');
      transaction.objectStore('articles').put(row);
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      open.result.close();
    },
    {
      ...{
        id,
        url,
        urlKeys: [url.replace('http:', 'https:')],
        title: path,
        versionId: null,
        canonicalUrl: null,
      },
      ...{
        byline: [],
        dir: null,
        lang: null,
        siteName: null,
        excerpt: null,
        publishedTime: null,
        source: 'page',
      },
      ...{
        words: 0,
        characters: 0,
        picturesKept: 0,
        picturesFound: 0,
        tags: [],
        note: '',
        isFavourite: false,
      },
      ...{ state: 'unread', progress: 0, leadImage: null, deletedAt: null },
      ...{ savedAt: new Date().toISOString(), modified: new Date().toISOString() },
    },
  );
  return id;
}

/** The build, in a browser whose reader has allowed it to read the server's pages. */
function withAccess(): string {
  const built = join('.output', browserName === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');
  const dir = makeTempDir('extension');
  cpSync(built, dir, { recursive: true });
  const file = join(dir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: ['*://127.0.0.1/*'] }));
  return dir;
}
