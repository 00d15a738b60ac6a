import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser, Popup } from './support/extension-browser.ts';
import { ferryPage } from './support/ferry-page.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { savedArticles, type SavedArticles } from './support/saved-articles.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;
let articleAt: SavedArticles['articleAt'];
let textOf: SavedArticles['textOf'];

beforeAll(async () => {
  server = await startServer({ routes: { '/ferry': { body: FERRY }, '/plain': { body: PLAIN } } });
  browser = await freshBrowser(browserName);
  library = await browser.openExtensionPage('library.html');
  ({ articleAt, textOf } = savedArticles(library, server));
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

async function openRemedies(popup: Popup): Promise<void> {
  await popup.click('[data-remedies] > button');
  await popup.waitFor('[data-remedies=open] li');
}

describe(`what to do where the wrong text was saved, in ${browserName}`, () => {
  it('reads the page in another way as a new version, and takes that back', async () => {
    const page = await browser.newPage(server.url('/ferry'));
    const popup = await browser.clickToolbar(page);
    await popup.waitFor('[data-saved=created]');
    expect(await popup.text('[data-missing-facts]')).toBe('No date and no author found.');
    const before = await textOf('/ferry');

    // By keys alone.
    await popup.evaluate(`(document.querySelector('[data-remedies] > button').focus(), true)`);
    await popup.press('Enter');
    await popup.waitFor('[data-remedies=open] li');
    expect(await popup.text('[data-remedies]')).toContain('Nothing is selected');
    await popup.press('Tab');
    await popup.waitForExpression(`document.activeElement.dataset.remedy === 'other'`);
    await popup.press('Enter');
    await popup.waitFor('[data-saved=new-version]');
    expect(await popup.text('main')).toContain('in another way, as you chose');
    expect(await articleAt('/ferry')).toMatchObject({ reading: 'other' });
    expect(await textOf('/ferry')).not.toBe(before);
    expect(await storedRows(library, 'versions')).toHaveLength(2);

    await popup.click('header button');
    await popup.waitForExpression(`document.querySelector('main').innerText.includes('version before')`);
    expect(await articleAt('/ferry')).toMatchObject({ reading: 'best' });
    expect(await textOf('/ferry')).toBe(before);
    expect(await storedRows(library, 'versions')).toHaveLength(1);
    await popup.close();
    await page.close();
  });

  it('saves all text of the page, and what is selected on it', async () => {
    const page = await browser.newPage(server.url('/ferry'));
    const popup = await browser.clickToolbar(page);
    await popup.waitFor('[data-saved=known]');
    await openRemedies(popup);
    await popup.click('[data-remedy=page]');
    await popup.waitFor('[data-saved=new-version]');
    expect(await textOf('/ferry')).toContain('Weather');
    await openRemedies(popup);
    expect(await popup.text('[data-remedies]')).toContain('This is what is saved now');
    await popup.close();

    await page.evaluate(() => {
      const notes = document.querySelector('.notes');
      if (notes) getSelection()?.selectAllChildren(notes);
    });
    const again = await browser.clickToolbar(page);
    await again.waitFor('[data-saved=known]');
    await openRemedies(again);
    await again.click('[data-remedy=selection]');
    await again.waitFor('[data-saved=new-version]');
    await soon(() => articleAt('/ferry')).toMatchObject({ source: 'selection', reading: 'selection' });
    expect(await textOf('/ferry')).toMatch(/^The editors remember/);
    await again.close();
    await page.close();
  });

  it('says why there is no other way', async () => {
    const page = await browser.newPage(server.url('/plain'));
    const popup = await browser.clickToolbar(page);
    await popup.waitFor('[data-saved=created]');
    await openRemedies(popup);
    await popup.waitFor('[data-remedy=other]:disabled');
    expect(await popup.text('[data-remedies]')).toContain('It can’t be read in another way.');
    await popup.close();
    await page.close();
  });
});

const NOTES =
  '<p>The editors remember the old ferry, its ferryman, its dog, its paint, and what it was to cross the river in the fog of a November morning.</p>';
const FERRY = ferryPage({
  after: `<div class="notes">${NOTES.repeat(3)}</div><div class="tools"><p>Weather</p></div>`,
});
const PLAIN = ferryPage();
