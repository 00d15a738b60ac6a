import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import type { ExtensionBrowser } from './support/extension-browser.ts';
import { ferryPage } from './support/ferry-page.ts';
import { launchExtension } from './support/launch-extension.ts';
import { highlight, showHighlights } from './support/marked-page.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;

beforeAll(async () => {
  server = await startServer({ routes: { '/app/one': { body: ferryPage() } } });
  browser = await launchExtension({
    browser: 'firefox',
    firefoxPrefs: { 'dom.navigation.webidl.enabled': false },
  });
  library = await browser.openExtensionPage('library.html');
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

/** Firefox has it from 147 on: before, no event tells of a step that a page's script makes. */
describe('a page in a Firefox without the Navigation API', () => {
  it('is saved under the address to which its script has gone meanwhile', async () => {
    const tab = await browser.newPage(server.url('/app/one'));
    await showHighlights(browser, tab);
    expect(await tab.evaluate(() => 'navigation' in globalThis)).toBe(false);
    await tab.evaluate(() => {
      history.pushState(null, '', '/app/two');
      document.querySelectorAll('h1, .story p').forEach((element, index) => {
        element.textContent = `Screen two, part ${String(index)}: nobody has read these words before, and they are long enough for a story of their own.`;
      });
    });
    await highlight(tab, 'Screen two, part 1');
    await soon(async () => {
      const articles = await storedRows(library, 'articles');
      const [annotation] = await storedRows(library, 'annotations');
      return articles.find(({ id }) => id === annotation?.articleId)?.url;
    }).toBe(server.url('/app/two'));
  });
});
