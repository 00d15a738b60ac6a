import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const SAVED = samples.slice(0, 3);
/** What the articles are tagged with, the one saved last first. */
const TAGS = [['sea', 'sea/north'], ['sea'], ['lake']];

let browser: ExtensionBrowser;
let server: TestServer;
let page: Page;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await freshBrowser(browserName);
  page = await browser.openExtensionPage('library.html', 'main h1');
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

const texts = (selector: string, where = page): Promise<string[]> =>
  where.$$eval(selector, (elements) => elements.map(({ textContent }) => textContent));
const toast = async (): Promise<string> => (await texts('body [role=status]')).join(' ');
const address = (): Promise<string> => page.evaluate(() => decodeURIComponent(location.hash));
const storedTags = async (): Promise<string[][]> => {
  const rows = await storedRows(page, 'articles');
  return rows
    .toSorted((a, b) => (String(a.savedAt) < String(b.savedAt) ? 1 : -1))
    .map(({ tags }) => tags as string[]);
};
/** Tags at the side: each with its count. */
const tagsBeside = (): Promise<string[]> =>
  page.$$eval('nav [data-tag]', (rows) =>
    rows.map(
      (row) =>
        `${row.querySelector('bdi')?.textContent ?? ''} ${row.querySelector('small')?.textContent ?? ''}`,
    ),
  );
const searchesBeside = (where = page): Promise<string[]> =>
  where.$$eval('nav [data-search]', (rows) =>
    rows.map(
      (row) =>
        `${row.querySelector('bdi')?.textContent ?? ''}: ${row.querySelector('small')?.textContent ?? ''}`,
    ),
  );

async function press(...keys: Parameters<Page['keyboard']['press']>[0][]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function goTo(hash: string): Promise<void> {
  await page.evaluate((to) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    location.hash = to;
  }, hash);
}

/** Types a name in the place of the one in the dialog that is open. */
async function rename(name: string): Promise<void> {
  await page.waitForSelector('dialog[open] input:focus');
  await page.$eval('dialog[open] input', (input) => {
    input.select();
  });
  await page.keyboard.type(name);
}

const inFocus = () => page.evaluate(() => document.activeElement?.textContent);
const focusedTag = (): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.closest('[data-tag]')?.getAttribute('data-tag'));
const dialogIsGone = () => page.waitForFunction(() => !document.querySelector('dialog'));

/** Saves a search by the button, under the name that it is given. */
async function saveUnreadOfLake(): Promise<void> {
  await goTo('#/?place=unread&tag=lake');
  await page.locator('[data-save-search][data-saved=false]').click();
  await page.waitForSelector('dialog[open] input:focus');
  await press('Enter');
  await dialogIsGone();
  await soon(() => searchesBeside()).toEqual(['By the sea: 2', 'lake · Unread: 1']);
}

/** Chooses in the menu of a row at the side. */
async function choose(row: string, item: string): Promise<void> {
  await page.hover(row);
  await page.locator(`${row} button[aria-haspopup]`).click();
  await page.locator(`[role=menu] ${item}`).click();
  await page.waitForFunction(() => !document.querySelector('[role=menu]'));
}

