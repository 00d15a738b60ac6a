import { readFile } from 'node:fs/promises';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { openPanel } from './support/open-panel.ts';
import { readerPage } from './support/reader-page.ts';
import { startServer, type TestServer } from './support/server.ts';
import { changeRows, storedRows } from './support/stored.ts';

let browser: ExtensionBrowser;
let server: TestServer;
let axe: string;

/** What axe finds wrong, a line each, once no colour is on its way to another. */
const AXE = `Promise.allSettled(
  document.getAnimations().flatMap((one) => (one instanceof CSSTransition ? [one.finished] : [])),
).then(() => axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160)))))`;

beforeAll(async () => {
  axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8');
  server = await startServer({
    mounts: sampleMounts('tests/fixtures/samples'),
    routes: {
      '/long': { body: PAGED },
      '/long/2': { body: '', status: 503 },
      '/data.json': { body: '{}', headers: { 'content-type': 'application/json' } },
    },
  });
  browser = await freshBrowser('chromium');
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate(AXE);
}

/** The theme that the reader chose, in this page and in those that are opened later. */
async function chooseTheme(page: Page, theme: 'light' | 'sepia' | 'dark'): Promise<void> {
  await page.evaluate((wanted: string) => chrome.storage.local.set({ theme: wanted }), theme);
  await page.waitForSelector(`html[data-theme=${theme}]`);
}

/** The first page of two. */
const PAGED = `<!doctype html><html lang="en"><meta charset="utf-8"><title>The last ferry</title><article><h1>The last ferry</h1>
  ${'<p>The ferry has crossed this river for two hundred years, in fog and in flood, and once in snow.</p>'.repeat(6)}
  <p>1 <a href="/long/2">2</a></p></article>`;

const THEMES = ['light', 'sepia', 'dark'] as const;

// In order: the library is empty first, and holds what the popup has saved afterwards.
describe('accessibility by axe, contrast included', () => {
  it('the library before anything is in it', async () => {
    const library = await browser.openExtensionPage('library.html');
    await library.waitForSelector('main ol');
    for (const theme of THEMES) {
      await chooseTheme(library, theme);
      expect(await violations(library)).toEqual([]);
    }
    await library.evaluate(() => chrome.storage.local.remove('theme'));
    await library.close();
  });

  it('the popup, light and dark', async () => {
    for (const { path } of samples.slice(0, 3)) {
      const popup = await browser.clickToolbar(await browser.newPage(server.url(path)));
      await popup.waitFor('[data-saved]');
      for (const scheme of ['light', 'dark'] as const) {
        await popup.setColorScheme(scheme);
        await popup.evaluate(`${axe}; true`);
        expect(await popup.evaluate(AXE)).toEqual([]);
      }
      await popup.click('[data-remedies] > button');
      await popup.waitFor('[data-remedies=open] li');
      for (const scheme of ['light', 'dark'] as const) {
        await popup.setColorScheme(scheme);
        expect(await popup.evaluate(AXE)).toEqual([]);
      }
      await popup.close();
    }
  });

  it('the popup that could not save', async () => {
    const popup = await browser.clickToolbar(await browser.newPage('chrome://version'));
    await popup.waitFor('[data-failure]');
    await popup.evaluate(`${axe}; true`);
    expect(await popup.evaluate(AXE)).toEqual([]);
    await popup.close();
  });

  it.each(THEMES)('the library with articles, %s', async (theme) => {
    const library = await browser.openExtensionPage('library.html');
    await chooseTheme(library, theme);
    await library.waitForSelector('[data-article-id]');
    expect(await violations(library)).toEqual([]);
    await library.click('search button[aria-label]');
    await library.waitForSelector('search [role=option]');
    await library.keyboard.press('ArrowDown');
    expect(await violations(library)).toEqual([]);
    await library.keyboard.press('Escape');
    await library.keyboard.type('is:none tag:sea -(a OR b) ');
    await library.waitForSelector('search [role=status] li');
    await library.waitForSelector('main header ul a');
    expect(await violations(library)).toEqual([]);
    await library.close();
  });

  it.each(THEMES)('the reader with a highlight, its panel and its dialogs, %s', async (theme) => {
    const library = await browser.openExtensionPage('library.html');
    await library.waitForSelector('[data-article-id]');
    const id = await library.$eval('[data-article-id]', (row) => row.getAttribute('data-article-id'));
    await chooseTheme(library, theme);
    await library.close();
    const { page, highlightFirstSentence } = await readerPage(
      await browser.openExtensionPage(`library.html#/article/${String(id)}`),
    );
    if (theme === THEMES[0]) await highlightFirstSentence('A note');
    await page.waitForSelector('[data-annotation-id]');
    expect(await violations(page)).toEqual([]);
    // At a highlight, its ends can be moved.
    await page.locator('[data-annotation-id] [data-quote]').click();
    await page.waitForSelector('[data-end=end]');
    expect(await violations(page)).toEqual([]);
    await page.focus('[data-end=end]');
    expect(await violations(page)).toEqual([]);
    await page.locator('aside [aria-label="Change the colours"]').click();
    await page.waitForSelector('dialog[open]');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog'));
    await page.locator('[data-export]').click();
    await page.waitForSelector('dialog[open]');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog'));
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog'));
    await page.keyboard.press('c');
    await page.waitForSelector('[data-fact=title] textarea:focus');
    await page.keyboard.type('Another title');
    await page.waitForSelector('[data-restore=title]');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it.each(THEMES)('all highlights and notes, narrowed and by article, %s', async (theme) => {
    const library = await browser.openExtensionPage('library.html#/highlights');
    await chooseTheme(library, theme);
    await library.waitForSelector('[data-entry-id]');
    expect(await violations(library)).toEqual([]);
    await library.locator('a[aria-label^="Only from"]').click();
    await library.waitForSelector('main search ul a');
    await library.select('main search select:last-of-type', 'days');
    await library.waitForSelector('main search input[type=date]');
    expect(await violations(library)).toEqual([]);
    await library.locator('[data-export-annotations]').click();
    await library.waitForSelector('dialog[open]');
    expect(await violations(library)).toEqual([]);
    await library.keyboard.press('Escape');
    await library.evaluate(() => {
      location.hash = '#/highlights?q=nothing-like-it';
    });
    await library.waitForFunction(() => !document.querySelector('[data-entry-id]'));
    expect(await violations(library)).toEqual([]);
    await library.evaluate(() => chrome.storage.local.remove('theme'));
    await library.close();
  });

  it('the panel beside a page, with and without highlights', async () => {
    // The newest, which was highlighted above.
    const sample = samples.slice(0, 3).at(-1);
    const library = await browser.openExtensionPage('library.html');
    const tab = await browser.newPage(server.url(sample?.path ?? ''));
    const panel = await openPanel(browser, tab);
    const inAllThemes = async (): Promise<void> => {
      for (const theme of THEMES) {
        await library.evaluate((wanted: string) => chrome.storage.local.set({ theme: wanted }), theme);
        await panel.waitFor(`html[data-theme=${theme}]`);
        expect(await panel.evaluate(AXE)).toEqual([]);
      }
    };
    await panel.evaluate(`${axe}; true`);
    await panel.waitFor('[data-annotation-id]');
    await panel.click('[data-annotation-id] footer button');
    await panel.waitFor('[data-annotation-id] textarea');
    await inAllThemes();
    await panel.click('[data-annotation-id] [data-quote]');
    await panel.click('[data-annotation-id] [aria-label="Split the highlight"]');
    await panel.waitFor('[data-end=split]');
    await inAllThemes();
    await panel.press('Escape');

    await panel.click('label[data-value=library]');
    await panel.waitFor('[data-article-id]');
    await inAllThemes();
    await panel.click('label[data-value=page]');
    await panel.waitFor('[data-annotation-id]');

    // Its highlight isn't found any more.
    await tab.evaluate(() => {
      for (const paragraph of document.querySelectorAll('p')) paragraph.textContent = 'All is written anew.';
    });
    await panel.waitFor('[data-state=orphaned]');
    await inAllThemes();

    await library.bringToFront();
    await panel.waitForExpression(`!document.querySelector('[data-annotation-id]')`);
    await inAllThemes();
    await library.evaluate(() => chrome.storage.local.remove('theme'));
    await panel.close();
    await tab.close();
    await library.close();
  });

  it('the library with what was highlighted of a page that is gone', async () => {
    const library = await browser.openExtensionPage('library.html');
    const before = await storedRows(library, 'jobs');
    const quote = { type: 'TextQuoteSelector', exact: 'The ferry stops', prefix: '', suffix: '' };
    const highlights = [{ id: before[0]?.id, color: 'yellow', quote }];
    await changeRows(library, 'jobs', { state: 'failed', failure: { kind: 'interrupted' }, highlights });
    await library.reload();
    for (const theme of THEMES) {
      await chooseTheme(library, theme);
      await library.waitForSelector('[data-interrupted] q');
      expect(await violations(library)).toEqual([]);
    }
    await changeRows(library, 'jobs', { state: 'committed', failure: null, highlights: [] });
    await library.evaluate(() => chrome.storage.local.remove('theme'));
    await library.close();
  });

  it('the popup with an article of several pages, light and dark', async () => {
    const popup = await browser.clickToolbar(await browser.newPage(server.url('/long')));
    for (const state of ['offered', 'cut-short']) {
      await popup.waitFor(`[data-pages=${state}]`);
      for (const scheme of ['light', 'dark'] as const) {
        await popup.setColorScheme(scheme);
        await popup.evaluate(`${axe}; true`);
        expect(await popup.evaluate(AXE)).toEqual([]);
      }
      if (state === 'offered') await popup.click('[data-pages] button');
    }
    await popup.close();
  });

  it('a link: in the popup that keeps it, in the list and by itself', async () => {
    const popup = await browser.clickToolbar(await browser.newPage(server.url('/data.json')));
    await popup.click('[data-failure] footer button');
    await popup.waitForExpression(`document.querySelector('[role=status]').innerText !== ''`);
    await popup.evaluate(`${axe}; true`);
    expect(await popup.evaluate(AXE)).toEqual([]);
    await popup.close();
    const library = await browser.openExtensionPage('library.html');
    for (const theme of THEMES) {
      await chooseTheme(library, theme);
      await library.waitForSelector('[data-link] h2 a');
      expect(await violations(library)).toEqual([]);
      await library.locator('[data-link] h2 a').click();
      await library.waitForSelector('main[data-link] h1:focus');
      expect(await violations(library)).toEqual([]);
      await library.keyboard.press('Escape');
    }
    await library.close();
  });
});
