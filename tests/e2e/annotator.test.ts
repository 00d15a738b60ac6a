import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { ferryPage } from './support/ferry-page.ts';
import { launchExtension } from './support/launch-extension.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;

beforeAll(async () => {
  server = await startServer({
    routes: {
      '/ferry': {
        body: ferryPage({ after: '<script>document.title = "unrun"</script>' }),
        headers: { 'content-security-policy': "default-src 'none'" },
      },
      '/other': { body: ferryPage() },
    },
  });
  browser = await launchExtension({ browser: browserName });
  library = await browser.openExtensionPage('library.html');
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Opens a page with the annotator in it, and its article saved. */
async function openAnnotated(path: string): Promise<Page> {
  const tab = await browser.newPage(server.url(path));
  await showHighlights(tab);
  return tab;
}

async function showHighlights(tab: Page): Promise<void> {
  const popup = await browser.clickToolbar(tab);
  await popup.waitFor('[data-saved]');
  await popup.close();
  await tab.bringToFront();
}

/** Selects words of a page as a double click or keys would, and waits for the toolbar. */
async function select(tab: Page, words: string): Promise<void> {
  await tab.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`no ${wanted}`);
  }, words);
  await tab.waitForSelector('cuttings-annotator');
}

/** Marks what is selected, by keys: the toolbar is the page's last stop. */
async function highlight(tab: Page, words: string): Promise<void> {
  await select(tab, words);
  await tab.keyboard.press('Tab');
  await tab.waitForFunction(() => document.activeElement?.localName === 'cuttings-annotator');
  await tab.keyboard.press('Enter');
}

const quotes = async () => {
  const rows = await storedRows(library, 'annotations');
  return rows.map(({ target }) => (target as { selector: { exact: string }[] }).selector[0]?.exact);
};

/** The words that are drawn in a page, by group. */
const drawn = (tab: Page) =>
  tab.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights]
        .filter(([name]) => name.startsWith('cuttings-'))
        .map(([name, ranges]) => [name.slice('cuttings-'.length), [...ranges].map(String)]),
    ),
  );

describe(`highlights in the live page in ${browserName}`, () => {
  it('are made where the reader reads, stored, drawn without touching the page, and there again', async () => {
    const tab = await openAnnotated('/ferry');
    const before = await tab.evaluate(() => document.documentElement.outerHTML);
    await highlight(tab, 'Paragraph 2: the ferry');
    await soon(quotes).toEqual(['Paragraph 2: the ferry']);
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 2: the ferry'] });
    await soon(() => tab.evaluate(() => document.documentElement.outerHTML)).toBe(before);

    await tab.reload();
    expect(await drawn(tab)).toEqual({});
    await showHighlights(tab);
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 2: the ferry'] });
  });
});
