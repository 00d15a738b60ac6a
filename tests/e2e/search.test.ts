import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import { atRest } from './support/at-rest.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const SAVED = samples.slice(0, 3);

let browser: ExtensionBrowser;
let server: TestServer;
let page: Page;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await freshBrowser(browserName);
  page = await browser.openExtensionPage('library.html', 'main h1');
  for (const { path } of SAVED) {
    const site = await browser.newPage(server.url(path));
    const popup = await browser.clickToolbar(site);
    await popup.waitFor('[data-saved=created]');
    await popup.close();
    await site.close();
  }
  await page.bringToFront();
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

const texts = (selector: string): Promise<string[]> =>
  page.$$eval(selector, (elements) => elements.map(({ textContent }) => textContent));
const titles = (): Promise<string[]> => texts('[data-article-id] h2');
const options = (): Promise<string[]> => texts('search [role=option] bdi');
const chips = (): Promise<string[]> => texts('main header ul bdi');
const problems = (): Promise<string[]> => texts('search [role=status] li');
const typed = (): Promise<string> =>
  page.$eval('search input', (input) => (input instanceof HTMLInputElement ? input.value : ''));
const active = (): Promise<string> =>
  page.$eval('search input', (input) => {
    const id = input.getAttribute('aria-activedescendant');
    return (id === null ? null : document.getElementById(id))?.querySelector('bdi')?.textContent ?? '';
  });
const isExpanded = (): Promise<string | null> =>
  page.$eval('search input', (input) => input.getAttribute('aria-expanded'));
const address = (): Promise<string> =>
  page.evaluate(() => new URLSearchParams(location.hash.split('?')[1]).get('q') ?? '');

/** Gives all articles the tag "North Sea", by the keys. */
async function tagAll(): Promise<void> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
  });
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.press('t');
  await page.waitForSelector('dialog[open] input');
  await page.keyboard.type('North Sea,');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog[open]', { hidden: true });
  await page.keyboard.press('Escape');
}

