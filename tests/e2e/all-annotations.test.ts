import { readFile } from 'node:fs/promises';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser, leaveBrowser } from './support/launch-extension.ts';
import { openReader } from './support/read-sample.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { changeRows, storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
/** Written in Traditional characters, and looked for in Simplified. */
const HANT_NOTE = '這裡要查證';
const SAVED = samples.filter(({ slug }) => ['en-harbour', 'zh-hant'].includes(slug));

let browser: ExtensionBrowser;
let server: TestServer;
let page: Page;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await freshBrowser(browserName);
  for (const { path } of SAVED) {
    const tab = await browser.newPage(server.url(path));
    const popup = await browser.clickToolbar(tab);
    await popup.waitFor('[data-saved=created]');
    await popup.close();
    await tab.close();
  }
  page = await browser.openExtensionPage('library.html');
});

afterAll(async () => {
  await leaveBrowser(browser);
  await server.close();
});

const list = '[role=list] [data-entry-id]';
const texts = (selector: string): Promise<string[]> =>
  page.$$eval(selector, (elements) => elements.map(({ textContent }) => textContent));
const quotes = (): Promise<string[]> => texts(`${list} q`);
const address = (): Promise<string> => page.evaluate(() => decodeURIComponent(location.hash));
const count = (): Promise<string> =>
  page.$eval(`main:has(${list}) [role=status]`, ({ textContent }) => textContent);

/** Marks the first sentence of a saved article in a tab of its own, with a note; gives what it has marked. */
async function mark(slug: string, note: string): Promise<string> {
  const title = SAVED.find((sample) => sample.slug === slug)?.title;
  const article = (await storedRows(page, 'articles')).find((row) => row.title === title);
  const reader = await openReader(browser, article?.id);
  await reader.highlightFirstSentence(note);
  const [quote = ''] = await reader.quotes();
  await reader.page.close();
  await page.bringToFront();
  return quote;
}

// One story in order: what is marked at its beginning is what the rest is about.
describe(`all highlights and notes in ${browserName}`, () => {
  let english: string;
  let chinese: string;

  it('are a place of the library, which teaches the first one', async () => {
    await page.locator('nav a[href="#/highlights"]').click();
    await soon(() => texts('main h2')).toContain('Nothing marked yet');
    expect(await address()).toBe('#/highlights');
  });

  it('show at once what is marked in another window, the newest first', async () => {
    english = await mark('en-harbour', 'Who says so?');
    await soon(quotes).toEqual([english]);
    chinese = await mark('zh-hant', HANT_NOTE);
    await soon(quotes).toEqual([chinese, english]);
    await soon(count).toBe('2 notes and highlights');
    expect(await texts('nav a[aria-current=page] small')).toEqual(['2']);
    expect(await texts(`${list} h2`)).toEqual(SAVED.map(({ title }) => title).toReversed());
    expect(await texts(`${list} [data-plain]`)).toEqual([HANT_NOTE, 'Who says so?']);
  });

  it('are found by words in any edition, and by what their article is', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('这里要查证');
    await soon(quotes).toEqual([chinese]);
    await soon(count).toBe('1 of 2 notes and highlights');
    await page.keyboard.press('Escape');
    await page.keyboard.type('lang:en');
    await soon(quotes).toEqual([english]);
    // What is offered goes first.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await soon(quotes).toHaveLength(2);
  });

  it('are narrowed by colour, day and article, each of which is another address', async () => {
    await changeRows(page, 'annotations', { color: 'rose' });
    // Another program has written that, which nobody tells of.
    await browser.reloadExtensionPage(page, list);
    await page.select('select[aria-label=Colour]', 'rose');
    await soon(address).toBe('#/highlights?color=rose');
    await page.select('select[aria-label=Date]', 'today');
    await soon(address).toBe('#/highlights?color=rose&date=today');
    await soon(quotes).toHaveLength(2);
    await page.locator('a[aria-label^="Only from"]').click();
    await soon(quotes).toEqual([chinese]);
    await page.goBack();
    await soon(quotes).toHaveLength(2);
    await page.goForward();
    await soon(quotes).toEqual([chinese]);
    await page.locator('main search ul a').click();
    await soon(quotes).toHaveLength(2);
    await page.locator('main search p > a').click();
    await soon(address).toBe('#/highlights');
  });

  it('lead to their place and back, by keys', async () => {
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
    });
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.waitForFunction(
      (quote: string) => document.activeElement?.textContent.includes(quote),
      {},
      english,
    );
    await page.keyboard.press('Enter');
    await page.waitForSelector('article');
    await page.waitForSelector('[data-annotation-id][data-focused=true]');
    expect(await texts('[data-annotation-id][data-focused=true] q')).toEqual([english]);
    // That of the article before it in the list.
    await page.keyboard.press('k');
    await soon(() => texts('[data-annotation-id][data-focused=true] q')).toEqual([chinese]);
    // The panel goes first.
    await page.keyboard.press('Escape');
    await page.waitForSelector('aside', { hidden: true });
    await page.keyboard.press('Escape');
    await soon(address).toBe('#/highlights');
    await page.waitForFunction(
      (quote: string) => document.activeElement?.textContent.includes(quote),
      {},
      chinese,
    );
  });

  it('are exported alone: only those that are listed, without the text around them', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('"who says so"');
    await soon(quotes).toEqual([english]);
    await page.locator('[data-export-annotations]').click();
    await page.waitForSelector('dialog input[value=markdown]');
    const download = browser.nextDownload();
    await page.locator('dialog footer button:last-child').click();
    const path = await download;
    await page.waitForFunction(() => document.querySelector('dialog') === null);
    expect(path).toMatch(/\.md$/);
    const markdown = await readFile(path, 'utf8');
    expect(markdown).toContain('Who says so?');
    const body = markdown
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .trim()
      .split('\n\n');
    // Title, heading, quote, its name, its facts and note.
    expect(body).toHaveLength(5);
    expect(body[2]?.replace(/\\/g, '')).toBe(`> ${english}`);
  });

  it('leave with their article into the trash', async () => {
    await browser.reloadExtensionPage(page);
    await page.evaluate(() => {
      location.hash = '#/';
    });
    await page.waitForSelector('[data-article-id]');
    await page.keyboard.press('j');
    await page.waitForFunction(() => document.activeElement?.closest('[data-article-id]') !== null);
    await page.keyboard.press('#');
    await soon(() => texts('[data-article-id]')).toHaveLength(1);
    await page.locator('nav a[href="#/highlights"]').click();
    await soon(quotes).toEqual([english]);
  });
});
