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

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const [english, simplified, traditional] = samples;

let browser: ExtensionBrowser;
let server: TestServer;
let page: Page;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await freshBrowser(browserName);
  page = await browser.openExtensionPage('library.html', 'main h1');
  for (const sample of [traditional, simplified, english]) {
    const site = await browser.newPage(server.url(sample?.path ?? ''));
    const popup = await browser.clickToolbar(site);
    await popup.waitFor('[data-saved=created]');
    await popup.close();
    await site.close();
  }
  await page.bringToFront();
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

const texts = (selector: string): Promise<string[]> =>
  page.$$eval(selector, (elements) => elements.map(({ textContent }) => textContent));
const titles = (): Promise<string[]> => texts('[data-article-id] h2');

async function ask(query: string): Promise<void> {
  await page.evaluate((asked: string) => {
    location.hash = `#/?q=${encodeURIComponent(asked)}`;
  }, query);
}

/** Gives the article that has the focus a tag, by the keys. */
async function tagFocused(tag: string): Promise<void> {
  await page.keyboard.press('t');
  await page.waitForSelector('dialog[open] input');
  await page.keyboard.type(`${tag},`);
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog[open]', { hidden: true });
}

const order = (): Promise<string[]> => texts('main header button[popovertarget] [data-text]');

async function chooseOrder(value: string): Promise<void> {
  await page.locator('main header button[popovertarget]').click();
  await page.locator(`[popover] label[data-value=${value}]`).click();
  await page.keyboard.press('Escape');
}

const chooseDensity = chooseOrder;

/** The snippet of each row, its marks in brackets. */
const snippets = (): Promise<string[]> =>
  page.$$eval('[data-article-id] p[class*=snippet]', (elements) =>
    elements.map((element) =>
      [...element.childNodes]
        .map((node) => (node.nodeName === 'MARK' ? `[${node.textContent ?? ''}]` : node.textContent))
        .join(''),
    ),
  );
const marks = (selector: string): Promise<string[]> => texts(`[data-article-id] ${selector} mark`);

const hits = (): Promise<string[]> => texts('[data-hits] output');
/** The words that are drawn as found in the open article, and the one that the reader stands at. */
const drawn = (name: string): Promise<string[]> =>
  page.evaluate(
    (wanted: string) =>
      [...(CSS.highlights.get(`cuttings-${wanted}`) ?? [])].map((range) =>
        range instanceof Range ? range.toString() : '',
      ),
    name,
  );
