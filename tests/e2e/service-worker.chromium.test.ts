import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { fortyPicturesPage } from '../fixtures/samples/hostile-pages.ts';
import { picture } from '../fixtures/samples/picture.ts';
import { closeBrowser } from './support/close-browser.ts';
import { ChromiumBrowser } from './support/chromium.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { type Route, startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

let browser: ChromiumBrowser;
let server: TestServer;
let page: Page;
/** Stands between the page script and its pictures: a save is in its middle as long as one is held back. */
const heldPictures: (() => void)[] = [];

beforeAll(async () => {
  const routes: Record<string, Route> = { '/forty': { body: fortyPicturesPage() } };
  for (let n = 1; n <= 40; n += 1) {
    routes[`/picture/${String(n)}.png`] = async (response) => {
      if (n > 20) await new Promise<void>((resolve) => heldPictures.push(resolve));
      response.writeHead(200, { 'content-type': 'image/png' });
      response.end(picture(480, 320, [n * 5, 120, 200 - n]));
    };
  }
  server = await startServer({ routes });
  const launched = await freshBrowser('chromium');
  if (!(launched instanceof ChromiumBrowser)) throw new Error('this test is for Chromium');
  browser = launched;
});

/** Pages that a failed test leaves go on asking for pictures, and the browser has few connections to a server. */
afterEach(async () => {
  await page.close();
  for (const release of heldPictures.splice(0)) release();
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

describe('a service worker that Chrome stops', () => {
  it('right before the save loses nothing and makes no double', async () => {
    page = await browser.newPage(server.url('/forty?case=before'), 'domcontentloaded');
    await browser.stopServiceWorker();
    const popup = await browser.clickToolbar(page);
    await popup.waitFor('[data-saved=created]');
    await expectOneWhole('/forty?case=before');
  });

  it('in the middle of the save loses nothing and makes no double', async () => {
    page = await browser.newPage(server.url('/forty?case=middle'), 'domcontentloaded');
    const library = await browser.openExtensionPage('library.html');
    const popup = await browser.clickToolbar(page);
    // The text has arrived and waits for pictures that are held back: this is the middle.
    await expect.poll(() => storedRows(library, 'staging'), { timeout: 30_000 }).not.toEqual([]);
    await browser.stopServiceWorker();
    await library.close();
    await popup.waitFor('[data-saved=created]');
    await browser.stopServiceWorker();
    await expectOneWhole('/forty?case=middle');
  });

  async function expectOneWhole(path: string): Promise<void> {
    const library = await browser.openExtensionPage('library.html');
    await expect
      .poll(
        async () => {
          for (const release of heldPictures.splice(0)) release();
          const rows = await storedRows(library, 'articles');
          return rows.filter(({ url }) => url === server.url(path));
        },
        { timeout: 60_000 },
      )
      .toMatchObject([{ picturesKept: 40, picturesFound: 40 }]);
    await soon(() => storedRows(library, 'staging')).toEqual([]);
    await library.close();
  }
});
