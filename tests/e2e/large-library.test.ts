import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser, leaveBrowser } from './support/launch-extension.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const ARTICLES = 3000;

let browser: ExtensionBrowser;
let page: Page;

beforeAll(async () => {
  browser = await freshBrowser(browserName);
  page = await browser.openExtensionPage('library.html#/', 'main h1');
  await fill(page);
  await browser.reloadExtensionPage(page, '[data-article-id]');
});

afterAll(async () => {
  await leaveBrowser(browser);
});

/** Puts as many links into the library, past all of our code: with no catalog of them, as one of an earlier version has it. */
async function fill(page: Page): Promise<void> {
  await page.evaluate(async (count: number) => {
    const open = indexedDB.open('cuttings');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const transaction = open.result.transaction(['articles', 'catalog'], 'readwrite');
    transaction.objectStore('catalog').clear();
    for (let number = 0; number < count; number += 1) {
      const savedAt = new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toISOString();
      transaction.objectStore('articles').put({
        ...{ id: crypto.randomUUID(), title: `Article ${String(number)}`, savedAt, modified: savedAt },
        ...{ url: `https://site${String(number % 7)}.example/${String(number)}`, urlKeys: [], byline: [] },
        ...{ canonicalUrl: null, dir: null, lang: 'en', siteName: null, publishedTime: null, source: 'page' },
        // Some take two lines, some have tags: rows are of several heights.
        ...{ excerpt: number % 3 === 0 ? 'It has an excerpt. '.repeat(1 + (number % 12)) : null },
        ...{ tags: number % 5 === 0 ? ['five', `of/${String(number % 4)}`] : [], note: '', versionId: null },
        ...{ words: 0, characters: 0, picturesKept: 0, picturesFound: 0, progress: 0, leadImage: null },
        ...{ isFavourite: false, state: 'unread', deletedAt: null },
      });
    }
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    open.result.close();
  }, ARTICLES);
}

const count = (): Promise<string> => page.$eval('main header', ({ textContent }) => textContent);

/** What is seen from the top of the list to its bottom: the place of each row in the list, or what else is there. */
const seen = (): Promise<(number | string)[]> =>
  page.evaluate(() => {
    const main = document.querySelector('main');
    if (!main) return ['nothing'];
    const { left, top, width, bottom } = main.getBoundingClientRect();
    const places: (number | string)[] = [];
    for (let y = top + 1; y < bottom; y += 8) {
      const at = document.elementFromPoint(left + width / 2, y);
      const row = at?.closest('[role=listitem]');
      const place = row?.getAttribute('data-article-id')
        ? Number(row.getAttribute('aria-posinset'))
        : 'no row';
      if (places.at(-1) !== place) places.push(place);
    }
    return places;
  });

async function scrollBy(pages: number): Promise<void> {
  await page.evaluate(async (by: number) => {
    const main = document.querySelector('main');
    main?.scrollBy(0, by * main.clientHeight);
    await new Promise(requestAnimationFrame);
  }, pages);
}

const isWhole = (places: (number | string)[]): boolean =>
  places.every((place, index) => index === 0 || place === Number(places[index - 1]) + 1);

