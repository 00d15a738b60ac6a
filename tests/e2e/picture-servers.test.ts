import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import { ChromiumBrowser } from './support/chromium.ts';
import { copyWithHosts } from './support/extension-copy.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { FirefoxBrowser } from './support/firefox.ts';
import { freshBrowser, launchExtension } from './support/launch-extension.ts';
import { type PictureServers, startPictureServers } from './support/picture-servers.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';
import { removeTempDir } from './support/temp-dir.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

let servers: PictureServers;
let browser: ExtensionBrowser;

beforeAll(async () => {
  servers = await startPictureServers();
  browser = await freshBrowser(browserName);
});

afterAll(async () => {
  await closeBrowser(browser);
  await servers.close();
});

/** Saves the page and gives the id of its article. */
async function save(its: ExtensionBrowser, path: string): Promise<string> {
  const popup = await its.clickToolbar(await its.newPage(servers.page.url(path)));
  await popup.waitFor('[data-saved=created]');
  await popup.close();
  const library = await its.openExtensionPage('library.html');
  const rows = await storedRows(library, 'articles');
  await library.close();
  return String(rows.find(({ url }) => url === servers.page.url(path))?.id);
}

const SHOWN = 'article figure img[src^="blob:"]';

describe(`pictures that their server lets no site copy, in ${browserName}`, () => {
  it('are counted in the receipt, and their server is named', async () => {
    const popup = await browser.clickToolbar(await browser.newPage(servers.page.url('/ferry')));
    await popup.waitFor('[data-missing=offered]');
    const text = await popup.text('main');
    expect(text).toContain('0 of 2 pictures');
    expect(text).toMatch(/2 pictures could not be copied.*: localhost\./);
    expect(text).toContain('Allow localhost');
    await popup.close();
  });

  it('leave their captions in the reader, and a place for each', async () => {
    const id = await save(browser, '/ferry?reader');
    const reader = await browser.openExtensionPage(`library.html#/article/${id}`, '[data-missing=offered]');
    await soon(() => reader.$$eval('article figcaption', (all) => all.map((one) => one.textContent))).toEqual(
      ['The ferry at dawn.', 'The ferry at dusk.'],
    );
    await soon(() => reader.$$('article figure [role=img]')).toHaveLength(2);
    await reader.close();
  });

  // Only Firefox's question can be answered from outside; Chromium's is a window of the system.
  it.runIf(browserName === 'firefox')('fill in when their server is allowed, and not before', async () => {
    if (!(browser instanceof FirefoxBrowser)) throw new Error('this test is for Firefox');
    const id = await save(browser, '/ferry?asked');
    const reader = await browser.openExtensionPage(`library.html#/article/${id}`, '[data-missing=offered]');
    await reader.bringToFront();
    await reader.locator('[data-missing=offered] button').click();
    await browser.answerPrompt('no');
    await reader.waitForSelector('[data-missing=refused]');
    expect(await reader.$$(SHOWN)).toHaveLength(0);

    await reader.locator('[data-missing=refused] button').click();
    await browser.answerPrompt('yes');
    await reader.waitForFunction((shown) => document.querySelectorAll(shown).length === 2, {}, SHOWN);
    await reader.waitForSelector('[data-missing=none]');
    await reader.close();
  });

  it.runIf(browserName === 'firefox')(
    'come by themselves from a server that is allowed, until that is taken back',
    async () => {
      const id = await save(browser, '/ferry?again');
      const reader = await browser.openExtensionPage(`library.html#/article/${id}`, SHOWN);
      await reader.waitForFunction((shown) => document.querySelectorAll(shown).length === 2, {}, SHOWN);
      await reader.bringToFront();
      await reader.keyboard.press('?');
      await reader.waitForSelector('[data-allowed-servers="1"]');
      await reader.locator('[data-allowed-servers] button').click();
      await reader.waitForSelector('[data-allowed-servers="0"]');
      await reader.close();
      const popup = await browser.clickToolbar(await browser.newPage(servers.page.url('/ferry?after')));
      await popup.waitFor('[data-missing=offered]');
      await popup.close();
    },
  );
});

describe.runIf(browserName === 'chromium')('with a server that Chromium has been told to allow', () => {
  const folder = browserName === 'chromium' ? copyWithHosts(['*://localhost/*']) : '';
  let allowed: ChromiumBrowser;

  beforeAll(async () => {
    const launched = await launchExtension({ browser: 'chromium', extensionDir: folder });
    if (!(launched instanceof ChromiumBrowser)) throw new Error('this test is for Chromium');
    allowed = launched;
  });

  afterAll(async () => {
    await allowed.close();
    removeTempDir(folder);
  });

  it('pictures come by themselves', async () => {
    const id = await save(allowed, '/ferry');
    const reader = await allowed.openExtensionPage(`library.html#/article/${id}`);
    await reader.waitForFunction((shown) => document.querySelectorAll(shown).length === 2, {}, SHOWN);
    await reader.waitForFunction(() => document.querySelector('[data-missing]') === null);
    await reader.close();
  });

  it('the reader is told when they don’t come even so, and they can be asked for again', async () => {
    servers.answer('broken');
    const id = await save(allowed, '/ferry?broken');
    const reader = await allowed.openExtensionPage(`library.html#/article/${id}`, '[data-missing=failed]');
    servers.answer('held');
    await reader.locator('[data-missing=failed] button').click();
    await reader.waitForSelector('[data-missing=fetching] progress');
    // The worker may be stopped at any moment: what is missing stands in the library.
    await allowed.stopServiceWorker();
    servers.answer('given');
    await reader.waitForFunction((shown) => document.querySelectorAll(shown).length === 2, {}, SHOWN);
    await reader.close();
  });
});
