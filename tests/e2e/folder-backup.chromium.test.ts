import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
import type { ExtensionBrowser } from './support/extension-browser.ts';
import { launchExtension } from './support/launch-extension.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { holdAnnotations } from './support/stored.ts';

const PLAN = { schedule: 'daily', changes: 20, place: 'folder', keep: 5 };

// Not one of ours, which go with the browser that is killed.
const profileDir = mkdtempSync(join(tmpdir(), 'cuttings-folder-'));
let browser: ExtensionBrowser;
let server: TestServer;
let page: Page;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await launchExtension({ browser: 'chromium', profileDir });
  for (const { path } of samples.slice(0, 2)) {
    const site = await browser.newPage(server.url(path));
    const popup = await browser.clickToolbar(site);
    await popup.waitFor('[data-saved=created]');
    await popup.close();
    await site.close();
  }
  page = await openLibrary();
  await picturesAreIn(page);
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
  rmSync(profileDir, { recursive: true, force: true });
});

/** A window of the library in which the reader chooses a real folder, of the browser's own file system. */
async function openLibrary(): Promise<Page> {
  const opened = await browser.openExtensionPage('library.html#/', '[data-article-id]');
  await opened.evaluateOnNewDocument(() => {
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('Backups', { create: true }),
    });
  });
  await browser.reloadExtensionPage(opened, '[data-article-id]');
  return opened;
}

const click = (selector: string): Promise<void> => page.locator(selector).click();

/** The names of the files in the folder, and how they begin: a zip with `PK`. Not those that Chromium gathers content in. */
function files(): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('Backups');
    const found: Record<string, string> = {};
    for await (const [name, handle] of folder.entries())
      if (handle instanceof FileSystemFileHandle && !name.endsWith('.crswap'))
        found[name] = (await (await handle.getFile()).text()).slice(0, 2);
    return found;
  });
}

/** The same of those that Cuttings has written. */
async function backups(): Promise<string[]> {
  return Object.keys(await files()).filter((name) => name.startsWith('Cuttings backup'));
}

async function removeFolder(): Promise<void> {
  await page.evaluate(async () => {
    await (await navigator.storage.getDirectory()).removeEntry('Backups', { recursive: true });
  });
}

/** Has a backup begin in the page, and be held up at the first article until `releaseAnnotations()`. */
async function beginAndHold(): Promise<void> {
  await soon(() => automaticStep(page)).toBe('idle');
  await holdAnnotations(page);
  await setDaysBack(page, 2);
  await set(page, { backupPlan: { ...PLAN, changes: Math.ceil(Math.random() * 1e6) } });
  await soon(() => automaticStep(page)).toBe('running');
  await soon(async () => Object.values(await files()).filter((begin) => begin === '').length).toBe(1);
}

