import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { openReader, saveSample } from './support/read-sample.ts';
import { readerPage } from './support/reader-page.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { holdAnnotations, storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const english = samples.find(({ slug }) => slug === 'en-harbour') ?? samples[0];
if (!english) throw new Error('no sample');
const { title, quote, path } = english;
const BODY = 'article [class*="body"]';

let browser: ExtensionBrowser;
let server: TestServer;
let articleId: unknown;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await freshBrowser(browserName);
  articleId = await saveSample(browser, server.url(path));
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

/** Texts drawn, by the name of their group. */
function drawn(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights].map(([name, ranges]) => [
        name.replace('cuttings-', ''),
        [...ranges].map((range) => (range as Range).toString()).join('|'),
      ]),
    ),
  );
}

/** Boxes of the lines of some words in the article, in the window. */
async function boxesOf(page: Page, words: string): Promise<DOMRect[]> {
  return page.evaluate(
    async (body: string, wanted: string) => {
      // Lines break anew when the typeface arrives, and move when pictures do: only then do boxes hold.
      await document.fonts.ready;
      await Promise.all([...document.images].map((picture) => picture.decode().catch(() => undefined)));
      const walker = document.createTreeWalker(
        document.querySelector(body) ?? document,
        NodeFilter.SHOW_TEXT,
      );
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        const start = node.data.indexOf(wanted);
        if (start < 0) continue;
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + wanted.length);
        node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        return [...range.getClientRects()].map((box) => box.toJSON() as DOMRect);
      }
      return [];
    },
    BODY,
    words,
  );
}

async function annotations(page: Page): Promise<Record<string, unknown>[]> {
  return (await storedRows(page, 'annotations')).filter(({ deletedAt }) => deletedAt === null);
}

async function waitForDrawn(page: Page, name: string): Promise<void> {
  await soon(() => drawn(page)).toHaveProperty(name);
}