describe(`the search box in ${browserName}`, () => {
  beforeEach(async () => {
    await page.evaluate(() => {
      location.hash = '#/';
    });
    await soon(titles).toHaveLength(SAVED.length);
    await page.focus('search input');
    await soon(typed).toBe('');
  });

  it('has articles to find', async () => {
    await tagAll();
    await soon(() => texts('[data-article-id] li')).toEqual(SAVED.map(() => 'North Sea'));
  });

  it('leaves room for its sign beside what is typed', async () => {
    const room = await page.$eval('search input', (input) =>
      parseFloat(getComputedStyle(input).paddingInlineStart),
    );
    const width = await page.$eval('search svg', (sign) => sign.getBoundingClientRect().width);
    expect(width).toBeGreaterThan(0);
    expect(room).toBeGreaterThan(width);
  });

  it('offers operators, then their values in use, by keys', async () => {
    await page.keyboard.type('ta');
    await soon(options).toEqual(['tag:']);
    expect(await isExpanded()).toBe('true');
    await page.keyboard.press('ArrowDown');
    await soon(active).toBe('tag:');
    await page.keyboard.press('Enter');
    await soon(options).toEqual(['tag:"North Sea"']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await soon(typed).toBe('tag:"North Sea" ');
    await soon(isExpanded).toBe('false');
    await soon(chips).toEqual(['Tag: North Sea']);
    // What was chosen is finished: typing goes on behind it.
    await page.keyboard.type('is:arch');
    await soon(options).toEqual(['is:archived']);
    await soon(titles).toEqual([]);
    await page.keyboard.press('Escape');
    await soon(isExpanded).toBe('false');
    expect(await typed()).toBe('tag:"North Sea" is:arch');
    await page.keyboard.press('Escape');
    await soon(titles).toHaveLength(SAVED.length);
  });

  it('offers every way to search at its button, by mouse', async () => {
    await page.click('search button[aria-label]');
    await soon(async () => (await options()).length).toBe(10);
    const [first] = await page.$$('search [role=option]');
    await first?.click();
    await soon(options).toEqual(['tag:"North Sea"']);
    await page.click('search [role=option]');
    await soon(address).toBe('tag:"North Sea" ');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
  });

  it('offers every way at a word as well, and leaves the word', async () => {
    await page.keyboard.type('ferry');
    await soon(address).toBe('ferry');
    await page.click('search button[aria-label]');
    await soon(async () => (await options()).length).toBe(10);
    await page.click('search [role=option]');
    await soon(typed).toBe('ferry tag:');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Home');
    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Alt');
    await soon(async () => (await options()).length).toBe(10);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await soon(typed).toBe('tag: ferry tag:');
    await soon(options).toEqual(['tag:"North Sea"']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await soon(typed).toBe('tag:"North Sea" ferry tag:');
    await soon(address).toBe('tag:"North Sea" ferry tag:');
  });

  it('leaves what stands behind the caret when an operator is put before it', async () => {
    await page.keyboard.type('River');
    await page.keyboard.press('Home');
    await page.keyboard.type('tag');
    await soon(options).toEqual(['tag:']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await soon(typed).toBe('tag:River');
    await soon(address).toBe('tag:River');
  });

  it('follows the caret, however it is moved', async () => {
    await page.keyboard.type('ta ferry');
    await soon(address).toBe('ta ferry');
    expect(await options()).toEqual([]);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await soon(options).toEqual(['tag:']);
    await page.keyboard.press('ArrowDown');
    await soon(active).toBe('tag:');
    await page.keyboard.press('End');
    await soon(options).toEqual([]);
    expect(
      await page.$eval('search input', (input) => input.getAttribute('aria-activedescendant')),
    ).toBeNull();
  });

  it.runIf(browserName === 'chromium')('says nothing of letters that an input method composes', async () => {
    await page.keyboard.type('is:unread ferry');
    await soon(address).toBe('is:unread ferry');
    await page.keyboard.press('Home');
    for (let letter = 0; letter < 3; letter += 1) await page.keyboard.press('ArrowRight');
    const session = await page.createCDPSession();
    await session.send('Input.imeSetComposition', { text: 'weidu', selectionStart: 5, selectionEnd: 5 });
    await soon(typed).toBe('is:weiduunread ferry');
    expect(await problems()).toEqual([]);
    await session.send('Input.insertText', { text: '未读' });
    await session.detach();
    await soon(typed).toBe('is:未读unread ferry');
    await soon(problems).toHaveLength(1);
    await soon(address).toBe('is:未读unread ferry');
  });

  it('takes nothing by the other button of the mouse', async () => {
    await page.evaluate(() => {
      addEventListener(
        'contextmenu',
        (event) => {
          event.preventDefault();
        },
        { once: true },
      );
    });
    await page.keyboard.type('ta');
    await soon(options).toEqual(['tag:']);
    await page.click('search [role=option]', { button: 'right' });
    await page.keyboard.type('g');
    await soon(address).toBe('tag');
    await page.click('search [role=option]');
    await soon(typed).toBe('tag:');
    await soon(address).toBe('tag:');
  });

  it('takes a long text that is pasted, and shows what can be looked over of it', async () => {
    const paste = (text: string): Promise<void> =>
      page.$eval(
        'search input',
        (input, pasted) => {
          input.value = pasted;
          input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        },
        text,
      );
    await paste('is:nowhere '.repeat(900));
    await soon(problems).toHaveLength(3);
    await page.keyboard.press('Escape');
    await soon(problems).toEqual([]);
    await paste('ferry '.repeat(1_000));
    await soon(async () => (await texts('main header ul > li')).at(-1)).toBe('and 88 more');
    expect((await problems()).join()).toContain('more here than can be looked for');
    expect(await chips()).toHaveLength(12);
    await page.keyboard.press('Escape');
    await soon(address).toBe('');
  });

  it('moves nothing from under a click, though it has something to say once it has lost the focus', async () => {
    await page.keyboard.type('is:unrxy');
    await soon(address).toBe('is:unrxy');
    await page.evaluate(atRest, '[data-article-id]', 20_000);
    const row = await page.$eval('[data-article-id]', (element) => {
      const { left, top, width } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + 3 };
    });
    await page.mouse.move(row.x, row.y);
    await page.mouse.down();
    await soon(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).not.toBe('combobox');
    await page.evaluate(async () => {
      // What a change draws is drawn by then.
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    });
    await page.mouse.up();
    await page.waitForFunction(() => location.hash.startsWith('#/article'));
    await page.goBack();
    await soon(problems).toHaveLength(1);
  });

  it.runIf(browserName === 'chromium')('loses no tap either', async () => {
    await page.keyboard.type('is:unrxy');
    await soon(address).toBe('is:unrxy');
    await page.evaluate(atRest, '[data-article-id]', 20_000);
    const row = await page.$eval('[data-article-id]', (element) => {
      const { left, top, width } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + 3 };
    });
    await page.touchscreen.tap(row.x, row.y);
    await page.waitForFunction(() => location.hash.startsWith('#/article'));
    await page.goBack();
    await soon(problems).toHaveLength(1);
  });

  it('shows what it understood, and takes any of it away', async () => {
    await page.keyboard.type('-is:archived (ferry OR “铁桥”) after：2020');
    await soon(chips).toEqual(['not State: archived', 'ferry or “铁桥”', 'From: January 1, 2020']);
    const before = await titles();
    expect(before.length).toBeGreaterThan(0);
    await page.click('main header ul li:nth-child(2) a');
    await soon(typed).toBe('-is:archived after：2020');
    await soon(titles).toHaveLength(SAVED.length);
  });

  it('says what it can’t read, once it isn’t being typed any more, and leads there', async () => {
    await page.keyboard.type('is:unr');
    await soon(address).toBe('is:unr');
    await page.keyboard.type('xy');
    await soon(address).toBe('is:unrxy');
    expect(await problems()).toEqual([]);
    await page.keyboard.type(' ferry');
    await soon(problems).toHaveLength(1);
    expect((await problems())[0]).toContain('“unrxy” is no state');
    await page.click('search [role=status] button');
    await page.keyboard.type('unread');
    await soon(typed).toBe('is:unread ferry');
    await soon(address).toBe('is:unread ferry');
    await soon(problems).toEqual([]);
  });

  it('finds something while a quotation is open, and says so once one goes on', async () => {
    const { title = '' } = samples[0] ?? {};
    const beginning = title.split(' ').slice(0, 2).join(' ');
    await page.keyboard.type(`"${beginning}`);
    await soon(titles).toEqual([title]);
    expect(await problems()).toEqual([]);
    await page.keyboard.type(' nowhere');
    await soon(titles).toEqual([]);
    expect(await problems()).toEqual([]);
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
    });
    await soon(problems).toEqual([
      `"${beginning} nowhere has no closing quotation mark, so it goes on to the end.`,
    ]);
  });

  it('goes on to the results, however soon', async () => {
    await page.keyboard.type('ferry');
    await page.keyboard.press('Enter');
    await soon(address).toBe('ferry');
    await soon(() => page.evaluate(() => document.activeElement?.closest('[data-article-id]') !== null)).toBe(
      true,
    );
  });
});
