import { readFile } from 'node:fs/promises';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import type { ExtensionBrowser } from './support/extension-browser.ts';
import { launchExtension } from './support/launch-extension.ts';
import { readerPage } from './support/reader-page.ts';
import { startServer, type TestServer } from './support/server.ts';
import { storedRows } from './support/stored.ts';

let browser: ExtensionBrowser;
let server: TestServer;
let axe: string;

/** What axe finds wrong, a line each. */
const AXE = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`;

beforeAll(async () => {
  axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8');
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await launchExtension({ browser: 'chromium' });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate(AXE);
}

describe('accessibility by axe, contrast included', () => {
  it.each(['light', 'dark'] as const)('the empty library, %s', async (scheme) => {
    const library = await browser.openExtensionPage('library.html');
    await browser.setColorScheme(library, scheme);
    await library.waitForSelector('main h2');
    expect(await violations(library)).toEqual([]);
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
      await popup.close();
    }
  });

  it.each(['light', 'dark'] as const)('the library with articles, %s', async (scheme) => {
    const library = await browser.openExtensionPage('library.html');
    await browser.setColorScheme(library, scheme);
    await library.waitForSelector('[data-article-id]');
    expect(await violations(library)).toEqual([]);
    await library.close();
  });

  it.each(['light', 'dark'] as const)('the reader with a highlight, %s', async (scheme) => {
    const library = await browser.openExtensionPage('library.html');
    const [article] = await storedRows(library, 'articles');
    await library.close();
    const reader = await readerPage(
      await browser.openExtensionPage(`library.html#/article/${String(article?.id)}`),
    );
    await browser.setColorScheme(reader.page, scheme);
    await reader.highlightFirstSentence('A note');
    expect(await violations(reader.page)).toEqual([]);
    await reader.page.close();
  });
});
