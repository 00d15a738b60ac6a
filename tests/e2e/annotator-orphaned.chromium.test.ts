import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ChromiumBrowser } from './support/chromium.ts';
import type { ExtensionBrowser } from './support/extension-browser.ts';
import { ferryPage } from './support/ferry-page.ts';
import { launchExtension } from './support/launch-extension.ts';
import { select, showHighlights } from './support/marked-page.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';

let browser: ExtensionBrowser;
let server: TestServer;

beforeAll(async () => {
  server = await startServer({ routes: { '/ferry': { body: ferryPage() } } });
  browser = await launchExtension({ browser: 'chromium' });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Firefox ends the scripts of an extension with it: there nobody is left to tell. */
describe('a page whose extension was updated', () => {
  it('says so when the reader goes on to mark, and lets the page be after that', async () => {
    const tab = await browser.newPage(server.url('/ferry'));
    await showHighlights(browser, tab);
    if (!(browser instanceof ChromiumBrowser)) throw new Error('this is for Chromium');
    await browser.evaluateInServiceWorker(() => {
      setTimeout(() => {
        chrome.runtime.reload();
      });
    });
    await soon(async () => {
      await tab.evaluate(() => getSelection()?.removeAllRanges());
      await select(tab, 'Paragraph 3: the ferry');
      return JSON.stringify(await tab.accessibility.snapshot());
    }).toContain('Cuttings was updated or switched off');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    await tab.waitForFunction(() => !document.querySelector('cuttings-annotator'));
    await tab.evaluate(() => getSelection()?.selectAllChildren(document.body));
    expect(await tab.$('cuttings-annotator')).toBeNull();
  });
});
