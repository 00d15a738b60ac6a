import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { launchExtension } from './support/launch-extension.ts';
import { type ReaderPage, readerPage } from './support/reader-page.ts';
import { startServer, type TestServer } from './support/server.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const english = samples.find(({ slug }) => slug === 'en-harbour') ?? samples[0];
if (!english) throw new Error('no sample');
const { quote, path } = english;

let browser: ExtensionBrowser;
let server: TestServer;
let articleId: unknown;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await launchExtension({ browser: browserName });
  const popup = await browser.clickToolbar(await browser.newPage(server.url(path)));
  await popup.waitFor('[data-saved=created]');
  await popup.close();
  const library = await browser.openExtensionPage('library.html');
  articleId = (await storedRows(library, 'articles'))[0]?.id;
  await library.close();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function openReader(): Promise<ReaderPage> {
  return readerPage(await browser.openExtensionPage(`library.html#/article/${String(articleId)}`));
}

async function annotations(page: Page): Promise<Record<string, unknown>[]> {
  return (await storedRows(page, 'annotations')).filter(({ deletedAt }) => deletedAt === null);
}

// One story in order.
describe(`editing highlights in ${browserName}`, () => {
  it('shows a note as its Markdown means it, while it is written and afterwards', async () => {
    const { page, select, highlightWithNote } = await openReader();
    await select(quote);
    await highlightWithNote('Ask **twice**, see https://example.org/tide <b>');
    const card = '[data-annotation-id]';
    await (await page.$(`${card} ::-p-text(Preview)`))?.click();
    await page.waitForSelector(`${card} section strong`);
    expect(await page.$eval(`${card} section`, ({ textContent }) => textContent)).toBe(
      'Ask twice, see https://example.org/tide <b>',
    );
    await (await page.$(`${card} ::-p-text(Done)`))?.click();
    await page.waitForFunction(
      (of: string) => !document.querySelector(`${of} textarea`) && document.querySelector(`${of} strong`),
      {},
      card,
    );
    expect(await page.$eval(`${card} a`, ({ href, target, rel }) => [href, target, rel])).toEqual([
      'https://example.org/tide',
      '_blank',
      'noopener noreferrer nofollow',
    ]);
    expect(await annotations(page)).toHaveLength(1);
    await page.close();
  });
});
