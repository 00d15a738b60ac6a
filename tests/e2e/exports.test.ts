import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import { unzipSync } from 'fflate';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { FileFormat } from '../../utils/export/export-format.ts';
import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { openReader, saveSample } from './support/read-sample.ts';
import type { ReaderPage } from './support/reader-page.ts';
import { startServer, type TestServer } from './support/server.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const NOTE = 'Check 這一句 with a second source';
const sample = samples.find(({ slug }) => slug === 'zh-hant');

let browser: ExtensionBrowser;
let server: TestServer;
let reader: ReaderPage;
let quote: string;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await freshBrowser(browserName);
  reader = await openReader(browser, await saveSample(browser, server.url(sample?.path ?? '')));
  await reader.highlightFirstSentence(NOTE);
  [quote = ''] = await reader.quotes();
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

/** Parts of archives that hold the text. */
const PARTS = new Map([
  ['.epub', ['book/text/chapter-1.xhtml']],
  ['.docx', ['word/document.xml', 'word/footnotes.xml']],
]);

/** A file as text; of archives that of the parts that hold it. */
function textOf(file: Uint8Array, extension: string): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts = PARTS.get(extension);
  if (!parts) return decoder.decode(file);
  const entries = unzipSync(file);
  return parts.map((part) => decoder.decode(entries[part])).join('\n');
}

/** Each form with the ending of its file, and what must stand in it. */
const FORMATS: [FileFormat, string, () => string[]][] = [
  ['epub', '.epub', () => ['<mark', 'doc-noteref', NOTE]],
  ['docx', '.docx', () => ['w:shd', 'w:footnoteReference', NOTE]],
  ['text', '.txt', () => [quote, NOTE]],
  ['bookmarks', '.html', () => ['NETSCAPE-Bookmark-file-1', NOTE]],
  ['csv', '.csv', () => ['\ufeff"title"', quote, NOTE]],
  ['bibtex', '.bib', () => ['@online{', quote, NOTE]],
  ['ris', '.ris', () => ['TY  - NEWS', quote, NOTE]],
  ['csl', '.csl.json', () => ['article-newspaper', JSON.stringify(quote).slice(1, -1), NOTE]],
  ['annotations', '.jsonld', () => ['"AnnotationCollection"', JSON.stringify(quote), NOTE]],
];

describe(`exports in ${browserName}`, () => {
  it.each(FORMATS)('leave by the dialog as %s', async (format, extension, parts) => {
    const path = await reader.exportAs(format, browser);
    expect(basename(path)).toBe(`${sample?.title ?? ''}${extension}`);
    const text = textOf(await readFile(path), extension);
    for (const part of parts()) expect(text).toContain(part);
  });

  it('are shown as they are printed, and become a PDF with the pictures, the highlight and its note', async () => {
    await reader.page.locator('[data-export]').click();
    await reader.page.waitForSelector('dialog input[value=pdf]');
    await reader.page.$eval('dialog input[value=pdf]', (choice) => {
      choice.click();
    });
    await reader.page.locator('dialog footer button:last-child').click();
    const view = await browser.waitForExtensionPage('print.html');
    await view.waitForSelector('[data-print=ready]');
    expect(await view.title()).toBe(sample?.title);
    expect(await view.$$eval('article img', (all) => all.map((one) => one.naturalWidth > 0))).toEqual(
      Array.from({ length: sample?.pictures ?? 0 }, () => true),
    );
    expect(
      await view.$$eval('mark', (marks) => marks.map(({ textContent }) => textContent).join('')),
    ).toContain(quote);
    const { totalPages, text } = await extractText(new Uint8Array(await view.pdf()), { mergePages: true });
    expect(totalPages).toBeGreaterThan(1);
    // Firefox’s PDFs have no codes for many Chinese characters.
    if (browserName === 'firefox') expect(text).toContain('with a second source');
    else for (const words of [NOTE, quote]) expect(plain(text)).toContain(plain(words));
    // Its bar is of the screen.
    expect(text).not.toContain('Print or save as PDF');
    await view.close();
  });

  it('are offered straight into a folder where the browser can have one chosen', async () => {
    const row = await reader.page.$('[data-open-mirror]');
    expect(row !== null).toBe(browserName === 'chromium');
  });
});

/** A text of which readings above characters and white space don't matter; PDFs write some characters by others that look alike. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}
