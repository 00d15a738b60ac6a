import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { writtenBackup } from '../fixtures/written-backup.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser, launchExtension } from './support/launch-extension.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';
import { makeTempDir } from './support/temp-dir.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const SAVED = samples.slice(0, 3);
const TABLES = ['articles', 'versions', 'texts', 'images', 'annotations', 'tags', 'searches'];

let browser: ExtensionBrowser;
let server: TestServer;
let page: Page;
let file: string;

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

const click = (selector: string): Promise<void> => page.locator(selector).click();

const step = (): Promise<string | null> =>
  page.evaluate(() => document.querySelector<HTMLElement>('[data-backup]')?.dataset.backup ?? null);

async function dump(): Promise<Record<string, unknown>> {
  const tables = await Promise.all(TABLES.map(async (table) => [table, await storedRows(page, table)]));
  return Object.fromEntries(tables) as Record<string, unknown>;
}

async function choose(path: string): Promise<void> {
  const input = await page.waitForSelector('input[data-backup-file]');
  await input?.uploadFile(path);
}

// One story in order: the library is backed up, lost, and restored.
describe(`backing up and restoring in ${browserName}`, () => {
  it('saves the library as a zip, and says how many articles no backup has until then', async () => {
    expect(await page.$eval('[data-open-backup] small', ({ textContent }) => textContent)).toBe(
      '3 articles aren’t backed up.',
    );
    await click('[data-open-backup]');
    const download = browser.nextDownload();
    await click('[data-back-up]');
    file = await download;
    const paths = Object.keys(unzipSync(readFileSync(file)));
    expect(paths.filter((path) => path.endsWith('.html'))).toHaveLength(SAVED.length + 1);
    expect(paths).toContain('backup.json');
    await soon(() => page.$eval('[data-said]', ({ textContent }) => textContent)).toBe(
      'A backup of 3 articles is in your downloads.',
    );
    await page.waitForFunction(() => !document.querySelector('[data-open-backup] small'));
  });

  it('gives back an equal library from it', async () => {
    const before = await dump();
    // As the browser does where the disk is full or the data of sites are cleared.
    await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const deletion = indexedDB.deleteDatabase('cuttings');
          deletion.onsuccess = resolve;
          deletion.onerror = reject;
        }),
    );
    await browser.reloadExtensionPage(page, '[data-lost]');
    expect(await page.$eval('[data-lost]', ({ textContent }) => textContent)).toMatch(
      /had 3 articles when you last opened it.*the last one was made on/,
    );
    await click('[data-restore-lost]');
    await choose(file);
    await soon(step).toBe('preview');
    expect(await page.$eval('[data-count=added] dd', ({ textContent }) => textContent)).toBe('3');
    await click('[data-restore]');
    await soon(step).toBe('restored');
    expect(await dump()).toEqual(before);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('[data-lost]'));
    await browser.reloadExtensionPage(page, '[data-article-id]');
    expect(await page.$$('[data-article-id]')).toHaveLength(SAVED.length);
    expect(await page.$('[data-lost]')).toBeNull();
  });

  it('refuses what is no backup, and changes nothing', async () => {
    const before = await dump();
    await click('[data-open-backup]');
    // It stays when the window becomes so narrow that the places beside the list are put away.
    await page.setViewport({ width: 600, height: 900 });
    await page.waitForFunction(() => matchMedia('(width <= 900px)').matches);
    await choose('package.json');
    await soon(step).toBe('failed');
    const said = await page.waitForSelector('dialog [data-said]', { visible: true });
    expect(await said?.evaluate(({ textContent }) => textContent)).toContain('package.json');
    await page.setViewport({ width: 1280, height: 900 });
    expect(await dump()).toEqual(before);
  });
});

const MANY = 100;

describe(`a backup of many articles in ${browserName}`, () => {
  it('leaves each article old or new when the browser dies, and is gone on with; a backup of it is the same', async () => {
    const { articles, zip } = writtenBackup(MANY);
    const path = join(makeTempDir('backup'), 'written.zip');
    writeFileSync(path, zip);
    // Not one of ours, which go with the browser that is killed.
    const profileDir = mkdtempSync(join(tmpdir(), 'cuttings-killed-'));
    const one = await launchExtension({ browser: browserName, profileDir });
    page = await one.openExtensionPage('library.html#/', '[data-open-backup]');
    await click('[data-open-backup]');
    await choose(path);
    await soon(step).toBe('preview');
    await click('[data-restore]');
    await page.waitForFunction(
      () => {
        const meter = document.querySelector<HTMLProgressElement>('[data-backup=restoring] progress');
        return (meter?.value ?? 0) >= 20;
      },
      { timeout: 60_000 },
    );
    await one.kill();

    const other = await launchExtension({ browser: browserName, profileDir });
    page = await other.openExtensionPage('library.html#/', '[data-article-id]');
    const kept = (await storedRows(page, 'articles')).length;
    expect(kept).toBeGreaterThanOrEqual(20);
    expect(await storedRows(page, 'annotations')).toHaveLength(kept);
    expect(await storedRows(page, 'texts')).toHaveLength(kept);

    await click('[data-open-backup]');
    await choose(path);
    await soon(step).toBe('preview');
    await click('[data-restore]');
    await vi.waitFor(
      async () => {
        expect(await step()).toBe('restored');
      },
      { timeout: 60_000, interval: 500 },
    );
    await page.keyboard.press('Escape');
    await click('[data-open-backup]');
    const download = other.nextDownload();
    await click('[data-back-up]');
    const files = unzipSync(readFileSync(await download));
    const written = Object.entries(files)
      .filter(([name]) => /^articles\/.*\.json$/.test(name))
      .map(([, bytes]) => JSON.parse(strFromU8(bytes)) as Record<string, unknown>);
    expect(written.map(withoutContext)).toEqual(articles.map(withoutContext));
    await closeBrowser(other);
    rmSync(profileDir, { recursive: true, force: true });
  });
});

/** An article's file without when it was written, and without what annotations are explained by. */
function withoutContext(file: object): unknown {
  return JSON.parse(
    JSON.stringify(file, (key, value: unknown) =>
      ['exportedAt', '@context'].includes(key) ? undefined : value,
    ),
  );
}
