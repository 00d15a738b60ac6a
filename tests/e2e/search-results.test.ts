import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { launchExtension } from './support/launch-extension.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const [english, simplified, traditional] = samples;

let browser: ExtensionBrowser;
let server: TestServer;
let page: Page;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await launchExtension({ browser: browserName });
  page = await browser.openExtensionPage('library.html', 'main h1');
  for (const sample of [traditional, simplified, english]) {
    const site = await browser.newPage(server.url(sample?.path ?? ''));
    const popup = await browser.clickToolbar(site);
    await popup.waitFor('[data-saved=created]');
    await popup.close();
    await site.close();
  }
  await page.bringToFront();
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

const texts = (selector: string): Promise<string[]> =>
  page.$$eval(selector, (elements) => elements.map(({ textContent }) => textContent));
const titles = (): Promise<string[]> => texts('[data-article-id] h2');

async function ask(query: string): Promise<void> {
  await page.evaluate((asked: string) => {
    location.hash = `#/?q=${encodeURIComponent(asked)}`;
  }, query);
}

/** Gives the article that has the focus a tag, by the keys. */
async function tagFocused(tag: string): Promise<void> {
  await page.keyboard.press('t');
  await page.waitForSelector('dialog[open] input');
  await page.keyboard.type(`${tag},`);
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog[open]', { hidden: true });
}

const order = (): Promise<string[]> => texts('main header [data-text]');

async function chooseOrder(value: string): Promise<void> {
  await page.locator('main header button[popovertarget]').click();
  await page.locator(`[popover] label[data-value=${value}]`).click();
  await page.keyboard.press('Escape');
}

// One story in order.
describe(`what a search finds in ${browserName}`, () => {
  it('begins with what is most about the words, unless the reader wants another order', async () => {
    await ask('铆钉');
    await soon(titles).toEqual([simplified?.title]);
    await page.focus('[data-article-id] h2 a');
    await tagFocused('kayakers');
    await ask('kayakers');
    await soon(titles).toEqual([simplified?.title, english?.title]);
    expect(await order()).toEqual(['Relevance']);
    await chooseOrder('saved');
    await soon(titles).toEqual([english?.title, simplified?.title]);
    await chooseOrder('relevance');
    await soon(titles).toEqual([simplified?.title, english?.title]);
  });

  it('has an order of its own, which lists without words are not in', async () => {
    await ask('is:unread');
    await soon(titles).toEqual([english?.title, simplified?.title, traditional?.title]);
    expect(await order()).toEqual(['Newest saved']);
  });
});
