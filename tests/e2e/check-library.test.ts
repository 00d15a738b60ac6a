import { readFileSync } from 'node:fs';

import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { checkShown, openCheck } from './support/library-check.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { changeRows, storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const SAVED = samples.slice(0, 3);

let browser: ExtensionBrowser;
let server: TestServer;
let page: Page;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await freshBrowser(browserName);
  for (const { path } of SAVED) {
    const site = await browser.newPage(server.url(path));
    const popup = await browser.clickToolbar(site);
    await popup.waitFor('[data-saved=created]');
    await popup.close();
    await site.close();
  }
  page = await browser.openExtensionPage('library.html#/', '[data-article-id]');
  await vi.waitFor(
    async () => {
      expect((await storedRows(page, 'jobs')).every((job) => job.picturesPending === false)).toBe(true);
    },
    { timeout: 20_000 },
  );
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

/** Deletes rows of the library past all of our code. */
async function deleteRows(rows: [table: string, key: string][]): Promise<void> {
  await page.evaluate(async (deleted) => {
    const open = indexedDB.open('cuttings');
    await new Promise((resolve) => (open.onsuccess = resolve));
    for (const [table, key] of deleted) {
      const write = open.result.transaction(table, 'readwrite');
      write.objectStore(table).delete(key);
      await new Promise((resolve) => (write.oncomplete = resolve));
    }
    open.result.close();
  }, rows);
}

const check = () => checkShown(page);

/** Closes it, and the help under it. */
async function closeCheck(): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('[data-check]'));
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('dialog'));
}

const click = (selector: string): Promise<void> => page.locator(selector).click();

// One story in order: what is damaged is repaired, and last the library becomes one of a newer Cuttings.
describe(`the check of the library in ${browserName}`, () => {
  it('finds nothing in a library that is whole', async () => {
    await openCheck(page);
    await soon(check).toEqual({ step: 'checked', faults: '0', kinds: [] });
    expect(await page.$eval('[data-check] [role=status]', ({ textContent }) => textContent)).toBe(
      'Your library is whole.',
    );
    await closeCheck();
  });

  it('names what is damaged, repairs it, and the articles are read again', async () => {
    const [first, second] = (await storedRows(page, 'articles')).toSorted((a, b) =>
      String(a.title).localeCompare(String(b.title)),
    );
    const [firstVersion, secondVersion] = [String(first?.versionId), String(second?.versionId)];
    const text = (await storedRows(page, 'texts')).find(({ versionId }) => versionId === firstVersion);
    await changeRows(page, 'images', { references: 5 });
    await deleteRows([
      ['texts', firstVersion],
      ['bodies', secondVersion],
      ['images', String(second?.leadImage)],
    ]);
    const images = (await storedRows(page, 'images')).length;

    await openCheck(page);
    await soon(check).toEqual({
      step: 'checked',
      faults: String(4 + images),
      kinds: ['bodyMissing', 'textMissing', 'pictureMissing', 'pictureCount', 'leadPicture'],
    });
    // Nothing is changed by looking.
    expect((await storedRows(page, 'texts')).map(({ versionId }) => versionId)).not.toContain(firstVersion);
    await click('dialog [data-variant=primary]');
    await soon(check).toEqual({ step: 'checked', faults: '0', kinds: [] });
    await closeCheck();

    expect((await storedRows(page, 'texts')).find(({ versionId }) => versionId === firstVersion)).toEqual(
      text,
    );
    for (const article of [first, second]) {
      await page.evaluate((id) => (location.hash = `#/article/${id}`), String(article?.id));
      await page.waitForFunction(
        (title) => document.querySelector('article h1')?.textContent === title,
        {},
        String(article?.title),
      );
      await page.waitForSelector('article p');
    }
    await page.waitForSelector('article [data-from-text]');
    await page.evaluate(() => (location.hash = '#/'));
    await page.waitForSelector('[data-article-id]');
  });

  it('removes what nothing leads to only when it is asked to', async () => {
    await page.evaluate(async () => {
      const open = indexedDB.open('cuttings');
      await new Promise((resolve) => (open.onsuccess = resolve));
      const write = open.result.transaction('texts', 'readwrite');
      write.objectStore('texts').put({ versionId: 'of-nothing', text: 'Nobody’s.' });
      await new Promise((resolve) => (write.oncomplete = resolve));
      open.result.close();
    });
    await openCheck(page);
    await soon(check).toEqual({ step: 'checked', faults: '1', kinds: ['unused'] });
    expect(await page.$('dialog footer [data-variant=primary]')).toBeNull();
    await click('[data-fault=unused] [data-variant=danger]');
    await soon(check).toEqual({ step: 'checked', faults: '0', kinds: [] });
    expect((await storedRows(page, 'texts')).map(({ versionId }) => versionId)).not.toContain('of-nothing');
    await closeCheck();
  });

  it('exports all that can be read of a library from a newer version, which can’t be opened', async () => {
    await page.evaluate(async () => {
      const open = indexedDB.open('cuttings');
      await new Promise((resolve) => (open.onsuccess = resolve));
      const write = open.result.transaction('meta', 'readwrite');
      write.objectStore('meta').put({ key: 'format', value: 999 });
      await new Promise((resolve) => (write.oncomplete = resolve));
      open.result.close();
    });
    await browser.reloadExtensionPage(page, '[role=alert]');
    const download = browser.nextDownload();
    await click('[data-rescue] button');
    const files = unzipSync(readFileSync(await download));
    await page.waitForSelector('[data-rescue=done]');
    const rows = (table: string): Record<string, unknown>[] =>
      strFromU8(files[`tables/${table}-0001.jsonl`] ?? new Uint8Array())
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    const stored = await storedRows(page, 'articles');
    expect(rows('articles')).toEqual(stored);
    expect(rows('texts')).toEqual(await storedRows(page, 'texts'));
    const paths = rows('bodies').map(({ gzip }) => (gzip as { $file: string }).$file);
    expect(paths).toHaveLength(SAVED.length);
    for (const path of paths) expect(strFromU8(files[path] ?? new Uint8Array())).toMatch(/<p>/);
    for (const { blob } of rows('images')) {
      const { $file, size } = blob as { $file: string; size: number };
      expect(files[$file]?.length).toBe(size);
    }
  });
});