/** Whether the word that the reader stands at can be seen. */
const isInView = (): Promise<boolean> =>
  page.evaluate(() => {
    const [range] = CSS.highlights.get('cuttings-found-current') ?? [];
    if (!(range instanceof Range)) return false;
    const { top, bottom } = range.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

// One story in order.
describe(`what a search finds in ${browserName}`, () => {
  it('begins with what is most about the words, unless the reader wants another order', async () => {
    await ask('铆钉');
    await soon(titles).toEqual([simplified?.title]);
    await page.focus('[data-article-id] h2 a');
    await tagFocused('kayakers');
    await ask('kayakers');
    await soon(titles).toEqual([simplified?.title, english?.title]);
    expect(await order()).toEqual(['Relevance']);
    await chooseOrder('saved');
    await soon(titles).toEqual([english?.title, simplified?.title]);
    await chooseOrder('relevance');
    await soon(titles).toEqual([simplified?.title, english?.title]);
  });

  it('shows where the words stand, in the characters of the text, and marks them in titles and tags', async () => {
    await ask('timetabl');
    await soon(async () => (await snippets()).join()).toMatch(/\[timetabl\]e.*…$/);
    await ask('铆钉 OR 周天子');
    await soon(async () => (await snippets()).length).toBe(2);
    await soon(async () => (await snippets()).join('\n')).toMatch(/\[铆钉\]/);
    await soon(async () => (await snippets()).join('\n')).toMatch(/\[周天子\]/);
    await ask('鉚釘逐一');
    await soon(async () => (await snippets()).join()).toContain('[铆钉逐一]');
    await ask('kayakers');
    await soon(async () => (await snippets()).join('\n')).toContain('[kayakers]');
    expect(await marks('li')).toEqual(['kayakers']);
    await ask(simplified?.title.slice(0, 3) ?? '');
    await soon(() => marks('h2')).toEqual([simplified?.title.slice(0, 3)]);
  });

  it('leaves each row as high as it was, whether its snippet has been read or not', async () => {
    await page.evaluate(() => {
      const heights: number[] = [];
      Object.assign(window, { heights });
      new MutationObserver(() => {
        const row = document.querySelector('[data-article-id]');
        const height = row?.querySelector('p[class*=snippet]')?.getBoundingClientRect().height;
        if (height !== undefined) heights.push(Math.round(height));
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    await ask('timetable');
    await soon(() => marks('p')).toContain('timetable');
    const heights = await page.evaluate(() => (Reflect.get(window, 'heights') as number[]).slice());
    expect(new Set(heights).size).toBe(1);
  });

  it('opens at a word without taking its place for how far the article was read, until the reader scrolls on', async () => {
    const progress = async (): Promise<number> =>
      Number((await storedRows(page, 'articles')).find(({ title }) => title === english?.title)?.progress);
    await page.setViewport({ width: 900, height: 420 });
    await ask('"sister ship"');
    await soon(titles).toEqual([english?.title]);
    expect(await progress()).toBe(0);
    await page.locator('[data-article-id] h2 a').click();
    await soon(hits).toEqual([expect.stringMatching(/^1 of \d+$/)]);
    await soon(isInView).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForSelector('article', { hidden: true });
    expect(await progress()).toBe(0);
    await page.locator('[data-article-id] h2 a').click();
    await soon(isInView).toBe(true);
    await page.keyboard.press('PageDown');
    await soon(progress).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForSelector('article', { hidden: true });
    await page.setViewport({ width: 1280, height: 800 });
  });

  it('opens at the first of the words, n and N lead to the others, Escape takes the marks away', async () => {
    await ask('timetable OR "sister ship"');
    await soon(titles).toEqual([english?.title]);
    await page.locator('[data-article-id] h2 a').click();
    await soon(hits).toEqual([expect.stringMatching(/^1 of \d+$/)]);
    await soon(async () => new Set((await drawn('found')).map((words) => words.toLowerCase()))).toEqual(
      new Set(['timetable', 'sister ship']),
    );
    const found = await drawn('found');
    await soon(() => drawn('found-current')).toEqual([found[0]]);
    await soon(isInView).toBe(true);
    await page.keyboard.press('n');
    await soon(hits).toEqual([`2 of ${String(found.length)}`]);
    await soon(() => drawn('found-current')).toEqual([found[1]]);
    await soon(isInView).toBe(true);
    await page.keyboard.press('N');
    await page.keyboard.press('N');
    await soon(hits).toEqual([`${String(found.length)} of ${String(found.length)}`]);
    await soon(isInView).toBe(true);
    await page.keyboard.press('Escape');
    await soon(hits).toEqual([]);
    await soon(() => drawn('found')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('article', { hidden: true });
  });

  it('offers similar words where little is found, and changes the query only when asked to', async () => {
    await ask('timetabel');
    await soon(titles).toEqual([]);
    const offer = 'main p[role=status] a[href]';
    await soon(() => texts(offer)).toEqual(['timetable 1 article']);
    await page.locator(offer).click();
    await soon(titles).toEqual([english?.title]);
    expect(await page.evaluate(() => location.hash)).toBe('#/?q=timetable');
    await ask('铆丁');
    await soon(titles).toEqual([]);
    expect(await texts(offer)).toEqual([]);
  });

  it('shows where the words stand in compact rows, too, in one line', async () => {
    await chooseDensity('compact');
    await ask('timetable');
    await soon(async () => (await snippets()).join()).toContain('[timetable]');
    const [height = 0, line = 0] = await page.$eval('p[class*=snippet]', (snippet) => [
      snippet.getBoundingClientRect().height,
      parseFloat(getComputedStyle(snippet).lineHeight),
    ]);
    expect(height).toBeGreaterThan(0);
    expect(height).toBeLessThan(1.5 * line);
    await chooseDensity('comfortable');
  });

  it('has the list where it was when the reader comes back to it', async () => {
    await page.setViewport({ width: 900, height: 420 });
    await ask('kayakers OR 铆钉 OR 周天子');
    await soon(async () => (await snippets()).filter((snippet) => snippet !== '').length).toBe(3);
    await page.$eval('main', (main) => {
      main.scrollTop = 150;
    });
    const scrolledTo = (): Promise<number> => page.$eval('main', (main) => main.scrollTop);
    await soon(scrolledTo).toBe(150);
    await page.locator('[data-article-id]:nth-child(2) h2 a').click();
    await page.waitForSelector('[data-hits]');
    await page.evaluate(() => {
      history.back();
    });
    await page.waitForSelector('[data-hits]', { hidden: true });
    await soon(scrolledTo).toBe(150);
    await page.setViewport({ width: 1280, height: 800 });
  });

  it('has an order of its own, which lists without words are not in', async () => {
    await ask('-albatross');
    await soon(titles).toEqual([english?.title, simplified?.title, traditional?.title]);
    expect(await order()).toEqual(['Newest saved']);
  });
});