// One story in order: each step needs what the steps before it have left in the library.
describe(`the reader in ${browserName}`, () => {
  it('offers colours beside what the mouse selects, never over it', async () => {
    const { page } = await openReader(browser, articleId);
    const [first, ...others] = await boxesOf(page, quote);
    const last = others.at(-1) ?? first;
    if (!first || !last) throw new Error('the quote is not shown');
    await page.mouse.move(first.left + 1, first.top + first.height / 2);
    await page.mouse.down();
    await page.mouse.move(last.right - 1, last.top + last.height / 2, { steps: 4 });
    expect(await page.$('[role=toolbar]')).toBeNull();
    await page.mouse.up();
    await page.waitForSelector('[role=toolbar]');
    const isOver = await page.evaluate(() => {
      const toolbar = document.querySelector('[role=toolbar]')?.getBoundingClientRect();
      const lines = [...(document.getSelection()?.getRangeAt(0).getClientRects() ?? [])];
      return lines.some(
        (line) =>
          !toolbar ||
          (line.left < toolbar.right &&
            toolbar.left < line.right &&
            line.top < toolbar.bottom &&
            toolbar.top < line.bottom),
      );
    });
    expect(isOver).toBe(false);
    await page.locator('[role=toolbar] [data-color=green]').click();
    await soon(async () => (await drawn(page))['focused-green']).toBe(quote);
    await soon(() => page.$('[role=toolbar]')).toBeNull();
    expect(await annotations(page)).toMatchObject([{ color: 'green', motivation: 'highlighting' }]);
    await page.close();
  });

  it('marks by keys, cuts what lies over each other, and goes from one to the next', async () => {
    const { page, select } = await openReader(browser, articleId);
    const part = quote.slice(5, 20);
    await select(part);
    await page.keyboard.press('4');
    await waitForDrawn(page, 'focused-rose');
    await soon(() => drawn(page)).toMatchObject({
      'focused-rose': part,
      green: `${quote.slice(0, 5)}|${quote.slice(20)}`,
    });
    expect(await annotations(page)).toHaveLength(2);

    // The same words once more take another colour, not another highlight.
    await select(part);
    await page.keyboard.press('3');
    await waitForDrawn(page, 'focused-blue');
    expect(await annotations(page)).toHaveLength(2);

    await page.keyboard.press('p');
    await waitForDrawn(page, 'focused-green');
    await page.keyboard.press('n');
    await waitForDrawn(page, 'focused-blue');
    await page.close();
  });

  it('shows the card of the highlight that is clicked, the shortest of several', async () => {
    const { page } = await openReader(browser, articleId);
    await waitForDrawn(page, 'overlap-blue');
    const [box] = await boxesOf(page, quote.slice(8, 16));
    if (!box) throw new Error('the quote is not shown');
    await page.mouse.click(box.left + box.width / 2, box.top + box.height / 2);
    await page.waitForSelector('[data-annotation-id][data-color=blue][data-focused=true]');
    await page.close();
  });

  it('finds words whatever their case and width, and Escape goes back step by step', async () => {
    const { page, select } = await openReader(browser, articleId);
    await page.keyboard.press('/');
    await page.waitForSelector('main search input:focus');
    await page.keyboard.type('ＣＵＲＬＥＷ');
    const found = async (): Promise<string[]> => (await drawn(page)).found?.toLowerCase().split('|') ?? [];
    await soon(async () => new Set(await found())).toEqual(new Set(['curlew']));
    await waitForDrawn(page, 'found-current');
    await soon(() => page.$eval('main search output', ({ textContent }) => textContent)).toBe(
      `1 of ${String((await found()).length)}`,
    );
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      document.querySelector('main search output')?.textContent.startsWith('2 '),
    );
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('main search:has(output)'));
    await soon(async () => Object.keys(await drawn(page)).filter((name) => name.startsWith('found'))).toEqual(
      [],
    );

    await select(quote);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('[role=toolbar]'));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('aside[aria-labelledby]'));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('article [class*="body"]'));
    await page.close();
  });

  it('comes back to the place read to, in a window of another width too', async () => {
    const first = await openReader(browser, articleId);
    const sentence = 'Captain Dora Penhallow in the wheelhouse';
    const scrolled = await first.page.evaluate(
      (body: string, wanted: string) => {
        const caption = [...document.querySelectorAll(`${body} figcaption`)].find(({ textContent }) =>
          textContent.includes(wanted),
        );
        caption?.scrollIntoView({ block: 'start', behavior: 'instant' });
        return Boolean(caption);
      },
      BODY,
      sentence,
    );
    expect(scrolled).toBe(true);
    // This place, not the one that an earlier test has left.
    const text = await first.text();
    await soon(async () => (await storedRows(first.page, 'articles'))[0]?.progress).toBeCloseTo(
      text.indexOf(sentence) / text.length,
      1,
    );
    const [article] = await storedRows(first.page, 'articles');
    expect(article?.progress).toBeGreaterThan(0.2);
    expect(article?.state).toBe('reading');
    await first.page.close();

    const { page } = await openReader(browser, articleId);
    await page.setViewport({ width: 800, height: 900 });
    await browser.reloadExtensionPage(page);
    await readerPage(page);
    const distance = (): Promise<number> =>
      page.evaluate(
        (body: string, wanted: string) => {
          const caption = [...document.querySelectorAll(`${body} figcaption`)].find(({ textContent }) =>
            textContent.includes(wanted),
          );
          const scroller = document.querySelector('main > [tabindex]');
          if (!caption || !scroller) return Infinity;
          return Math.abs(caption.getBoundingClientRect().top - scroller.getBoundingClientRect().top);
        },
        BODY,
        sentence,
      );
    await soon(distance).toBeLessThan(200);
    await page.close();
  });

  it('has what was typed into a note when the page is reloaded in the next moment', async () => {
    const { page } = await openReader(browser, articleId);
    await openNote(page);
    await page.keyboard.type('Ask the harbour master');
    await browser.reloadExtensionPage(page);
    await readerPage(page);
    await openNote(page);
    await soon(() => noteTyped(page)).toBe('Ask the harbour master');
    await soon(() => storedNotes(page)).toContain('Ask the harbour master');
    await page.close();
  });

  it('loses neither text when two windows write into the same note at once', async () => {
    const pages = [(await openReader(browser, articleId)).page, (await openReader(browser, articleId)).page];
    const library = await browser.openExtensionPage('library.html');
    // Both are at the note before either writes: what is being written elsewhere is taken up where a note is opened.
    for (const page of pages) {
      await page.bringToFront();
      await openNote(page);
    }
    await holdAnnotations(library);
    for (const [index, page] of pages.entries()) {
      await page.bringToFront();
      await page.keyboard.type(index === 0 ? ' — or the pilots' : ' — or the kayakers');
    }
    await library.evaluate('releaseAnnotations()');
    await library.close();

    const conflicts = (): Promise<boolean[]> =>
      Promise.all(pages.map(async (page) => (await page.$('[data-annotation-id] [role=alert]')) !== null));
    await soon(conflicts).toContain(true);
    const page = pages[(await conflicts()).indexOf(true)];
    await page?.bringToFront();
    await page?.locator('[data-annotation-id] [role=alert] button').click();
    for (const part of ['Ask the harbour master', 'or the pilots', 'or the kayakers']) {
      if (page) await soon(() => storedNotes(page)).toContain(part);
    }
    for (const one of pages) await one.close();
  });

  it('shows facts as the reader corrects them, everywhere, until that is taken back', async () => {
    const { page } = await openReader(browser, articleId);
    const stored = async (): Promise<Record<string, unknown> | undefined> =>
      (await storedRows(page, 'articles')).find(({ id }) => id === articleId);
    const before = await stored();
    await page.keyboard.press('c');
    await typeFact(page, 'title', 'The quiet ferry');
    await typeFact(page, 'byline', 'Ann Field\nBo Marsh');
    await typeFact(page, 'lang', 'not a tag');
    await page.locator(SAVE).click();
    await soon(() => page.$eval('[data-fact=lang] input', (field) => field.validationMessage)).toMatch(
      /en, zh-Hans/,
    );
    await typeFact(page, 'lang', 'EN-gb');
    await page.$eval('[data-fact=publishedTime] input[type=date]', (field) => {
      field.value = '';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.locator(SAVE).click();
    await page.waitForFunction(() => !document.querySelector('dialog'));
    await page.waitForFunction(() => document.querySelector('article h1')?.textContent === 'The quiet ferry');
    expect(await page.$eval('article header p', ({ textContent }) => textContent)).toContain(
      'Ann Field and Bo Marsh',
    );
    expect(await page.$('article header time')).toBeNull();
    const corrections = { title: 'The quiet ferry', byline: ['Ann Field', 'Bo Marsh'], publishedTime: null };
    expect(await stored()).toMatchObject({ ...corrections, corrections, lang: 'en-GB' });

    await page.keyboard.press('c');
    await restoreFact(page, 'byline');
    await page.locator(SAVE).click();
    await page.waitForFunction(() => !document.querySelector('dialog'));
    await soon(async () => (await stored())?.byline).toEqual(before?.byline);
    expect(await stored()).toMatchObject({ title: 'The quiet ferry' });
    await page.locator('[data-correct]').click();
    await restoreFact(page, 'title');
    await restoreFact(page, 'publishedTime');
    await page.locator(SAVE).click();
    await page.waitForFunction(() => !document.querySelector('dialog'));
    await page.waitForFunction(
      (own: string) => document.querySelector('article h1')?.textContent === own,
      {},
      title,
    );
    await page.locator('[role=status] button').click();
    await page.waitForFunction(() => document.querySelector('article h1')?.textContent === 'The quiet ferry');
    await page.close();
  });

  it('deletes a highlight, and takes that back', async () => {
    const { page } = await openReader(browser, articleId);
    await page.waitForSelector('[data-annotation-id]');
    const before = (await annotations(page)).length;
    await page.locator('[data-annotation-id] footer button:last-child').click();
    await soon(async () => (await annotations(page)).length).toBe(before - 1);
    await page.waitForFunction(
      (count: number) => document.querySelectorAll('[data-annotation-id]').length === count,
      {},
      before - 1,
    );
    await page.locator('[role=status] button').click();
    await soon(async () => (await annotations(page)).length).toBe(before);
    await page.close();
  });

  it('says what could not be stored, though nothing waits for it', async () => {
    const { page } = await openReader(browser, articleId);
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
    });
    await page.locator('header button[aria-label="Favourite"]').click();
    await soon(() => page.evaluate(() => document.body.innerText)).toContain(
      'could not be stored, perhaps because the disk is full. Your library is as it was. Free some space',
    );
    await page.close();
  });
});

