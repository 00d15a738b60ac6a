import { readFile } from 'node:fs/promises';

import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { type Sample, samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { type ReaderPage, readerPage } from './support/reader-page.ts';
import { soon } from './support/soon.ts';
import { startServer, type TestServer } from './support/server.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const NOTE = 'Check 這一句 with a second source';

let browser: ExtensionBrowser;
let server: TestServer;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await freshBrowser(browserName);
});

afterAll(async () => {
  await closeBrowser(browser);
});

/** Ids of the saved samples, by their titles. */
const ids = new Map<unknown, unknown>();

/** Opens a saved sample in the reader. */
async function openReader({ title }: Sample): Promise<ReaderPage> {
  return readerPage(await browser.openExtensionPage(`library.html#/article/${String(ids.get(title))}`));
}

/** Files of a download, by name; a single file is its own. */
async function exportedFiles(path: string): Promise<Record<string, string>> {
  const bytes = await readFile(path);
  if (!path.endsWith('.zip')) return { [path]: bytes.toString('utf8') };
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
  );
}

// One story in order: each step needs what the steps before it have left in the library.
describe(`the main job in ${browserName}`, () => {
  it.each(samples)('saves $slug with its facts and pictures', async (sample) => {
    const page = await browser.newPage(server.url(sample.path));
    const popup = await browser.clickToolbar(page);
    await popup.waitFor('[data-saved=created]');
    const pictures = String(sample.pictures);
    await popup.waitForExpression(
      `document.querySelector('[data-receipt]').innerText.includes('${pictures} of ${pictures} pictures')`,
    );
    await popup.close();
    await page.close();
  });

  it('shows all of them in the library, the newest first', async () => {
    const library = await browser.openExtensionPage('library.html');
    await library.waitForFunction(
      (count: number) => document.querySelectorAll('[data-article-id]').length === count,
      {},
      samples.length,
    );
    const titles = await library.$$eval('[data-article-id] h2', (titles) =>
      titles.map(({ textContent }) => textContent),
    );
    expect(titles).toEqual(samples.map(({ title }) => title).toReversed());
    const rows = await storedRows(library, 'articles');
    for (const { id, title } of rows) ids.set(title, id);
    for (const { title, byline, publishedTime, siteName, dir } of samples) {
      const row = rows.find((one) => one.title === title);
      expect({ ...row, dir: row?.dir ?? 'ltr' }).toMatchObject({ byline, publishedTime, siteName, dir });
    }
    await library.close();
  });

  it('reads them with the server gone, pictures included', async () => {
    await server.close();
    for (const sample of samples) {
      const { page, text, waitForPictures } = await openReader(sample);
      const read = await text();
      for (const sentence of sample.mustHave)
        expect(withoutSpace(read)).toContain(sentence.replace(/\s+/g, ''));
      for (const clutter of sample.mustNotHave)
        expect(withoutSpace(read)).not.toContain(clutter.replace(/\s+/g, ''));
      await waitForPictures(sample.pictures);
      expect(
        await page.$eval('article', (article) => ({
          lang: article.lang,
          dir: getComputedStyle(article).direction,
        })),
      ).toEqual({
        lang: sample.lang,
        dir: sample.dir,
      });
      await page.close();
    }
  });

  it.each(samples)(
    'marks a sentence of $slug with a note, which is still there after a reload',
    async (sample) => {
      const reader = await openReader(sample);
      await reader.select(sample.quote);
      await reader.highlightWithNote(NOTE);
      await soon(() => reader.quotes()).toEqual([sample.quote]);
      await reader.page.close();

      const again = await openReader(sample);
      await again.page.waitForSelector('[data-annotation-id]');
      await soon(() => again.quotes()).toEqual([sample.quote]);
      await soon(() => again.page.$eval('[data-annotation-id]', ({ textContent }) => textContent)).toContain(
        NOTE,
      );
      // Readings above the characters aren't drawn: they are no part of the quote.
      await soon(() =>
        again.page.evaluate(() =>
          [...(CSS.highlights.get('cuttings-yellow') ?? [])]
            .map((range) => (range as Range).toString())
            .join(''),
        ),
      ).toBe(sample.quote);
      await again.page.close();
    },
  );

  it.each(samples)(
    'exports $slug as Markdown, as one HTML file and as JSON, with the quote, the note and the pictures',
    async (sample) => {
      const { page, exportAs } = await openReader(sample);
      const asMarkdown = await exportedFiles(await exportAs('markdown', browser));
      const markdown = Object.entries(asMarkdown).find(([name]) => name.endsWith('.md'))?.[1] ?? '';
      expect(markdown.startsWith('---\n')).toBe(true);
      expect(markdown).toContain(sample.title);
      expect(markdown).toContain(NOTE);
      expect(Object.keys(asMarkdown).filter((name) => /\.(?:jpe?g|png|webp|avif)$/.test(name))).toHaveLength(
        sample.pictures,
      );

      const asJson = await exportedFiles(await exportAs('json', browser));
      const json = Object.entries(asJson).find(([name]) => name.endsWith('.json'))?.[1] ?? '';
      expect(json).toContain(NOTE);
      expect(json).toContain(JSON.stringify(sample.quote).slice(1, -1));
      expect(() => JSON.parse(json) as unknown).not.toThrow();

      const path = await exportAs('html', browser);
      expect(path).toMatch(/\.html$/);
      await page.close();
      const opened = await browser.newPage(`file://${path}`);
      const marked = await opened.$$eval('mark', (marks) =>
        marks
          .map((mark) => {
            const copy = mark.cloneNode(true) as Element;
            for (const reading of copy.querySelectorAll('rt, rp')) reading.remove();
            return copy.textContent;
          })
          .join(''),
      );
      expect(withoutSpace(marked)).toBe(withoutSpace(sample.quote));
      const pictures = await opened.$$eval('article img', (all) => all.map((one) => one.naturalWidth > 0));
      expect(pictures).toEqual(Array.from({ length: sample.pictures }, () => true));
      await opened.close();
    },
  );
});

/** Text as it stands, white space apart. */
function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
