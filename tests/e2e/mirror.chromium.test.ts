import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { saveSample } from './support/read-sample.ts';
import { readerPage } from './support/reader-page.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';

const first = samples.find(({ slug }) => slug === 'en-harbour') ?? samples[0];
const second = samples.find(({ slug }) => slug === 'zh-hant') ?? samples[1];
if (!first || !second) throw new Error('no samples');

const NOTE = 'Which harbour?';

let browser: ExtensionBrowser;
let server: TestServer;
let page: Page;
let articleId: unknown;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await freshBrowser('chromium');
  articleId = await saveSample(browser, server.url(first.path));
  page = await openLibrary();
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

/** The library in a page whose picker, which nobody could answer here, answers with a real folder: one that only this origin has. */
async function openLibrary(prepare: () => void = () => undefined): Promise<Page> {
  const opened = await browser.newPage('about:blank');
  await opened.evaluateOnNewDocument(() => {
    window.showDirectoryPicker = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('Vault', { create: true });
  });
  await opened.evaluateOnNewDocument(prepare);
  await opened.goto(browser.extensionUrl('library.html#/'));
  await opened.waitForSelector('[data-open-mirror]');
  return opened;
}

async function goTo(hash: string): Promise<void> {
  await page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);
}

const click = (selector: string): Promise<void> => page.locator(selector).click();

/** The files in the folder by their names, and those in folders as so many. */
const files = (): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const vault = await root.getDirectoryHandle('Vault', { create: true });
    const found: Record<string, string> = {};
    for await (const [name, handle] of vault.entries()) {
      if (handle instanceof FileSystemFileHandle) found[name] = await (await handle.getFile()).text();
      else if (handle instanceof FileSystemDirectoryHandle) {
        let count = 0;
        for await (const _ of handle.keys()) count += 1;
        found[name] = String(count);
      }
    }
    return found;
  });

/** Writes a file as another program does. */
const edit = (name: string, text: string): Promise<void> =>
  page.evaluate(
    async (file, content) => {
      const vault = await (await navigator.storage.getDirectory()).getDirectoryHandle('Vault');
      const writable = await (await vault.getFileHandle(file)).createWritable();
      await writable.write(content);
      await writable.close();
    },
    name,
    text,
  );

const said = (): Promise<string | null> => page.$eval('[data-said]', ({ textContent }) => textContent);

// One story in order.
describe('a folder that is kept in step in Chromium', () => {
  it('gets every saved article when it is chosen', async () => {
    await click('[data-open-mirror]');
    await click('[data-choose-folder]');
    await soon(said).toBe('“Vault” is in step.');
    const written = await files();
    expect(Object.keys(written)).toContain(`${first.title}.md`);
    expect(written[`${first.title}.md`]).toContain(`# ${first.title}`);
    expect(Number(written[first.title])).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await soon(() => page.$eval('[data-open-mirror] small', ({ textContent }) => textContent)).toBe(
      '“Vault” is in step.',
    );
  });

  it('has a highlight and its note soon after they are made in the reader', async () => {
    await goTo(`#/article/${String(articleId)}`);
    const reader = await readerPage(page);
    await reader.highlightFirstSentence(NOTE);
    await soon(async () => (await files())[`${first.title}.md`]).toContain(NOTE);
  });

  it('keeps a file that was edited there, writes beside it, and says so', async () => {
    await edit(`${first.title}.md`, 'mine');
    await page.locator('[data-annotation-id] textarea').click();
    await page.keyboard.type(' The old one.');
    const beside = async (): Promise<string | undefined> =>
      Object.keys(await files()).find((name) => name.includes('(Cuttings ') && name.endsWith('.md'));
    await soon(beside).toBeDefined();
    const name = (await beside()) ?? '';
    await soon(async () => (await files())[name]).toContain('The old one.');
    expect((await files())[`${first.title}.md`]).toBe('mine');
    await page.waitForFunction(
      (wanted: string) => document.body.innerText.includes(wanted),
      {},
      `You have changed “${first.title}.md”: it stays as it is, and Cuttings writes into “${name}” from now on.`,
    );
  });

  it('gets what was saved while no library was open, when one is', async () => {
    await page.close();
    const popup = await browser.clickToolbar(await browser.newPage(server.url(second.path)));
    await popup.waitFor('[data-saved=created]');
    await popup.close();
    page = await openLibrary();
    await soon(async () => Object.values(await files()).some((text) => text.includes(second.title))).toBe(
      true,
    );
    await click('[data-open-mirror]');
    await soon(() => page.$eval('[data-articles]', (one) => one.getAttribute('data-articles'))).toBe('2');
    expect(await page.$eval('[data-mirror] ul', ({ textContent }) => textContent)).toContain(first.title);
  });

  it('is left as it is while it is paused, and brought in step when it goes on', async () => {
    await click('[data-pause]');
    await soon(said).toContain('Paused');
    await page.keyboard.press('Escape');
    const before = await files();
    await goTo(`#/article/${String(articleId)}`);
    const reader = await readerPage(page);
    const words = await page.$$eval('article p', (all) => all.at(-1)?.textContent.trim().slice(0, 30) ?? '');
    await reader.select(words);
    await reader.highlightWithNote('And the new?');
    expect(await files()).toEqual(before);
    await goTo('#/');
    await click('[data-open-mirror]');
    await click('[data-resume]');
    await soon(async () => Object.values(await files()).some((text) => text.includes('And the new?'))).toBe(
      true,
    );
    await soon(said).toBe('“Vault” is in step.');
    await page.keyboard.press('Escape');
  });

  it('isn’t written into when the browser wants the reader to be asked again, until they have allowed it', async () => {
    await page.close();
    page = await openLibrary(() => {
      let isAllowed = false;
      FileSystemHandle.prototype.queryPermission = () => Promise.resolve(isAllowed ? 'granted' : 'prompt');
      FileSystemHandle.prototype.requestPermission = () => {
        isAllowed = true;
        return Promise.resolve('granted');
      };
    });
    const row = (): Promise<string | null | undefined> =>
      page.$eval('[data-open-mirror]', (button) => button.querySelector('small')?.textContent);
    await soon(row).toContain('Cuttings may no longer write in “Vault”.');
    await click('[data-allow-mirror]');
    await soon(row).toBe('“Vault” is in step.');
    expect(await page.$('[data-allow-mirror]')).toBeNull();
  });

  it('stays as it is when it is no longer kept in step', async () => {
    const before = await files();
    await click('[data-open-mirror]');
    await click('[data-end-mirror]');
    await page.waitForSelector('[data-mirror=offered]');
    await page.keyboard.press('Escape');
    expect(await page.$('[data-open-mirror] small')).toBeNull();
    expect(await files()).toEqual(before);
  });
});