const SAVE = 'dialog footer button:last-child';

/** Types a fact into the dialog, in place of what is there. */
async function typeFact(page: Page, fact: string, text: string): Promise<void> {
  const field = `[data-fact=${fact}] :is(input, textarea)`;
  await page.waitForSelector(field);
  await page.$eval(field, (element) => {
    (element as HTMLInputElement).focus();
    (element as HTMLInputElement).select();
  });
  await page.keyboard.type(text);
}

/** Sets a fact in the dialog back to what the page says. */
async function restoreFact(page: Page, fact: string): Promise<void> {
  await page.locator(`[data-restore=${fact}]`).click();
}

const FIELD = '[data-annotation-id] textarea';

/** Opens the note of the first highlight, with the caret at its end. */
async function openNote(page: Page): Promise<void> {
  await page.waitForSelector('[data-annotation-id]');
  if (!(await page.$(FIELD))) await page.locator('[data-annotation-id] footer button').click();
  await page.waitForSelector(FIELD);
  await page.$eval(FIELD, (field) => {
    const textarea = field;
    textarea.focus();
    textarea.setSelectionRange(textarea.value.length, textarea.value.length);
  });
}

function noteTyped(page: Page): Promise<string> {
  return page.$eval(FIELD, (field) => field.value);
}

async function storedNotes(page: Page): Promise<string> {
  return JSON.stringify((await annotations(page)).map(({ body }) => body));
}
