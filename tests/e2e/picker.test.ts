import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import { type BrowserName, type ExtensionBrowser, PLAIN_HOST } from './support/extension-browser.ts';
import { ferryPage } from './support/ferry-page.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { savedArticles, type SavedArticles } from './support/saved-articles.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

/** A site without encryption: what a page of this machine's own address may do, its pages may not. */

let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;
let articleAt: SavedArticles['articleAt'];
let textOf: SavedArticles['textOf'];

beforeAll(async () => {
  const headers = { 'content-security-policy': "default-src 'none'; script-src 'unsafe-inline'" };
  server = await startServer({
    routes: {
      '/ferry': { body: ferryPage({ inside: PROMO_BOX, after: BESIDE }), headers },
      '/bridge': { body: ferryPage({ inside: PROMO_BOX, after: BESIDE }) },
      '/plain': { body: ferryPage() },
      '/film': { body: ferryPage({ inside: FILM, after: SPACE }) },
    },
  });
  browser = await freshBrowser(browserName);
  library = await browser.openExtensionPage('library.html');
  ({ articleAt, textOf } = savedArticles(library, server));
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

const choices = async () => {
  const [site] = await storedRows(library, 'sites');
  return site?.blocks;
};

/** Saves the page by the popup if need be, and opens the picker from there. */
async function openPicker(tab: Page): Promise<void> {
  const popup = await browser.clickToolbar(tab);
  await popup.waitFor('[data-saved]');
  await popup.click('[data-remedies] > button');
  await popup.click('[data-remedy=blocks]');
  await popup.waitUntilClosed();
  await tab.bringToFront();
  await tab.waitForFunction(() => document.activeElement?.localName === 'cuttings-picker');
}

const isOpen = (tab: Page) => tab.evaluate(() => document.querySelector('cuttings-picker') !== null);
const written = (tab: Page) => tab.evaluate(() => document.documentElement.outerHTML);

async function clickOn(tab: Page, selector: string): Promise<void> {
  const at = await tab.$eval(selector, (element) => {
    element.scrollIntoView({ block: 'start' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + Math.min(width, 200) / 2, y: top + height / 2 };
  });
  await tab.mouse.move(at.x, at.y);
  await tab.mouse.click(at.x, at.y);
}

/** Backwards from where the focus is to begin with stands the last button: from the blocks the one that saves. */
async function lastButtonByKeys(tab: Page): Promise<void> {
  await tab.keyboard.down('Shift');
  await tab.keyboard.press('Tab');
  await tab.keyboard.up('Shift');
  await tab.keyboard.press('Enter');
}

/** Saves by keys what was chosen. When it is saved, Close has the focus; Undo stands before it. */
async function saveByKeys(tab: Page): Promise<void> {
  await lastButtonByKeys(tab);
  await tab.waitForSelector('cuttings-picker:not([aria-busy])');
}

async function undoByKeys(tab: Page): Promise<void> {
  await lastButtonByKeys(tab);
  await tab.waitForFunction(() => !document.querySelector('cuttings-picker'));
}

describe(`choosing blocks on the page in ${browserName}`, () => {
  it('takes out and puts in what is clicked, for this page and others of its site', async () => {
    const tab = await browser.newPage(server.url('/ferry'));
    const before = await written(tab);
    await openPicker(tab);
    expect(await textOf('/ferry')).toContain(PROMO);
    expect(await textOf('/ferry')).not.toContain(NOTE);
    // Its style holds where the page forbids all others.
    expect(await tab.$eval('cuttings-picker', (host) => [host.clientWidth, host.clientHeight])).toEqual(
      await tab.evaluate(() => [innerWidth, innerHeight]),
    );

    await clickOn(tab, '.promo');
    await clickOn(tab, '.note');
    // The clicks were ours, not the page's.
    expect(await tab.evaluate(() => document.title)).toBe('The last ferry');
    await saveByKeys(tab);
    await soon(() => articleAt('/ferry')).toMatchObject({ choices: 'used' });
    expect(await textOf('/ferry')).not.toContain(PROMO);
    expect(await textOf('/ferry')).toContain(NOTE);
    expect(await choices()).toEqual([
      { kind: 'exclude', selector: '.promo' },
      { kind: 'include', selector: '.note' },
    ]);
    await tab.keyboard.press('Enter');
    await tab.waitForFunction(() => !document.querySelector('cuttings-picker'));
    expect(await written(tab)).toBe(before);

    await tab.goto(server.url('/bridge'));
    const popup = await browser.clickToolbar(tab);
    await popup.waitFor('[data-choices=used]');
    await popup.close();
    expect(await textOf('/bridge')).not.toContain(PROMO);
    expect(await textOf('/bridge')).toContain(NOTE);
    await tab.close();
  });

  it('undoes a save by choices together with them', async () => {
    const before = [await textOf('/bridge'), await choices()];
    const versions = (await storedRows(library, 'versions')).length;
    const tab = await browser.newPage(server.url('/bridge'));
    await openPicker(tab);
    await clickOn(tab, 'article p');
    await saveByKeys(tab);
    await soon(() => storedRows(library, 'versions')).toHaveLength(versions + 1);
    expect(await textOf('/bridge')).not.toContain('Paragraph 1');
    await undoByKeys(tab);
    await soon(async () => [await textOf('/bridge'), await choices()]).toEqual(before);
    await tab.close();
  });

  it('works by keys, hears nothing that the page makes up, and ends with Escape', async () => {
    const before = await choices();
    const tab = await browser.newPage(server.url('/bridge'));
    await openPicker(tab);
    await tab.evaluate(() => {
      const host = document.querySelector('cuttings-picker');
      for (const target of [host, window])
        for (const key of ['Escape', 'Enter'])
          target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    });
    expect(await isOpen(tab)).toBe(true);
    expect(await tab.$eval('cuttings-picker', ({ shadowRoot }) => shadowRoot)).toBeNull();

    // The first paragraph is outlined; the second is taken out, and put back.
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('Enter');
    await saveByKeys(tab);
    await soon(choices).toHaveLength(3);
    await soon(() => textOf('/bridge')).not.toContain('Paragraph 2');
    expect(await textOf('/bridge')).toContain('Paragraph 1');
    await tab.keyboard.press('Escape');
    await soon(() => isOpen(tab)).toBe(false);

    await openPicker(tab);
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('Enter');
    await saveByKeys(tab);
    await soon(choices).toEqual(before);
    await soon(() => textOf('/bridge')).toContain('Paragraph 2');
    await tab.keyboard.press('Escape');
    await tab.close();
  });

  it('works by touch: the first points, the second chooses', async () => {
    const tab = await browser.newPage(server.url('/ferry'));
    await openPicker(tab);
    const at = await tab.$eval('.story p:nth-of-type(3)', (element) => {
      const { left, top, height } = element.getBoundingClientRect();
      return { x: left + 40, y: top + height / 2 };
    });
    await tab.touchscreen.tap(at.x, at.y);
    // Nothing is chosen yet: there is nothing to be saved, and the last button is the one that ends it.
    await lastButtonByKeys(tab);
    await tab.waitForFunction(() => !document.querySelector('cuttings-picker'));

    await openPicker(tab);
    await tab.touchscreen.tap(at.x, at.y);
    await tab.touchscreen.tap(at.x, at.y);
    await saveByKeys(tab);
    await soon(() => textOf('/ferry')).not.toContain('Paragraph 3');
    expect(await choices()).toHaveLength(3);
    await undoByKeys(tab);
    await soon(choices).toHaveLength(2);
    await tab.close();
  });

  it('takes out a video and a picture of a page that has become something else in its article', async () => {
    const before = await choices();
    const tab = await browser.newPage(server.url('/film'));
    await openPicker(tab);
    expect(await articleAt('/film')).toMatchObject({ picturesFound: 1 });
    expect(await textOf('/film')).toContain('The boat leaves');
    await clickOn(tab, 'iframe');
    await clickOn(tab, '#dog');
    await saveByKeys(tab);
    await soon(() => articleAt('/film')).toMatchObject({ picturesFound: 0, choices: 'used' });
    expect(await textOf('/film')).not.toContain('The boat leaves');
    await undoByKeys(tab);
    await soon(choices).toEqual(before);
    await tab.close();
  });

  it.runIf(browserName === 'chromium')('saves by choices on a site without encryption', async () => {
    const url = server.url('/plain').replace('127.0.0.1', PLAIN_HOST);
    const tab = await browser.newPage(url);
    await openPicker(tab);
    await clickOn(tab, '.story p:nth-of-type(2)');
    await saveByKeys(tab);
    await soon(async () =>
      (await storedRows(library, 'articles')).find((article) => article.url === url),
    ).toMatchObject({ choices: 'used' });
    await undoByKeys(tab);
    await tab.close();
  });

  it('tells where choices fit nothing, lists them, and forgets them', async () => {
    const tab = await browser.newPage(server.url('/plain'));
    const popup = await browser.clickToolbar(tab);
    await popup.waitFor('[data-choices=unused]');
    await popup.close();
    await tab.close();

    const before = await choices();
    await library.bringToFront();
    await library.keyboard.press('?');
    await library.waitForSelector('[data-site-blocks="1"]');
    await library.locator('[data-site-blocks] button').click();
    await library.waitForFunction(() => !document.querySelector('[data-site-blocks]'));
    await soon(choices).toBeUndefined();
    expect(before).toHaveLength(2);
  });
});

const PROMO =
  'Read the book of the ferry, now in every good bookshop of the valley, and in some that are bad.';
const NOTE = 'The editors remember the old ferry, its ferryman, its dog, its paint, and the November fog.';
const BLANK = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
/** In the story: a video from another server, and a picture that waits for the reader to scroll there. */
const FILM = `<iframe src="https://video.invalid/embed/4711" title="The boat leaves" width="300" height="200"></iframe>
  <img id="dog" src="${BLANK}" data-src="/dog.png" width="300" height="200">`;
const PROMO_BOX = `<div class="promo"><p>${PROMO}</p></div>`;
const SPACE = '<div style="height: 1500px"></div>';
const BESIDE = `<aside class="note"><a href="/away" onclick="document.title = 'clicked'">${NOTE}</a></aside>${SPACE}`;
