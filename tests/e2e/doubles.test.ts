import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { highlight, showHighlights } from './support/marked-page.ts';
import { type Route, startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const STORY = Array.from(
  { length: 14 },
  (_, n) =>
    `On day ${String(n)} the crew of ship ${String(n * 7)} counted ${String(n * n + 3)} crates of green tea in the hold.`,
);
const OTHER = STORY.map((line) => line.replaceAll(/\d+/g, (n) => String(Number(n) * 3 + 500)));
const QUOTE = 'ship 14 counted 7 crates of green tea';

let browser: ExtensionBrowser;
let server: TestServer;
let page: Page;

const storyPage = (title: string, lines: string[]): Route => ({
  body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><article><h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}</article></html>`,
});

beforeAll(async () => {
  server = await startServer({
    routes: {
      '/tea': storyPage('Tea', STORY),
      '/tea-again': storyPage('Tea', [
        ...STORY,
        'The agency has contributed to this report from the harbour.',
      ]),
      '/coffee': storyPage('Coffee', OTHER),
    },
  });
  browser = await freshBrowser(browserName);
  for (const path of ['/tea', '/tea-again', '/coffee']) {
    const site = await browser.newPage(server.url(path));
    const popup = await browser.clickToolbar(site);
    await popup.waitFor('[data-saved=created]');
    await popup.close();
    if (path === '/tea-again') {
      await showHighlights(browser, site);
      await highlight(site, QUOTE);
    }
  }
  page = await browser.openExtensionPage('library.html');
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

const listed = (): Promise<string[]> =>
  page.$$eval('[data-doubles] li h3', (all) => all.map(({ textContent }) => textContent));
async function articles(): Promise<Record<string, unknown>[]> {
  return (await storedRows(page, 'articles')).filter(({ deletedAt }) => deletedAt === null);
}

describe(`duplicates in ${browserName}`, () => {
  it('are found in the time that the library has left, and are offered beside its places', async () => {
    await soon(async () => (await storedRows(page, 'annotations')).length).toBe(1);
    await page.waitForSelector('nav a[href="#/duplicates"]');
    expect(await page.$eval('nav a[href="#/duplicates"] small', ({ textContent }) => textContent)).toBe('1');
    await page.click('nav a[href="#/duplicates"]');
    await soon(listed).toEqual(['Tea', 'Tea']);
  });

  it('open articles that close into their list again', async () => {
    await page.locator('[data-doubles] li:first-child h3 a').click();
    await page.waitForSelector('article h1');
    expect(await page.evaluate(() => location.hash)).toMatch(/^#\/article\/[^?]+\?from=duplicates$/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('article h1', { hidden: true });
    expect(await page.evaluate(() => location.hash)).toBe('#/duplicates');
    await soon(listed).toEqual(['Tea', 'Tea']);
    await soon(() => page.$eval('h3 a', (link) => link === document.activeElement)).toBe(true);
  });

  it('are left alone when the reader says that they are none, until that is undone', async () => {
    await page.click('[data-doubles] header button');
    await soon(listed).toEqual([]);
    await page.keyboard.press('u');
    await soon(listed).toEqual(['Tea', 'Tea']);
  });

  it('become one with the highlights of both, and two again when that is undone', async () => {
    const before = await storedRows(page, 'annotations');
    expect(before).toHaveLength(1);
    await page.click('[data-doubles] li:first-child button');
    await soon(listed).toEqual([]);
    expect((await articles()).map(({ title }) => title).toSorted()).toEqual(['Coffee', 'Tea']);
    const kept = (await articles()).find(({ title }) => title === 'Tea');
    const its = (await storedRows(page, 'annotations')).filter(({ articleId }) => articleId === kept?.id);
    expect(JSON.stringify(its)).toContain(QUOTE);
    await page.keyboard.press('u');
    await soon(listed).toEqual(['Tea', 'Tea']);
    expect(await storedRows(page, 'annotations')).toEqual(before);
  });

  it('show a merged highlight at its place in the article that was kept', async () => {
    await page.click('[data-doubles] li:first-child button');
    await soon(async () => (await articles()).length).toBe(2);
    const kept = (await articles()).find(({ title }) => title === 'Tea');
    const reader = await browser.openExtensionPage(`library.html#/article/${String(kept?.id)}`, 'article h1');
    await reader.waitForSelector('[data-annotation-id][data-state=exact], [data-annotation-id]');
    expect(await reader.$eval('[data-annotation-id] q', ({ textContent }) => textContent)).toBe(QUOTE);
    await reader.close();
  });
});
