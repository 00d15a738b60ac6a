import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { type Route, startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
/** Fewer than twelve months apart: the bars are those of twelve, up to the last. */
const STORIES = { January: '2025-01-10', March: '2025-03-05', May: '2025-05-20', November: '2025-11-02' };

let browser: ExtensionBrowser;
let server: TestServer;
let page: Page;

beforeAll(async () => {
  const routes = Object.entries(STORIES).map(([title, day]): [string, Route] => [
    `/${title}`,
    {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><meta property="article:published_time" content="${day}">
        <article><h1>${title}</h1>${`<p>The ferry has crossed this river in ${title} for two hundred years, in fog and in flood.</p>`.repeat(6)}</article>`,
    },
  ]);
  server = await startServer({ routes: Object.fromEntries(routes) });
  browser = await freshBrowser(browserName);
  for (const title of Object.keys(STORIES)) {
    const site = await browser.newPage(server.url(`/${title}`));
    const popup = await browser.clickToolbar(site);
    await popup.waitFor('[data-saved=created]');
    await popup.close();
    await site.close();
  }
  page = await browser.openExtensionPage('library.html', '[data-timeline=open]');
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

const titles = async (): Promise<string[]> =>
  (await page.$$eval('[data-article-id] h2', (all) => all.map(({ textContent }) => textContent))).toSorted();
const query = (): Promise<string> =>
  page.evaluate(() => new URLSearchParams(location.hash.split('?')[1]).get('q') ?? '');
const valueOf = (end: 'first' | 'last'): Promise<string> =>
  page.$eval(`[data-end=${end}]`, (handle) => handle.getAttribute('aria-valuetext') ?? '');

/** Drags from the middle of one bar to that of another, by their places of twelve. */
async function brush(from: number, to: number): Promise<void> {
  const track = await page.waitForSelector('[data-track] svg');
  const box = await track?.boundingBox();
  if (!box) throw new Error('no bars');
  const at = (place: number): number => box.x + ((place + 0.5) / 12) * box.width;
  await page.mouse.move(at(from), box.y + 20);
  await page.mouse.down();
  await page.mouse.move(at((from + to) / 2), box.y + 20);
  await page.mouse.move(at(to), box.y + 20);
  await page.mouse.up();
}

describe(`the months above the list in ${browserName}`, () => {
  it('are chosen by dragging over them, and stand in the query', async () => {
    await soon(titles).toEqual(['January', 'March', 'May', 'November']);
    expect(await valueOf('last')).toContain('Nov 2025');
    await brush(5, 3);
    await soon(titles).toEqual(['March', 'May']);
    expect(await query()).toBe('after:2025-03 before:2025-06');
    // One month, at a click, and at another none of them.
    await brush(3, 3);
    await soon(titles).toEqual(['March']);
    await brush(3, 3);
    await soon(query).toBe('');
  });

  it('are given back by going back', async () => {
    await page.goBack().catch(() => undefined);
    await soon(titles).toEqual(['March']);
    await page.goBack().catch(() => undefined);
    await soon(titles).toEqual(['March', 'May']);
    await page.click('[data-timeline] button[aria-label="All months"]');
    await soon(titles).toHaveLength(4);
  });

  it('are chosen by keys at either end, with Shift both', async () => {
    await page.focus('[data-end=first]');
    // Each before the list has followed the one before it.
    await page.evaluate(() => {
      for (let times = 0; times < 3; times += 1)
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }),
        );
    });
    await soon(query).toBe('after:2025-03');
    await page.focus('[data-end=last]');
    await page.keyboard.press('PageDown');
    await soon(titles).toEqual(['March']);
    expect(await valueOf('first')).toBe('Mar 2025: Mar 2025 · 1 article');
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.up('Shift');
    await soon(titles).toEqual(['May']);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-end'))).toBe('last');
    // One step to go back, however many keys it took.
    await page.goBack().catch(() => undefined);
    await soon(titles).toHaveLength(4);
  });

  it('are those of what the list has', async () => {
    await page.focus('search input');
    await page.keyboard.type('March OR May');
    await soon(titles).toEqual(['March', 'May']);
    await soon(() => valueOf('first')).toContain('2 articles');
    await page.focus('[data-end=last]');
    await page.keyboard.press('ArrowLeft');
    await soon(titles).toEqual(['March']);
    expect(await query()).toBe('(March OR May) before:2025-05');
    await page.evaluate(() => {
      location.hash = '#/';
    });
    await soon(titles).toHaveLength(4);
  });

  it('stay folded when the reader has folded them', async () => {
    await page.click('[data-timeline] button[aria-expanded]');
    await page.waitForSelector('[data-timeline=closed]');
    await browser.reloadExtensionPage(page, '[data-timeline=closed]');
    expect(await page.$eval('[data-track]', (track) => track.checkVisibility())).toBe(false);
  });
});
