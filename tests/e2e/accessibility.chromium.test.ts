import { readFile } from 'node:fs/promises';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { ExtensionBrowser, Popup } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { openPanel } from './support/open-panel.ts';
import { readerPage } from './support/reader-page.ts';
import { type Route, startServer, type TestServer } from './support/server.ts';
import { changeRows, storedRows } from './support/stored.ts';

let browser: ExtensionBrowser;
let server: TestServer;
let axe: string;

/**
 * What axe finds wrong, a line each, once no colour is on its way to another: in the dialog on top, under which nothing can be
 * reached, or in the whole page. What a look changes is contrast.
 */
const axeRun = (rules: 'all' | 'colors' = 'all'): string => `Promise.allSettled(
  document.getAnimations().flatMap((one) => (one instanceof CSSTransition ? [one.finished] : [])),
).then(() => axe.run([...document.querySelectorAll('dialog:modal')].at(-1) ?? document, {
  resultTypes: ['violations'],
  ${rules === 'colors' ? "runOnly: ['color-contrast', 'link-in-text-block']," : ''}
}).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160)))))`;

beforeAll(async () => {
  axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8');
  server = await startServer({
    mounts: sampleMounts('tests/fixtures/samples'),
    routes: {
      '/long': { body: PAGED },
      '/long/2': { body: '', status: 503 },
      '/tea': storyPage(STORY),
      '/tea-again': storyPage([...STORY, 'The agency has contributed to this report from the harbour.']),
      '/data.json': { body: '{}', headers: { 'content-type': 'application/json' } },
    },
  });
  browser = await freshBrowser('chromium');
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

/** Looks at a page of the extension in every theme. */
async function expectNoViolations(page: Page): Promise<void> {
  await page.evaluate(`globalThis.axe || (() => { ${axe} })()`);
  for (const theme of THEMES) {
    await chooseTheme(page, theme);
    expect(await page.evaluate(axeRun(theme === THEMES[0] ? 'all' : 'colors')), theme).toEqual([]);
  }
  await page.evaluate(() => chrome.storage.local.remove('theme'));
}

/** Looks at a popup, light and dark. */
async function expectNoViolationsIn(popup: Popup): Promise<void> {
  await popup.evaluate(`${axe}; true`);
  for (const scheme of ['light', 'dark'] as const) {
    await popup.setColorScheme(scheme);
    expect(await popup.evaluate(axeRun(scheme === 'light' ? 'all' : 'colors')), scheme).toEqual([]);
  }
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('dialog'));
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

const STORY = Array.from(
  { length: 14 },
  (_, n) =>
    `On day ${String(n)} the crew of ship ${String(n * 7)} counted ${String(n * n + 3)} crates of green tea in the hold.`,
);
const storyPage = (lines: string[]): Route => ({
  body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tea</title><article><h1>Tea</h1>${lines.map((line) => `<p>${line}</p>`).join('')}</article></html>`,
});

const THEMES = ['light', 'sepia', 'dark'] as const;

// In order: the library is empty first, and holds what the popup has saved afterwards.
describe('accessibility by axe, contrast included', () => {
  it('the library before anything is in it', async () => {
    const library = await browser.openExtensionPage('library.html');
    await library.waitForSelector('main ol');
    await expectNoViolations(library);
    await library.close();
  });

  it('the popup, light and dark', async () => {
    for (const { path } of samples.slice(0, 3)) {
      const popup = await browser.clickToolbar(await browser.newPage(server.url(path)));
      await popup.waitFor('[data-saved]');
      await expectNoViolationsIn(popup);
      await popup.click('[data-remedies] > button');
      await popup.waitFor('[data-remedies=open] li');
      await expectNoViolationsIn(popup);
      await popup.close();
    }
  });

  it('the popup that could not save', async () => {
    const popup = await browser.clickToolbar(await browser.newPage('chrome://version'));
    await popup.waitFor('[data-failure]');
    await expectNoViolationsIn(popup);
    await popup.close();
  });

  it('the library with articles', async () => {
    const library = await browser.openExtensionPage('library.html');
    await library.waitForSelector('[data-article-id]');
    await expectNoViolations(library);
    await library.click('search button[aria-label]');
    await library.waitForSelector('search [role=option]');
    await library.keyboard.press('ArrowDown');
    await expectNoViolations(library);
    await library.keyboard.press('Escape');
    await library.keyboard.type('is:none tag:sea -(a OR b) ');
    await library.waitForSelector('search [role=status] li');
    await library.waitForSelector('main header ul a');
    await expectNoViolations(library);
    await library.close();
  });

  it('the reader with a highlight, its panel and its dialogs', async () => {
    const library = await browser.openExtensionPage('library.html');
    await library.waitForSelector('[data-article-id]');
    const id = await library.$eval('[data-article-id]', (row) => row.getAttribute('data-article-id'));
    await library.close();
    const { page, highlightFirstSentence } = await readerPage(
      await browser.openExtensionPage(`library.html#/article/${String(id)}`),
    );
    await highlightFirstSentence('A note');
    await page.waitForSelector('[data-annotation-id]');
    await expectNoViolations(page);
    // At a highlight, its ends can be moved.
    await page.locator('[data-annotation-id] [data-quote]').click();
    await page.waitForSelector('[data-end=end]');
    await expectNoViolations(page);
    await page.focus('[data-end=end]');
    await expectNoViolations(page);
    await page.locator('aside [aria-label="Change the colours"]').click();
    await page.waitForSelector('dialog[open]');
    await expectNoViolations(page);
    await closeDialog(page);
    await page.locator('[data-export]').click();
    await page.waitForSelector('dialog[open]');
    await expectNoViolations(page);
    await closeDialog(page);
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    await expectNoViolations(page);
    await closeDialog(page);
    await page.keyboard.press('c');
    await page.waitForSelector('[data-fact=title] textarea:focus');
    await page.keyboard.type('Another title');
    await page.waitForSelector('[data-restore=title]');
    await expectNoViolations(page);
    await page.close();
  });

  it('all highlights and notes, narrowed and by article', async () => {
    const library = await browser.openExtensionPage('library.html#/highlights');
    await library.waitForSelector('[data-entry-id]');
    await expectNoViolations(library);
    await library.locator('a[aria-label^="Only from"]').click();
    await library.waitForSelector('main search ul a');
    await library.select('main search select:last-of-type', 'days');
    await library.waitForSelector('main search input[type=date]');
    await expectNoViolations(library);
    await library.locator('[data-export-annotations]').click();
    await library.waitForSelector('dialog[open]');
    await expectNoViolations(library);
    await library.keyboard.press('Escape');
    await library.evaluate(() => {
      location.hash = '#/highlights?q=nothing-like-it';
    });
    await library.waitForFunction(() => !document.querySelector('[data-entry-id]'));
    await expectNoViolations(library);
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
        expect(await panel.evaluate(axeRun(theme === THEMES[0] ? 'all' : 'colors')), theme).toEqual([]);
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
    await library.waitForSelector('[data-interrupted] q');
    await expectNoViolations(library);
    await changeRows(library, 'jobs', { state: 'committed', failure: null, highlights: [] });
    await library.close();
  });

  it('the popup with an article of several pages, light and dark', async () => {
    const popup = await browser.clickToolbar(await browser.newPage(server.url('/long')));
    for (const state of ['offered', 'cut-short']) {
      await popup.waitFor(`[data-pages=${state}]`);
      await expectNoViolationsIn(popup);
      if (state === 'offered') await popup.click('[data-pages] button');
    }
    await popup.close();
  });

  it('a link: in the popup that keeps it, in the list and by itself', async () => {
    const popup = await browser.clickToolbar(await browser.newPage(server.url('/data.json')));
    await popup.click('[data-failure] footer button');
    await popup.waitForExpression(`document.querySelector('[role=status]').innerText !== ''`);
    await expectNoViolationsIn(popup);
    await popup.close();
    const library = await browser.openExtensionPage('library.html');
    await library.waitForSelector('[data-link] h2 a');
    await expectNoViolations(library);
    await library.locator('[data-link] h2 a').click();
    await library.waitForSelector('main[data-link] h1:focus');
    await expectNoViolations(library);
    await library.close();
  });

  it('what brings articles in and takes them out: import, backup, folder', async () => {
    const library = await browser.openExtensionPage('library.html', '[data-article-id]');
    await library.locator('[data-open-import]').click();
    const input = await library.waitForSelector('input[data-files]');
    await expectNoViolations(library);
    await input?.uploadFile('LICENSE');
    await library.waitForSelector('[data-import=preview]');
    await expectNoViolations(library);
    await closeDialog(library);

    await library.locator('[data-open-backup]').click();
    await library.waitForSelector('[data-backup=offered]');
    await expectNoViolations(library);
    await closeDialog(library);

    // The picker, which nobody could answer here, answers with a folder that only this origin has.
    await library.evaluate(() => {
      window.showDirectoryPicker = async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('Vault', { create: true });
    });
    await library.locator('[data-open-mirror]').click();
    await library.waitForSelector('[data-mirror=offered]');
    await expectNoViolations(library);
    await library.locator('[data-choose-folder]').click();
    await library.waitForSelector('[data-mirror=kept] [data-articles]');
    await expectNoViolations(library);
    await library.locator('[data-end-mirror]').click();
    await library.waitForSelector('[data-mirror=offered]');
    await closeDialog(library);
    await library.close();
  });

  it('an article as it is printed', async () => {
    const library = await browser.openExtensionPage('library.html', '[data-article-id]');
    await library.locator('[data-article-id]:not([data-link]) h2 a').click();
    await library.locator('[data-export]').click();
    await library.waitForSelector('dialog input[value=pdf]');
    await library.$eval('dialog input[value=pdf]', (choice) => {
      choice.click();
    });
    await library.locator('dialog footer button:last-child').click();
    const view = await browser.waitForExtensionPage('print.html');
    await view.waitForSelector('[data-print=ready]');
    // It is as paper is, whatever the theme.
    await view.evaluate(axe);
    expect(await view.evaluate(axeRun())).toEqual([]);
    await view.close();
    await library.close();
  });

  it('what stands beside the list: menus of tags and searches, duplicates, the check of the library', async () => {
    for (const path of ['/tea', '/tea-again']) {
      const popup = await browser.clickToolbar(await browser.newPage(server.url(path)));
      await popup.waitFor('[data-saved=created]');
      await popup.close();
    }
    const library = await browser.openExtensionPage('library.html', '[data-article-id]');
    await changeRows(library, 'articles', { tags: ['sea'] });
    await browser.reloadExtensionPage(library, 'nav [data-tag]');
    await library.evaluate(() => {
      location.hash = '#/?tag=sea';
    });
    await library.locator('[data-save-search][data-saved=false]').click();
    await library.waitForSelector('dialog[open] input:focus');
    await expectNoViolations(library);
    await library.keyboard.press('Enter');
    await library.waitForSelector('nav [data-search]');
    for (const row of ['nav [data-search]', 'nav [data-tag]']) {
      await library.hover(row);
      await library.locator(`${row} button[aria-haspopup]`).click();
      await library.waitForSelector('[role=menu]');
      await expectNoViolations(library);
      await library.keyboard.press('Escape');
      await library.waitForFunction(() => !document.querySelector('[role=menu]'));
    }

    await library.locator('nav a[href="#/duplicates"]').click();
    await library.waitForSelector('[data-doubles] li');
    await expectNoViolations(library);

    await library.keyboard.press('?');
    await library.locator('[data-check-library]').click();
    await library.waitForSelector('[data-check=checked]');
    await expectNoViolations(library);
    await library.close();
  });
});
