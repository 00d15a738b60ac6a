import { readdirSync, readFileSync } from 'node:fs';

import { unzipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import {
  automaticStep,
  picturesAreIn,
  set,
  setDaysBack,
  stored,
  textOf,
  TOAST,
} from './support/automatic-backups.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const SAVED = samples.slice(0, 2);

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
  await picturesAreIn(page);
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

const click = (selector: string): Promise<void> => page.locator(selector).click();

/** The articles in a backup's file. */
function articlesIn(path: string): string[] {
  const paths = Object.keys(unzipSync(readFileSync(path)));
  expect(paths).toContain('backup.json');
  return paths.filter((one) => /^articles\/.*\.json$/.test(one));
}

// One story in order.
describe(`backups that make themselves into the downloads in ${browserName}`, () => {
  it('are made only once the reader has asked for them', async () => {
    await soon(() => automaticStep(page)).toBe('idle');
    expect(readdirSync(browser.downloadDir)).toEqual([]);
    await click('[data-open-backup]');
    await page.waitForSelector('[data-schedule=never]');
    await click('[data-schedule] label[data-value=daily]');
    await soon(() => textOf(page, '[data-due]')).toBe('A backup is due.');
    const download = browser.nextDownload();
    await page.keyboard.press('Escape');
    expect(articlesIn(await download)).toHaveLength(SAVED.length);
    await soon(() => textOf(page, TOAST)).toBe('A backup of 2 articles is in your downloads.');
    await page.waitForFunction(() => !document.querySelector('[data-open-backup] small'));
    await click('[data-open-backup]');
    await soon(() => textOf(page, '[data-due]')).toMatch(/^The next backup is due on .*, if anything is new/);
    await page.keyboard.press('Escape');
  });

  it('are made again when the library is opened on a later day', async () => {
    await setDaysBack(page, 1);
    const download = browser.nextDownload();
    await browser.reloadExtensionPage(page, '[data-article-id]');
    expect(articlesIn(await download)).toHaveLength(SAVED.length);
    await soon(() => automaticStep(page)).toBe('idle');
  });

  it('are made once so many articles are new or changed, and count what is changed', async () => {
    const made = readdirSync(browser.downloadDir).length;
    await set(page, { backupPlan: { schedule: 'changes', changes: 1, place: 'downloads', keep: 5 } });
    await browser.reloadExtensionPage(page, '[data-article-id]');
    await soon(() => automaticStep(page)).toBe('idle');
    await click('[data-open-backup]');
    await soon(() => textOf(page, '[data-due]')).toBe(
      'The next backup is due with 1 more new or changed article.',
    );
    await page.keyboard.press('Escape');
    expect(readdirSync(browser.downloadDir)).toHaveLength(made);

    // An article that is backed up already is marked as a favourite.
    await page.keyboard.press('j');
    await page.keyboard.press('f');
    await soon(() => textOf(page, '[data-open-backup] small')).toBe(
      '1 new or changed article since the last backup.',
    );
    const download = browser.nextDownload();
    await browser.reloadExtensionPage(page, '[data-article-id]');
    expect(articlesIn(await download)).toHaveLength(SAVED.length);
    await page.waitForFunction(() => !document.querySelector('[data-open-backup] small'));
    expect(await stored(page, 'backupAttempt')).toBeNull();
  });
});