// One story in order.
describe(`tags and searches beside the list in ${browserName}`, () => {
  it('lists tags below each other, and what has none', async () => {
    for (const { path } of SAVED) {
      const site = await browser.newPage(server.url(path));
      const popup = await browser.clickToolbar(site);
      await popup.waitFor('[data-saved=created]');
      await popup.close();
      await site.close();
    }
    await page.bringToFront();
    await soon(async () => (await page.$$('[data-article-id]')).length).toBe(SAVED.length);
    for (const [index, tags] of TAGS.entries()) {
      await press('j', 't');
      await page.waitForSelector('dialog input:focus');
      await page.keyboard.type(`${tags.join(',')},`);
      await press('Escape');
      await dialogIsGone();
      await soon(() => texts('nav [data-untagged] small')).toEqual(
        index < TAGS.length - 1 ? [String(TAGS.length - 1 - index)] : [],
      );
    }
    await soon(storedTags).toEqual(TAGS);
    await soon(tagsBeside).toEqual(['sea 2', 'north 1', 'lake 1']);
    await page.locator('nav [data-tag=sea] button[aria-expanded]').click();
    await soon(tagsBeside).toEqual(['sea 2', 'lake 1']);
    await browser.reloadExtensionPage(page, 'nav [data-tag]');
    await soon(tagsBeside).toEqual(['sea 2', 'lake 1']);
    await page.locator('nav [data-tag=sea] button[aria-expanded]').click();
    await soon(tagsBeside).toEqual(['sea 2', 'north 1', 'lake 1']);
  });

  it('gives a tag a colour, in words as well, wherever it is shown', async () => {
    await choose('nav [data-tag=sea]', '[data-value=blue]');
    await soon(() => texts('nav [data-tag=sea] a')).toEqual(['sea (Blue)2']);
    await soon(() =>
      page.$$eval('[data-article-id] a:has([data-tag-color=blue])', (links) =>
        links.map((link) => link.getAttribute('title')),
      ),
    ).toEqual(['sea (Blue)', 'sea (Blue)']);
    expect(await storedRows(page, 'tags')).toMatchObject([{ name: 'sea', color: 'blue' }]);
    await soon(toast).toContain('Colour of “sea”: Blue');
  });

  it('saves a search by a key, counts it, and shows it in other windows', async () => {
    await goTo('#/?q=tag%3Asea');
    await page.waitForSelector('[data-save-search]');
    await press('s');
    await rename('By the sea');
    await press('Enter');
    await dialogIsGone();
    await soon(() => searchesBeside()).toEqual(['By the sea: 2']);
    expect(await page.$$eval('nav [data-search] a[aria-current]', ({ length }) => length)).toBe(1);
    await saveUnreadOfLake();
    const other = await browser.openExtensionPage('library.html#/', 'nav [data-search]');
    await soon(() => searchesBeside(other)).toEqual(['By the sea: 2', 'lake · Unread: 1']);
    await other.close();
    await page.bringToFront();
  });

  it('puts searches in another order by keys', async () => {
    await page.focus('nav li:nth-child(2) > [data-search] a');
    await page.keyboard.down('Alt');
    await press('ArrowUp');
    await page.keyboard.up('Alt');
    await soon(() => searchesBeside()).toEqual(['lake · Unread: 1', 'By the sea: 2']);
    await soon(toast).toContain('“lake · Unread”: now 1 of 2');
    await soon(() => page.evaluate(() => document.activeElement?.querySelector('bdi')?.textContent)).toBe(
      'lake · Unread',
    );
  });

  it('merges a tag into another, says so before, and takes it back to the letter', async () => {
    await goTo('#/?tag=sea');
    await page.waitForSelector('nav [data-tag=sea] a[aria-current]');
    await page.focus('nav [data-tag=sea] a');
    await press('F2');
    await rename('lake');
    await soon(() => texts('dialog [role=status] p')).toEqual([
      'Changes 2 articles and no highlights, the trash included.',
      'The tag below it is renamed with it.',
      '“lake” is in use already, on 1 article and no highlights. The two become one tag.',
    ]);
    await press('Enter');
    await dialogIsGone();
    await soon(storedTags).toEqual([['lake', 'lake/north'], ['lake'], ['lake']]);
    await soon(address).toBe('#/?tag=lake');
    // What asks for it follows, and so does its colour.
    await soon(async () => (await storedRows(page, 'searches')).map(({ query }) => query).toSorted()).toEqual(
      ['', 'tag:lake'],
    );
    await soon(() => searchesBeside()).toEqual(['lake · Unread: 3', 'By the sea: 3']);
    await soon(() =>
      page.evaluate(() => document.activeElement?.closest('[data-tag]')?.getAttribute('data-tag')),
    ).toBe('lake');
    expect(await storedRows(page, 'tags')).toMatchObject([{ name: 'lake', color: 'blue' }]);
    await press('u');
    await soon(storedTags).toEqual(TAGS);
    expect(await storedRows(page, 'tags')).toMatchObject([{ name: 'sea', color: 'blue' }]);
    await soon(() => searchesBeside()).toEqual(['lake · Unread: 1', 'By the sea: 2']);
  });

  it('keeps a tag from being put below itself', async () => {
    await goTo('#/');
    await page.focus('nav [data-tag=sea] a');
    await press('F2');
    await rename('sea/south');
    await soon(() => texts('dialog [role=status] p')).toEqual([
      'A tag can’t be put below itself. Choose another name.',
    ]);
    await press('Enter');
    expect(await page.$eval('dialog footer button', (button) => button.disabled)).toBe(true);
    await press('Escape');
    await dialogIsGone();
  });

  it('deletes a tag with those below it, once it is asked, and takes that back', async () => {
    await page.focus('nav [data-tag=sea] a');
    await press('Delete');
    await page.waitForSelector('dialog[open]');
    await soon(() => texts('dialog [role=status] p')).toEqual([
      'It is taken from 2 articles and no highlights, the trash included. These themselves stay as they are.',
      'The tag below it is deleted with it.',
    ]);
    await page.locator('dialog footer button:last-child').click();
    await dialogIsGone();
    await soon(storedTags).toEqual([[], [], ['lake']]);
    await soon(toast).toContain('Tag “sea” deleted');
    // The next key is for what came behind it and the tag below it.
    await soon(focusedTag).toBe('lake');
    await soon(() => texts('nav [data-untagged] small')).toEqual(['2']);
    await page.locator('nav [data-untagged]').click();
    await soon(address).toBe('#/?q=is:untagged');
    await soon(async () => (await page.$$('[data-article-id]')).length).toBe(2);
    await press('u');
    await soon(storedTags).toEqual(TAGS);
  });

  it('deletes a search, and takes that back', async () => {
    await choose('nav li:last-child > [data-search]', 'button:last-child');
    await soon(() => searchesBeside()).toEqual(['lake · Unread: 1']);
    await press('u');
    await soon(() => searchesBeside()).toEqual(['lake · Unread: 1', 'By the sea: 2']);
  });

  it('takes no more than the search that a key is pressed on', async () => {
    await page.focus('nav [data-search] a');
    await page.keyboard.down('Delete');
    await soon(() => searchesBeside()).toEqual(['By the sea: 2']);
    await soon(inFocus).toBe('By the sea2');
    // It is held: the same key comes again.
    await page.keyboard.down('Delete');
    await page.keyboard.up('Delete');
    expect(await searchesBeside()).toEqual(['By the sea: 2']);
    await press('Delete');
    await soon(() => searchesBeside()).toEqual([]);
    await soon(inFocus).toBe('Saved searches');
    const articles = (await page.$$('[data-article-id]')).length;
    await press('Delete', 'u');
    await soon(() => searchesBeside()).toEqual(['By the sea: 2']);
    expect((await page.$$('[data-article-id]')).length).toBe(articles);
    await saveUnreadOfLake();
  });

  it('shows a search that can’t be read, with what is wrong, and loses none', async () => {
    await page.evaluate(async () => {
      const open = indexedDB.open('cuttings');
      await new Promise((resolve) => (open.onsuccess = resolve));
      const write = open.result.transaction('searches', 'readwrite');
      write.objectStore('searches').put({ id: 'older', name: 'From long ago', position: 9, place: 'attic' });
      const rows = write.objectStore('searches').getAll();
      rows.onsuccess = () => {
        const row: unknown = rows.result.find(({ name }: { name: string }) => name === 'By the sea');
        write.objectStore('searches').put({ ...(row as object), query: 'is:nonsense ferry' });
      };
      await new Promise((resolve) => (write.oncomplete = resolve));
      open.result.close();
    });
    await browser.reloadExtensionPage(page, 'nav [data-search]');
    await soon(() => texts('nav [data-search] a span > span > span')).toHaveLength(2);
    const [problem, unreadable] = await texts('nav [data-search] a span > span > span');
    expect(problem).toContain('nonsense');
    expect(unreadable).toContain('can’t read');
    await choose('nav [data-search=older]', 'button:last-child');
    await soon(async () => (await storedRows(page, 'searches')).length).toBe(2);
  });
});
