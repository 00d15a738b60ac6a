import { afterAll, beforeAll, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import { FirefoxBrowser } from './support/firefox.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { startServer, type TestServer } from './support/server.ts';

const [english, chinese] = samples;
if (!english || !chinese) throw new Error('no samples');

let browser: FirefoxBrowser;
let server: TestServer;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  const launched = await freshBrowser('firefox');
  if (!(launched instanceof FirefoxBrowser)) throw new Error('this test is for Firefox');
  browser = launched;
  for (const { path } of [english, chinese]) {
    const site = await browser.newPage(server.url(path));
    const popup = await browser.clickToolbar(site);
    await popup.waitFor('[data-saved=created]');
    await popup.close();
  }
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

it('offers saved articles in the address bar of Firefox, and opens the one that is chosen', async () => {
  const word = english.title.split(' ').at(-1) ?? '';
  const offered = await browser.offeredInAddressBar(`cut ${word}`);
  expect(offered[0]?.says).toContain(english.title);
  expect(offered[0]?.enters).toBe(`cut ${server.url(english.path)}`);
  await browser.pressInWindow('ArrowDown', 'Enter');
  const reader = await browser.waitForExtensionPage('library.html#/article/');
  await reader.waitForSelector('article h1');
  expect(await reader.$eval('article h1', ({ textContent }) => textContent)).toBe(english.title);
  await reader.close();
});

it('opens the library with what was typed at Enter', async () => {
  const page = await browser.newPage(server.url(english.path));
  await page.bringToFront();
  const word = chinese.title.slice(0, 2);
  await browser.offeredInAddressBar(`cut ${word}`);
  await browser.pressInWindow('Enter');
  const library = await browser.waitForExtensionPage(`library.html#/?q=${encodeURIComponent(word)}`);
  await library.waitForSelector('[data-article-id]');
  expect(
    await library.$$eval('[data-article-id] h2', (all) => all.map(({ textContent }) => textContent)),
  ).toEqual([chinese.title]);
});
