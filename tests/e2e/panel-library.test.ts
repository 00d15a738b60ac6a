import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser, Popup } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { openPanel } from './support/open-panel.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const [english, chinese, japanese] = samples;
if (!english || !chinese || !japanese) throw new Error('no samples');
const SAVED = [chinese, japanese, english];

let browser: ExtensionBrowser;
let server: TestServer;
let panel: Popup;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await freshBrowser(browserName);
  for (const { path } of SAVED) {
    const site = await browser.newPage(server.url(path));
    const popup = await browser.clickToolbar(site);
    await popup.waitFor('[data-saved=created]');
    await popup.close();
    if (path === english.path) panel = await openPanel(browser, site);
  }
});

afterAll(async () => {
  await panel.close();
  await closeBrowser(browser);
  await server.close();
});

const titles = (): Promise<unknown> =>
  panel.evaluate(() =>
    [...document.querySelectorAll('[data-article-id] h2')].map(({ textContent }) => textContent),
  );
const show = (view: 'page' | 'library'): Promise<void> => panel.click(`label[data-value=${view}]`);

describe(`the library in the panel of ${browserName}`, () => {
  it('is one of two things that the panel shows', async () => {
    expect(await panel.text('[data-panel-view=page] main header h1')).toBe(english.title);
    await show('library');
    await soon(titles).toEqual([english.title, japanese.title, chinese.title]);
    expect(await panel.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  });

  it('is searched as in the library page', async () => {
    await panel.click('search input');
    await panel.type(chinese.title.slice(0, 2));
    await soon(titles).toEqual([chinese.title]);
  });

  it('opens an article in a tab, and stays as it is', async () => {
    await panel.click('[data-article-id] h2 a');
    const reader = await browser.waitForExtensionPage('library.html#/article/');
    await reader.waitForSelector('article h1');
    expect(await reader.$eval('article h1', ({ textContent }) => textContent)).toBe(chinese.title);
    expect(await titles()).toEqual([chinese.title]);
    expect(await panel.evaluate(() => location.pathname)).toBe('/sidepanel.html');
    await reader.close();
  });

  it('comes back to the page, and to the list as it was left', async () => {
    await show('page');
    await panel.waitFor('[data-panel-view=page] main');
    await show('library');
    await soon(titles).toEqual([chinese.title]);
  });
});
