import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ownExport } from '../fixtures/own-export.ts';
import { closeBrowser } from './support/close-browser.ts';
import { exportList } from './support/export-list.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { chooseImport, importShows, runImport } from './support/import-dialog.ts';
import { freshBrowser, launchExtension } from './support/launch-extension.ts';
import { soon } from './support/soon.ts';
import { emptyLibrary, storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
/** Several times what one transaction stores. */
const ARTICLES = 120;
const INTERRUPTED = 200;

const BOOKMARKS = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<DL><p>
  <DT><H3>News</H3>
  <DL><p>
    <DT><A HREF="https://courier.example/ferry" ADD_DATE="1700000000" TAGS="sea">The ferry</A>
    <DT><A HREF="https://courier.example/bridge" ADD_DATE="1700000001">The bridge</A>
    <DT><A HREF="javascript:alert(1)">A script</A>
  </DL><p>
</DL><p>
`;
const PARAGRAPH = '渡轮每天清晨从旧港出发，载着上学的孩子和去市场的人，穿过雾气弥漫的海湾，到达对岸的小镇。';
const PAGE = `<!DOCTYPE html><html lang="zh"><head><title>最后一班渡轮</title>
<link rel="canonical" href="https://courier.example/gbk/ferry"></head><body><article><h1>最后一班渡轮</h1>
${Array.from({ length: 8 }, (_, index) => `<p><a href="../other">第${String(index + 1)}段</a>。${PARAGRAPH}</p>`).join('')}
<img alt="dot" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="></article></body></html>`;

let browser: ExtensionBrowser;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuttings-import-'));
  browser = await freshBrowser(browserName);
  page = await browser.openExtensionPage('library.html#/', 'main h1');
});

afterAll(async () => {
  await closeBrowser(browser);
  await rm(folder, { recursive: true });
});

/** Drops a file on the middle of the page. */
async function drop(name: string, content: string): Promise<void> {
  await page.evaluate(
    (fileName, text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], fileName));
      const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body;
      for (const type of ['dragover', 'drop'])
        target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    },
    name,
    content,
  );
}

const choose = (path: string): Promise<void> => chooseImport(page, path);
const shown = (step: string) => importShows(page, step);
const counts = (): Promise<Record<string, string>> =>
  page.$$eval('[data-count]', (rows) =>
    Object.fromEntries(
      rows.map((row) => [row.getAttribute('data-count') ?? '', row.querySelector('dd')?.textContent ?? '']),
    ),
  );
const titles = (): Promise<string[]> =>
  page.$$eval('[data-article-id] h2', (elements) => elements.map(({ textContent }) => textContent));

const run = (): Promise<void> => runImport(page);

async function close(): Promise<void> {
  await page.locator('dialog footer button:last-child').click();
  await page.waitForFunction(() => document.querySelector('dialog') === null);
}

