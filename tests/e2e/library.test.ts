import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import { putEarlierLibrary } from './support/earlier-library.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const NEWEST_FIRST = samples.map(({ title }) => title).toReversed();
const [FIRST = '', SECOND = '', THIRD = ''] = NEWEST_FIRST;
/** What a test tags, for a later one to find. */
const TAGGED = [FIRST, SECOND, THIRD];
const FERRY = samples.find(({ slug }) => slug === 'en-harbour')?.title ?? '';

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

/** Text of elements, in order. */
const texts = (selector: string): Promise<string[]> =>
  page.$$eval(selector, (elements) => elements.map(({ textContent }) => textContent));
const titles = (): Promise<string[]> => texts('[data-article-id] h2');
const focusedTitle = (): Promise<string> =>
  page.evaluate(
    () => document.activeElement?.closest('[data-article-id]')?.querySelector('h2')?.textContent ?? '',
  );
const selected = (): Promise<string[]> => texts('[data-selected=true] h2');
const toast = async (): Promise<string> => (await texts('body [role=status]')).join(' ');
const address = (): Promise<string> => page.evaluate(() => decodeURIComponent(location.hash));

/** Shows the list under an address, afresh: nothing is selected or focused in it. */
async function showList(hash: string): Promise<void> {
  const goTo = (target: string): Promise<void> =>
    page.evaluate((to) => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      location.hash = to;
    }, target);
  await goTo('#/?q=nothing-of-that-name');
  await soon(titles).toEqual([]);
  await goTo(hash);
  await soon(async () => (await titles()).length).toBeGreaterThan(0);
}