describe(`a library of ${String(ARTICLES)} articles in ${browserName}`, () => {
  it('counts all of them, and shows the newest', async () => {
    await soon(count).toContain('3000');
    await soon(() => page.$eval('[data-article-id] h2', ({ textContent }) => textContent)).toBe(
      `Article ${String(ARTICLES - 1)}`,
    );
    expect((await page.$$('[data-article-id]')).length).toBeLessThan(200);
  });

  it('scrolls page by page without a blank, then far, and to the end', async () => {
    await scrollBy(1);
    for (let pages = 0; pages < 30; pages += 1) {
      await soon(async () => isWhole(await seen())).toBe(true);
      await scrollBy(0.9);
    }
    for (const part of [0.5, 0.25, 0.9]) {
      await page.evaluate((to: number) => {
        const main = document.querySelector('main');
        if (main) main.scrollTop = to * main.scrollHeight;
      }, part);
      await soon(async () => {
        const places = await seen();
        return isWhole(places) ? Math.abs(Number(places[0]) / ARTICLES - part) : NaN;
      }).toBeLessThan(0.1);
    }
    await soon(async () => {
      await scrollBy(1000);
      return (await seen()).includes(ARTICLES);
    }).toBe(true);
    await soon(() => page.$eval('[data-article-id]:last-child h2', ({ textContent }) => textContent)).toBe(
      'Article 0',
    );
  });

  it('goes by keys from row to row, also where none is drawn any more', async () => {
    await page.keyboard.press('j');
    const focused = (): Promise<string> =>
      page.evaluate(
        () => document.activeElement?.closest('[data-article-id]')?.querySelector('h2')?.textContent ?? '',
      );
    await soon(focused).toBe(`Article ${String(ARTICLES - 1)}`);
    await page.keyboard.press('j');
    await soon(focused).toBe(`Article ${String(ARTICLES - 2)}`);
  });

  it('leaves the focus where it is when rows move on', async () => {
    const focused = (): Promise<(string | null | undefined)[]> =>
      page.evaluate(() => {
        const row = document.activeElement?.closest('[data-article-id]');
        return [row?.querySelector('h2')?.textContent, row?.getAttribute('aria-posinset')];
      });
    // The first of those that are drawn together: it goes to those before it.
    await scrollBy(2);
    await page.waitForSelector('[data-article-id][aria-posinset="25"]');
    await page.$eval('[data-article-id][aria-posinset="25"] h2 a', (title) => {
      title.focus();
    });
    const title = `Article ${String(ARTICLES - 25)}`;
    expect(await focused()).toEqual([title, '25']);
    const other = await browser.openExtensionPage('library.html#/', '[data-article-id]');
    await other.keyboard.press('j');
    await other.keyboard.press('#');
    await soon(focused).toEqual([title, '24']);
    await other.keyboard.press('u');
    await soon(focused).toEqual([title, '25']);
    await other.close();
    await page.bringToFront();
  });

  it('filters, sorts by title, and counts', async () => {
    const titles = (): Promise<string[]> =>
      page.$$eval('[data-article-id] h2', (all) => all.slice(0, 3).map(({ textContent }) => textContent));
    const goTo = (hash: string): Promise<void> =>
      page.evaluate((to) => {
        location.hash = to;
      }, hash);
    await goTo('#/?tag=of');
    await soon(count).toContain('600');
    await goTo('#/?tag=of%2F3&site=site1.example');
    await soon(titles).toEqual(['Article 2955', 'Article 2815', 'Article 2675']);
    await goTo('#/?q=saved%3A2026-01-01+-tag%3Afive');
    await soon(async () => Number(/\d+/.exec(await count())?.[0])).toBeLessThan(24);
    await goTo('#/');
    await soon(count).toContain('3000');
  });

  it('comes back to where a list was left, and begins another at its top', async () => {
    const scrolledTo = (): Promise<number> => page.$eval('main', (main) => main.scrollTop);
    const places = async (): Promise<(number | string)[]> => (await seen()).slice(0, 2);
    await page.$eval('main', (main) => {
      main.scrollTop = 30_000;
    });
    await soon(async () => isWhole(await seen())).toBe(true);
    // Where it stands is noted when it has come to rest.
    await page.waitForFunction(
      () =>
        (history.state as { scrolledTo?: number } | null)?.scrolledTo ===
        document.querySelector('main')?.scrollTop,
    );
    const left = await places();
    await page.evaluate(() => {
      location.hash = '#/?tag=of';
    });
    await soon(count).toContain('600');
    expect(await scrolledTo()).toBe(0);
    await page.goBack().catch(() => undefined);
    await soon(count).toContain('3000');
    await soon(places).toEqual(left);
    await page.$eval('main', (main) => {
      main.scrollTop = 0;
    });
  });

  it('changes all of them at once, and takes that back', async () => {
    const unread = async (): Promise<number> =>
      (await storedRows(page, 'articles')).filter(({ state }) => state === 'unread').length;
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.waitForSelector('[data-bulk-bar]');
    await page.keyboard.press('e');
    await soon(unread).toBe(0);
    await soon(() => page.$eval('nav a[href*=archived]', ({ textContent }) => textContent)).toContain(
      '3,000',
    );
    await page.keyboard.press('u');
    await soon(unread).toBe(ARTICLES);
    await soon(() => page.$eval('nav a[href*=unread]', ({ textContent }) => textContent)).toContain('3,000');
  });

  it('is put together for the next time, and is the same then', async () => {
    await soon(async () => (await storedRows(page, 'catalogStale')).length).toBe(0);
    expect((await storedRows(page, 'catalog')).length).toBeGreaterThan(1);
    await browser.reloadExtensionPage(page, '[data-article-id]');
    await soon(count).toContain('3000');
    await soon(() => page.$eval('[data-article-id] h2', ({ textContent }) => textContent)).toBe(
      `Article ${String(ARTICLES - 1)}`,
    );
  });
});
