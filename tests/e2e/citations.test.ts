import { readFile } from 'node:fs/promises';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { openReader, saveSample } from './support/read-sample.ts';
import type { ReaderPage } from './support/reader-page.ts';
import { startServer, type TestServer } from './support/server.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const sample = samples.find(({ slug }) => slug === 'en-harbour') ?? samples[0];
if (!sample) throw new Error('no sample');

let browser: ExtensionBrowser;
let server: TestServer;
let reader: ReaderPage;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await freshBrowser(browserName);
  reader = await openReader(browser, await saveSample(browser, server.url(sample.path)));
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

/** What is on the clipboard, as a paste into the page brings it. */
async function pasted(page: Page): Promise<{ text: string; html: string }> {
  const paste = page.evaluate(
    () =>
      new Promise<{ text: string; html: string }>((resolve) => {
        const field = document.createElement('textarea');
        document.body.append(field);
        field.addEventListener('paste', ({ clipboardData }) => {
          resolve({
            text: clipboardData?.getData('text/plain') ?? '',
            html: clipboardData?.getData('text/html') ?? '',
          });
          field.remove();
        });
        field.focus();
      }),
  );
  await page.waitForFunction(() => document.activeElement?.matches('body > textarea'));
  await page.keyboard.down('Control');
  await page.keyboard.press('v', { commands: ['Paste'] });
  await page.keyboard.up('Control');
  return paste;
}

async function toast(page: Page, words: string): Promise<void> {
  await page.waitForFunction((wanted: string) => document.body.innerText.includes(wanted), {}, words);
}

describe(`citations in ${browserName}`, () => {
  it('are shown in the chosen style, and copied with their italics', async () => {
    const { page } = reader;
    await page.locator('[data-cite]').click();
    await page.locator('dialog label[data-value=mla]').click();
    await page.waitForFunction(
      (title: string) => document.querySelector('[data-reference]')?.textContent.includes(`“${title}`),
      {},
      sample.title.slice(0, 3),
    );
    const shown = await page.$eval('[data-reference]', ({ textContent }) => textContent);
    await page.locator('dialog footer button:last-child').click();
    await toast(page, 'Citation copied');
    await page.waitForFunction(() => document.querySelector('dialog') === null);
    const { text, html } = await pasted(page);
    expect(text).toBe(shown);
    expect(html).toContain('<i>');
  });

  it('come with a quote that is selected, and with a highlight, in the style chosen last', async () => {
    const { page } = reader;
    await reader.select(sample.quote);
    await page.locator('[role=toolbar] [aria-label="Copy the quote with a citation"]').click();
    await toast(page, 'Quote copied with a citation (MLA)');
    const selected = await pasted(page);
    expect(selected.text).toContain(`“${sample.quote}”\n\n`);
    expect(selected.html).toContain('<blockquote>');

    await reader.select(sample.quote);
    await reader.highlightWithNote('cited');
    await page.locator('[data-annotation-id] [aria-label="Copy the quote with a citation"]').click();
    await toast(page, 'Quote copied with a citation (MLA)');
    expect(await pasted(page)).toEqual(selected);
  });

  it('leave as a list of references', async () => {
    const path = await reader.exportAs('citations', browser);
    expect(path.endsWith('.html')).toBe(true);
    expect(await readFile(path, 'utf8')).toContain('<h1>References</h1>');
  });
});