async function press(...keys: Parameters<Page['keyboard']['press']>[0][]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

// One story in order: the articles that are saved at its beginning are what the rest is about.
describe(`the library in ${browserName}`, () => {
  it('teaches the first save while it is empty', async () => {
    await page.waitForSelector('main h1');
    await soon(() => page.$eval('main h1', ({ textContent }) => textContent)).toBe(
      'Cut out your first article',
    );
    await soon(() => page.$$eval('main kbd', (keys) => keys.map(({ textContent }) => textContent))).toEqual([
      'Alt',
      'Shift',
      'K',
    ]);
  });

  it('shows what is saved elsewhere without being asked', async () => {
    for (const [index, { path }] of samples.entries()) {
      const site = await browser.newPage(server.url(path));
      const popup = await browser.clickToolbar(site);
      await popup.waitFor('[data-saved=created]');
      await popup.close();
      await site.close();
      await soon(titles).toHaveLength(index + 1);
    }
    await soon(titles).toEqual(NEWEST_FIRST);
  });

  describe('by keys', () => {
    beforeEach(async () => {
      await page.bringToFront();
      await showList('#/');
      await soon(titles).toHaveLength(samples.length);
    });

    it('moves, opens, and comes back to the row it left', async () => {
      await press('j', 'j');
      await soon(focusedTitle).toBe(SECOND);
      await press('Enter');
      await page.waitForSelector('article');
      await page.goBack().catch(() => null);
      await soon(focusedTitle).toBe(SECOND);
    });

    it('selects and tags several, new tags and tags in use alike', async () => {
      await press('j', 'x', 'j', 'x', 't');
      await page.waitForSelector('dialog input:focus');
      await page.keyboard.type('river,');
      await soon(() => texts('dialog bdi')).toEqual(['river']);
      await press('Escape');
      await page.waitForSelector('dialog[open]', { hidden: true });
      await press('Escape');
      await soon(selected).toEqual([]);
      await press('j', 't');
      await page.waitForSelector('dialog input:focus');
      await page.keyboard.type('riv');
      await page.waitForSelector('dialog [role=option]');
      await press('ArrowDown', 'Enter');
      await soon(() => texts('dialog bdi')).toEqual(['river']);
      await press('Escape');
      await soon(async () => {
        const rows = await storedRows(page, 'articles');
        const tagged = rows.filter(({ tags }) => Array.isArray(tags) && tags.includes('river'));
        return tagged.map(({ title }) => String(title)).toSorted();
      }).toEqual(TAGGED.toSorted());
    });

    it('archives out of the unread, goes on with the next, and takes it back', async () => {
      await showList('#/?place=unread');
      const unread = await titles();
      await press('j', 'e');
      await soon(titles).toEqual(unread.slice(1));
      await soon(focusedTitle).toBe(unread[1]);
      await soon(toast).toContain('1 article archived');
      await press('u');
      await soon(titles).toEqual(unread);
    });

    it('deletes all of them, and takes that back', async () => {
      await page.keyboard.down('Control');
      await press('a');
      await page.keyboard.up('Control');
      await soon(selected).toHaveLength(samples.length);
      await press('#');
      await soon(titles).toEqual([]);
      await soon(toast).toContain(`${String(samples.length)} articles`);
      await press('u');
      await soon(titles).toEqual(NEWEST_FIRST);
    });

    it('finds words in any script, and by Escape everything again', async () => {
      await press('/');
      await page.waitForSelector('search input:focus');
      await page.keyboard.type('ferry PILOTS');
      await soon(titles).toEqual([FERRY]);
      await soon(address).toBe('#/?q=ferry+PILOTS');
      await press('Escape');
      await soon(titles).toHaveLength(samples.length);
      await page.keyboard.type('铁桥');
      await soon(titles).toEqual([samples.find(({ slug }) => slug === 'zh-hans')?.title]);
    });
  });

  it('selects a range by mouse', async () => {
    await showList('#/');
    const ids = await page.$$eval('[data-article-id]', (rows) =>
      rows.map((row) => row.getAttribute('data-article-id')),
    );
    const box = (index: number) => page.locator(`[data-article-id="${String(ids[index])}"] input`);
    await box(1).click();
    await page.keyboard.down('Shift');
    await box(3).click();
    await page.keyboard.up('Shift');
    await soon(selected).toEqual(NEWEST_FIRST.slice(1, 4));
    await press('Escape');
  });

  it('keeps what is selected while titles are read for the order by them', async () => {
    await browser.reloadExtensionPage(page, 'main h1');
    await showList('#/');
    await press('j');
    await press('x');
    await soon(selected).toEqual(NEWEST_FIRST.slice(0, 1));
    const choose = async (order: string): Promise<void> => {
      await page.locator('main header button[popovertarget]').click();
      await page.locator(`[popover] label[data-value=${order}]`).click();
      await page.locator('main header button[popovertarget]').click();
    };
    await choose('title');
    await soon(async () => (await titles()).join()).not.toBe(NEWEST_FIRST.join());
    expect(await selected()).toEqual(NEWEST_FIRST.slice(0, 1));
    await choose('saved');
    await soon(titles).toEqual(NEWEST_FIRST);
    await press('Escape');
  });

  it('selects a range by keys', async () => {
    await showList('#/');
    await press('j');
    await press('x');
    await page.keyboard.down('Shift');
    await page.keyboard.press('J');
    await page.keyboard.press('J');
    await page.keyboard.press('K');
    await page.keyboard.up('Shift');
    await soon(selected).toEqual(NEWEST_FIRST.slice(0, 3));
    await press('Escape');
  });

  it('filters by place, tag and site at once, with an address for each and a way back', async () => {
    await showList('#/?place=unread');
    const unread = await titles();
    await page.locator('nav section a::-p-text(river)').click();
    await soon(titles).toEqual(unread.filter((title) => TAGGED.includes(title)));
    await soon(address).toBe('#/?place=unread&tag=river');
    await page.locator(`nav section:last-of-type a::-p-text("${samples.at(-1)?.siteName ?? ''}")`).click();
    await soon(titles).toEqual([FIRST]);
    await page.goBack().catch(() => null);
    await soon(titles).toEqual(unread.filter((title) => TAGGED.includes(title)));
    await page.locator('main header ul a').click();
    await soon(address).toBe('#/?place=unread');
  });

  it('keeps the trash until it is asked twice', async () => {
    await showList('#/');
    await press('j', 'Delete');
    await soon(titles).toEqual(NEWEST_FIRST.slice(1));
    await showList('#/?place=trash');
    await soon(titles).toEqual([FIRST]);
    await press('j', 'Delete');
    await page.waitForSelector('dialog[open]');
    // The safe answer has the focus.
    await press('Enter');
    await page.waitForSelector('dialog[open]', { hidden: true });
    await soon(titles).toEqual([FIRST]);
    await press('Delete');
    await page.waitForSelector('dialog[open]');
    await page.locator('dialog footer button:last-child').click();
    await soon(titles).toEqual([]);
    await soon(() => storedRows(page, 'articles')).toHaveLength(samples.length - 1);
    await soon(() => storedRows(page, 'versions')).toHaveLength(samples.length - 1);
  });

  it('lists the keys of any page beside its own', async () => {
    await showList('#/');
    await press('?');
    await page.waitForSelector('dialog section dl');
    const listed = await page.$$eval('dialog section dl > div', (lines) =>
      lines.map((line) =>
        [...line.children].map(
          ({ children, textContent }) => [...children].map((one) => one.textContent).join('+') || textContent,
        ),
      ),
    );
    const keys = Object.fromEntries(listed.map(([key, words]) => [words, key])) as Record<string, string>;
    expect(keys).toMatchObject({
      'Highlight what is selected': 'Alt+Shift+M',
      'Open notes and highlights': 'Alt+Shift+J',
    });
    expect(Object.keys(keys)).toEqual(expect.arrayContaining(['Next highlight', 'Previous highlight']));
    const licences = await page.$eval('dialog a[href$="notices.txt"]', async (link) =>
      (await fetch(link.href)).text(),
    );
    expect(licences).toContain('SIL OPEN FONT LICENSE');
    await press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog'));
  });

  it('says so when the library is from a newer version, and leaves it alone', async () => {
    await page.evaluate(async () => {
      const open = indexedDB.open('cuttings');
      await new Promise((resolve) => (open.onsuccess = resolve));
      const write = open.result.transaction('meta', 'readwrite');
      write.objectStore('meta').put({ key: 'format', value: 999 });
      await new Promise((resolve) => (write.oncomplete = resolve));
      open.result.close();
    });
    await browser.reloadExtensionPage(page, '[role=alert]');
    expect(await texts('h1')).toEqual(['This library is from a newer Cuttings']);
    expect(await storedRows(page, 'articles')).toHaveLength(samples.length - 1);
  });

  it('says so when another window holds up an upgrade, and goes on once that lets go', async () => {
    await putEarlierLibrary(page);
    const upgraded = await browser.openExtensionPage('library.html', '[data-held-up]');
    expect(await upgraded.$eval('h1', ({ textContent }) => textContent)).toBe(
      'The library waits for another window',
    );
    await page.evaluate('letGo()');
    await upgraded.waitForFunction(() => document.querySelector('[data-held-up]') === null);
    await upgraded.waitForSelector('input[type=search]');
  });
});