// One story in order.
describe('backups that make themselves into a folder in chromium', () => {
  it('are made in the folder that the reader chooses', async () => {
    await click('[data-open-backup]');
    await click('[data-schedule] label[data-value=daily]');
    await click('[data-schedule] label[data-value=folder]');
    await soon(() => textOf(page, '[data-folder=""] + p')).toBe('No backup is made until you choose one.');
    await click('[data-choose-folder]');
    await page.waitForSelector('[data-folder=Backups]');
    await page.keyboard.press('Escape');
    await soon(() => textOf(page, TOAST)).toBe('A backup of 2 articles is in “Backups”.');
    expect(Object.values(await files())).toEqual(['PK']);
    await page.waitForFunction(() => !document.querySelector('[data-open-backup] small'));
  });

  it('go there by hand as well', async () => {
    await click('[data-open-backup]');
    await click('[data-back-up]');
    await soon(() => textOf(page, '[data-said]')).toBe('A backup of 2 articles is in “Backups”.');
    expect(Object.values(await files())).toEqual(['PK', 'PK']);
    await page.keyboard.press('Escape');
  });

  it('are made by one of two windows that are opened at once', async () => {
    const before = await backups();
    const other = await openLibrary();
    await setDaysBack(page, 2);
    await Promise.all([page, other].map((one) => browser.reloadExtensionPage(one, '[data-article-id]')));
    await soon(() => automaticStep(page)).toBe('idle');
    await soon(() => automaticStep(other)).toBe('idle');
    await page.waitForFunction(() => !document.querySelector('[data-open-backup] small'));
    expect(await backups()).toHaveLength(before.length + 1);
    expect([await textOf(page, TOAST), await textOf(other, TOAST)]).toContain(null);
    await other.close();
    await page.bringToFront();
  });

  it('take the place of the oldest, and of nothing else', async () => {
    await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('Backups');
      for (const name of ['Cuttings backup 2020-01-01 10.00.zip', 'notes.txt']) {
        const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await stream.write('mine');
        await stream.close();
      }
    });
    await set(page, { backupPlan: { ...PLAN, keep: 1 } });
    await setDaysBack(page, 2);
    await browser.reloadExtensionPage(page, '[data-article-id]');
    await soon(() => textOf(page, TOAST)).toBe('A backup of 2 articles is in “Backups”.');
    await soon(async () => Object.entries(await files()).sort()).toEqual([
      ['Cuttings backup 2020-01-01 10.00.zip', 'mi'],
      [expect.stringMatching(/^Cuttings backup 20/), 'PK'],
      ['notes.txt', 'mi'],
    ]);
  });

  it('can be stopped, and leave what was there', async () => {
    const before = await files();
    await beginAndHold();
    await click('[data-stop-automatic]');
    await page.evaluate('releaseAnnotations()');
    await soon(() => automaticStep(page)).toBe('idle');
    await soon(() => textOf(page, TOAST)).toContain('it was stopped');
    expect(await files()).toEqual(before);
    // Not begun again by the next look.
    await browser.reloadExtensionPage(page, '[data-article-id]');
    await soon(() => automaticStep(page)).toBe('idle');
    expect(await files()).toEqual(before);
    await set(page, { backupAttempt: null });
  });

  it('that the browser dies in leave nothing that could be taken for one, and are made anew', async () => {
    const before = await files();
    await beginAndHold();
    await browser.kill();
    browser = await launchExtension({ browser: 'chromium', profileDir });
    page = await openLibrary();
    await soon(() => automaticStep(page)).toBe('idle');
    await page.waitForFunction(() => !document.querySelector('[data-open-backup] small'));
    const after = await files();
    expect(Object.values(after)).not.toContain('');
    expect(Object.keys(after)).toHaveLength(Object.keys(before).length + 1);
  });

  it('say that the folder is gone, and go on once there is one', async () => {
    await removeFolder();
    await setDaysBack(page, 2);
    await browser.reloadExtensionPage(page, '[data-article-id]');
    await soon(() => textOf(page, TOAST)).toContain('its folder isn’t there any more');
    await soon(() => textOf(page, '[data-open-backup] small')).toContain('The last backup failed.');
    const last = await stored(page, 'lastBackup');
    await click('[data-open-backup]');
    await soon(() => textOf(page, '[data-attempt=gone]')).toContain('choose another');
    expect(await stored(page, 'lastBackup')).toBe(last);
    await click('[data-choose-folder]');
    await page.waitForFunction(() => !document.querySelector('[data-attempt]'));
    await page.keyboard.press('Escape');
    await soon(async () => Object.values(await files())).toEqual(['PK']);
  });

  it('write nothing where the browser has to be asked again, and say so until the reader allows it', async () => {
    // As Chromium answers once the reader has closed all of its windows.
    await page.evaluateOnNewDocument(() => {
      let permission: PermissionState = 'prompt';
      FileSystemHandle.prototype.queryPermission = () => Promise.resolve(permission);
      FileSystemHandle.prototype.requestPermission = () => {
        permission = 'granted';
        return Promise.resolve(permission);
      };
    });
    const before = await files();
    await setDaysBack(page, 2);
    await browser.reloadExtensionPage(page, '[data-article-id]');
    await soon(() => automaticStep(page)).toBe('blocked');
    expect(await textOf(page, '[data-folder-again] p')).toContain(
      'Cuttings may no longer write in “Backups”.',
    );
    expect(await textOf(page, TOAST)).toBeNull();
    expect(await files()).toEqual(before);
    await click('[data-folder-again] button');
    await soon(() => textOf(page, TOAST)).toBe('A backup of 2 articles is in “Backups”.');
    expect(await page.$('[data-folder-again]')).toBeNull();
    expect(await backups()).toHaveLength(2);
  });
});