describe(`importing in ${browserName}`, () => {
  it('shows what a dropped file would bring, brings it, and tells what it couldn’t take', async () => {
    await drop('a file.txt', BOOKMARKS);
    await shown('preview');
    expect(await counts()).toEqual({ links: '2', tags: '2', faults: '1' });
    expect(await storedRows(page, 'articles')).toEqual([]);
    await run();
    expect(await counts()).toEqual({ links: '2', tags: '2', faults: '1' });
    const report = await page.$eval('[data-faults]', ({ textContent }) => textContent);
    expect(report).toContain('a file.txt, entry 3: No address of a web page (javascript:alert(1))');
    await close();
    await soon(titles).toEqual(['The bridge', 'The ferry']);
  });

  it('brings nothing twice', async () => {
    await drop('again.html', BOOKMARKS);
    await shown('preview');
    expect(await counts()).toEqual({ known: '2', faults: '1' });
    expect(await page.$('[data-run]')).toBeNull();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog') === null);
  });

  it('undoes an import as a whole', async () => {
    await drop(
      'pocket',
      'title,url,time_added,tags,status\nA lake,https://courier.example/lake,1700000002,,unread\n',
    );
    await shown('preview');
    await run();
    await page.locator('[data-undo]').click();
    await page.waitForFunction(() => document.querySelector('dialog') === null);
    await soon(async () =>
      (await storedRows(page, 'articles'))
        .filter(({ deletedAt }) => deletedAt !== null)
        .map(({ title }) => title),
    ).toEqual(['A lake']);
    await soon(titles).toEqual(['The bridge', 'The ferry']);
  });

  it('reads a page in an old encoding that says nothing of it, under the policies of our pages', async () => {
    const path = join(folder, 'ferry.html');
    // GB 18030 by the platform's own table, turned round: there is no encoder for it.
    await writeFile(path, gbk(PAGE));
    await choose(path);
    await shown('preview');
    expect(await counts()).toEqual({ articles: '1' });
    await run();
    await close();
    await soon(titles).toContain('最后一班渡轮');
    const [text] = await storedRows(page, 'texts');
    expect(text?.text).toContain(`第8段。${PARAGRAPH}`);
    const [version] = await storedRows(page, 'versions');
    expect(version).toMatchObject({
      metadata: { url: 'https://courier.example/gbk/ferry', lang: 'zh-Hans' },
    });
    await page.locator('[data-article-id] h2 a').click();
    await page.waitForSelector('article [class*="body"] p');
    expect(
      await page.$$eval('article [class*="body"] a', (links) =>
        links.map((link) => link.getAttribute('href')),
      ),
    ).toEqual(Array.from({ length: 8 }, () => 'https://courier.example/other'));
    await page.keyboard.press('Escape');
  });

  it(`gives back ${String(ARTICLES)} articles that were exported`, async () => {
    const path = join(folder, 'export.zip');
    await writeFile(path, ownExport(ARTICLES));
    await page.evaluate(() => (location.hash = '#/'));
    await choose(path);
    await shown('preview');
    expect(await counts()).toMatchObject({ articles: '120', highlights: '120', notes: '60' });
    await run();
    expect(await page.$('[data-faults]')).toBeNull();
    await close();
    const before = await dump();
    const filesBefore = new Set(await readdir(browser.downloadDir));
    await exportList(page, 'json');
    const newFiles = async (): Promise<string[]> =>
      (await readdir(browser.downloadDir)).filter((name) => name.endsWith('.zip') && !filesBefore.has(name));
    await soon(newFiles).toHaveLength(1);
    const exported = join(browser.downloadDir, (await newFiles())[0] ?? '');
    await soon(async () => isZip(await readFile(exported))).toBe(true);
    await emptyLibrary(page);
    await browser.reloadExtensionPage(page, 'main h1');
    await choose(exported);
    await shown('preview');
    await run();
    await close();
    expect(await dump()).toEqual(before);
  });
});

describe(`an import that the browser dies in, in ${browserName}`, () => {
  it('leaves whole articles, and is gone on with', async () => {
    const path = join(folder, 'many.zip');
    await writeFile(path, ownExport(INTERRUPTED));
    // Not one of ours, which go with the browser that is killed.
    const profileDir = join(folder, 'profile');
    await mkdir(profileDir);
    const one = await launchExtension({ browser: browserName, profileDir });
    page = await one.openExtensionPage('library.html#/', '[data-open-import]');
    await choose(path);
    await shown('preview');
    await page.locator('[data-run]').click();
    await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) >= 100, {
      timeout: 60_000,
    });
    await one.kill();

    const other = await launchExtension({ browser: browserName, profileDir });
    page = await other.openExtensionPage('library.html#/', '[data-article-id]');
    const kept = (await storedRows(page, 'articles')).length;
    expect(kept).toBeGreaterThanOrEqual(100);
    expect(kept).toBeLessThan(INTERRUPTED);
    expect(await storedRows(page, 'texts')).toHaveLength(kept);
    expect(await storedRows(page, 'annotations')).toHaveLength(kept);

    await choose(path);
    await shown('preview');
    expect(await counts()).toMatchObject({ articles: String(INTERRUPTED - kept), known: String(kept) });
    await run();
    await close();
    expect(await storedRows(page, 'articles')).toHaveLength(INTERRUPTED);
    await closeBrowser(other);
  });
});

const LOGICAL = ['articles', 'versions', 'texts', 'images', 'annotations'];

/** What the library holds of articles that aren't in the trash, in the order of keys. */
async function dump(): Promise<Record<string, unknown[]>> {
  const rows = await Promise.all(
    LOGICAL.map(async (table) => [table, await storedRows(page, table)] as const),
  );
  return Object.fromEntries(
    rows.map(([table, all]) => [
      table,
      all.filter(({ deletedAt }) => deletedAt === undefined || deletedAt === null),
    ]),
  );
}

/** Whether an archive is there to its end: its last record begins so. */
function isZip(file: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(file.subarray(-22)).startsWith('PK\x05\x06');
}

function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const bytesOf = new Map<string, number[]>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if (character.length === 1 && !bytesOf.has(character)) bytesOf.set(character, [first, second]);
    }
  }
  return Uint8Array.from(Array.from(text).flatMap((one) => bytesOf.get(one) ?? [one.charCodeAt(0)]));
}
