import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import { ChromiumBrowser } from './support/chromium.ts';
import type { ExtensionBrowser } from './support/extension-browser.ts';
import { copyWithHosts } from './support/extension-copy.ts';
import { ferryPage } from './support/ferry-page.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { clickOn, drawn, highlight, select, showHighlights, tabInto } from './support/marked-page.ts';
import { openPanel } from './support/open-panel.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { spokenControls } from './support/spoken.ts';
import { holdAnnotations, storedRows } from './support/stored.ts';
import { removeTempDir } from './support/temp-dir.ts';

const NOTE = '[data-annotation-id] textarea';

let browser: ExtensionBrowser;
let extensionDir: string;
let server: TestServer;

beforeEach(async () => {
  server = await startServer({
    routes: { '/ferry': { body: ferryPage() }, '/again': { body: ferryPage() } },
  });
  extensionDir = copyWithHosts(['*://127.0.0.1/*']);
  browser = await freshBrowser('chromium', extensionDir);
});

afterEach(async () => {
  await closeBrowser(browser);
  await server.close();
  removeTempDir(extensionDir);
});

/** The extension goes and comes back, as at an update, under what its scripts have begun in pages. */
async function updateExtension(): Promise<void> {
  if (!(browser instanceof ChromiumBrowser)) throw new Error('this is for Chromium');
  await browser.updateExtension();
}

/** Opens one of the extension's pages, as soon as the extension is back. */
async function openWhenBack(path: string): Promise<Page> {
  for (;;) {
    const page = await browser.openExtensionPage(path).catch(() => null);
    if (page) return page;
  }
}

/** Starts the annotator in a page, as a click on the toolbar button does: that one Chromium doesn't survive after an update. */
async function startAnnotator(url: string): Promise<void> {
  await soon(async () => {
    const library = await browser.openExtensionPage('library.html').catch(() => null);
    const isStarted = await library?.evaluate(async (wanted) => {
      const tab = (await chrome.tabs.query({})).find((one) => one.url === wanted);
      const target = { tabId: tab?.id ?? 0 };
      await chrome.scripting.insertCSS({ target, files: ['/assets/highlights.css'] });
      await chrome.scripting.executeScript({ target, files: ['/annotator.js'] });
      return true;
    }, url);
    await library?.close();
    return isStarted;
  }).toBe(true);
}

/** Firefox ends the scripts of an extension with it: there nobody is left to tell. */
describe('a page whose extension was updated', () => {
  it('says so when the reader goes on to mark, and lets the page be after that', async () => {
    const tab = await browser.newPage(server.url('/ferry'));
    await showHighlights(browser, tab);
    await updateExtension();
    // Nothing is at stake where nothing is selected.
    await tab.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('selectionchange', resolve, { once: true });
          getSelection()?.collapse(document.querySelector('h1'), 0);
        }),
    );
    expect(await tab.$('cuttings-annotator')).toBeNull();
    await soon(async () => {
      await tab.evaluate(() => getSelection()?.removeAllRanges());
      await select(tab, 'Paragraph 3: the ferry');
      return spokenControls(tab);
    }).toContain('Cuttings was updated or switched off');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    await tab.waitForFunction(() => !document.querySelector('cuttings-annotator'));
    await tab.evaluate(() => getSelection()?.selectAllChildren(document.body));
    expect(await tab.$('cuttings-annotator')).toBeNull();
  });

  it.each(['panel', 'reader'] as const)(
    'has the note that was being typed in the %s, to go on with or to copy, when the extension is back',
    async (where) => {
      const tab = await browser.newPage(server.url('/ferry'));
      await showHighlights(browser, tab);
      await highlight(tab, 'Paragraph 1: the ferry');
      await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 1: the ferry'] });
      const library = await browser.openExtensionPage('library.html');
      const [article] = await storedRows(library, 'articles');
      const reader = `library.html#/article/${String(article?.id)}`;
      await tab.bringToFront();
      const writing = where === 'panel' ? await openPanel(browser, tab) : null;
      const page = writing ? null : await browser.openExtensionPage(reader);
      await writing?.click('[data-annotation-id] footer button');
      await writing?.click(NOTE);
      await page?.locator('[data-annotation-id] footer button').click();
      await page?.locator(NOTE).click();
      // Nothing of it comes into the library: it is to be lost with its page, if anything is.
      await holdAnnotations(library);
      await writing?.type('Ask the pilots');
      await page?.keyboard.type('Ask the pilots');
      await updateExtension();
      // Chromium closes the extension's own pages with it. The one that it was typed beside says where the note is.
      await tab.bringToFront();
      await soon(async () => {
        await tab.evaluate(() => getSelection()?.removeAllRanges());
        await select(tab, 'Paragraph 3: the ferry');
        return spokenControls(tab);
      }).toContain('A note that you were writing is kept: open the notes');
      const again = await openWhenBack(reader);
      const written = () => again.$eval(NOTE, (field) => field.value).catch(() => null);
      await soon(written).toBe('Ask the pilots');
      await soon(async () => {
        const rows = await storedRows(again, 'annotations');
        return rows.map(({ body }) => (body as { value: string }[])[0]?.value);
      }).toEqual(['Ask the pilots']);
    },
  );

  it('leaves its drawings to the script that starts after it', async () => {
    const tab = await browser.newPage(server.url('/again'));
    await showHighlights(browser, tab);
    await highlight(tab, 'Paragraph 1: the ferry');
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 1: the ferry'] });
    await clickOn(tab, 'Paragraph 1: the ferry');
    await tabInto(tab);
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('Enter');
    await soon(() => drawn(tab)).toEqual({ green: ['Paragraph 1: the ferry'] });

    await updateExtension();
    await startAnnotator(server.url('/again'));
    await tab.bringToFront();
    await soon(() => drawn(tab)).toEqual({ green: ['Paragraph 1: the ferry'] });
    await clickOn(tab, 'Paragraph 1: the ferry');
    await tabInto(tab);
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('Enter');
    await soon(() => drawn(tab)).toEqual({ blue: ['Paragraph 1: the ferry'] });
    // Whoever still follows the page draws anew now.
    await tab.evaluate(() => {
      const first = document.querySelector('.story p');
      first?.replaceWith(first.cloneNode(true));
    });
    await soon(() => drawn(tab)).toEqual({ blue: ['Paragraph 1: the ferry'] });
  });
});
