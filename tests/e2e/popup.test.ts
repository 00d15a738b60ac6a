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
const [english, chinese] = samples;
if (!english || !chinese) throw new Error('no samples');

let browser: ExtensionBrowser;
let server: TestServer;
/** One of the extension's own pages: it can look at what is stored, and at the toolbar. */
let library: Page;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await freshBrowser(browserName);
  library = await browser.openExtensionPage('library.html');
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

const annotations = () => storedRows(library, 'annotations');
const articleTitled = async (title: string) =>
  (await storedRows(library, 'articles')).find((row) => row.title === title);

/** What stands on the toolbar button over each tab. */
const badges = (): Promise<string[]> =>
  library.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    const texts = await Promise.all(tabs.map(({ id }) => chrome.action.getBadgeText({ tabId: id })));
    return texts.filter((text) => text !== '');
  });

/** Selects a quote on a page as a triple click on its paragraph would. */
async function selectParagraphOf(page: Page, quote: string): Promise<void> {
  await page.evaluate((wanted: string) => {
    const paragraph = [...document.querySelectorAll('p')].find((one) => one.innerText.includes(wanted));
    if (paragraph) getSelection()?.selectAllChildren(paragraph);
  }, quote);
}

describe(`the popup in ${browserName}`, () => {
  it('keeps the selection as a highlight, with a note that is begun and never finished', async () => {
    const page = await browser.newPage(server.url(english.path));
    await selectParagraphOf(page, english.quote);
    const popup = await browser.clickToolbar(page);
    await popup.waitFor('[data-saved=created] form');
    expect(await popup.text('form blockquote')).toContain(english.quote);
    await popup.evaluate(`(document.querySelector('form input').focus(), true)`);
    await popup.type('Who signed th');
    // Closed in the middle of a word: nothing was pressed that would store it.
    await popup.close();
    await soon(annotations).toMatchObject([
      { motivation: 'commenting', color: 'yellow', body: [{ value: 'Who signed th' }] },
    ]);
    const [annotation] = await annotations();
    expect(JSON.stringify(annotation?.target)).toContain('TextPositionSelector');
    await page.close();
  });

  it('marks the tab of a saved page, and no other', async () => {
    const before = await badges();
    const page = await browser.newPage(server.url(english.path));
    const popup = await browser.clickToolbar(page);
    await popup.waitFor('[data-saved=known]');
    await soon(badges).toEqual([...before, '✓']);
    await popup.close();
    await page.goto(server.url(chinese.path));
    await soon(badges).toEqual(before);
    await page.close();
  });

  it('makes a favourite, offers tags in use, and opens the article in the library', async () => {
    const page = await browser.newPage(server.url(english.path));
    const popup = await browser.clickToolbar(page);
    await popup.waitForExpression(`document.activeElement.matches('[role=combobox]')`);
    await popup.type('港口\n');
    await popup.waitForExpression(`document.querySelector('main').innerText.includes('港口')`);
    await popup.close();
    await page.goto(server.url(chinese.path));

    const other = await browser.clickToolbar(page);
    await other.waitFor('[data-saved=created]');
    await other.waitForExpression(`document.activeElement.matches('[role=combobox]')`);
    await other.type('港');
    await other.waitFor('[role=option]');
    await other.press('ArrowDown');
    await other.press('Enter');
    await soon(() => articleTitled(chinese.title)).toMatchObject({ tags: ['港口'], isFavourite: false });

    await other.click('footer button[aria-pressed=false]');
    await other.waitFor('footer button[aria-pressed=true]');
    await soon(() => articleTitled(chinese.title)).toMatchObject({ isFavourite: true });

    const opened = browser.waitForExtensionPage('library.html#/article/');
    await other.click('footer > button:last-child');
    const reader = await readerPage(await opened);
    await soon(() => reader.page.$eval('article h1', ({ innerText }) => innerText)).toBe(chinese.title);
    await page.close();
  });

  it('tells in the library of a save that was cut short, with a way back to the page', async () => {
    const url = server.url(`${english.path}?busy`);
    const page = await browser.newPage(url);
    // A page so busy that nothing can be read from it, and closed before anything could.
    await page.evaluate(() => {
      setTimeout(() => {
        for (;;);
      });
    });
    await browser.clickToolbar(page);
    await soon(() => storedRows(library, 'jobs')).toContainEqual(
      expect.objectContaining({ url, state: 'capturing' }),
    );
    await page.close();
    await library.bringToFront();
    const notice = `li:has(> a[href="${url}"])`;
    await library.waitForSelector(notice);
    expect(await library.$eval(notice, ({ textContent }) => textContent)).toContain(english.title);
    await library.locator(`${notice} button`).click();
    await library.waitForFunction((gone) => !document.querySelector(gone), {}, notice);
    expect(await storedRows(library, 'jobs')).not.toContainEqual(expect.objectContaining({ url }));
  });
});
