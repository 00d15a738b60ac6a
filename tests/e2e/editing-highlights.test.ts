import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { openReader, saveSample } from './support/read-sample.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const english = samples.find(({ slug }) => slug === 'en-harbour') ?? samples[0];
if (!english) throw new Error('no sample');
const { quote, path } = english;

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

async function annotations(page: Page): Promise<Record<string, unknown>[]> {
  return (await storedRows(page, 'annotations')).filter(({ deletedAt }) => deletedAt === null);
}

/** The words that the first highlight stands for by now. */
async function quoteStored(page: Page): Promise<string | undefined> {
  const rows = (await annotations(page)) as { target: Placed; history?: Placed[] }[];
  const row = rows[0];
  return (row?.history?.at(-1) ?? row?.target)?.selector[0]?.exact;
}

interface Placed {
  selector: { exact?: string }[];
}

async function waitForFocused(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (wanted: string) =>
      [...CSS.highlights].some(
        ([name, ranges]) =>
          name.startsWith('cuttings-focused-') &&
          [...ranges].map((range) => (range as Range).toString()).join('') === wanted,
      ),
    {},
    words,
  );
}

/** The upper middle of an element when it has come to rest: the page may still be on its way to it. */
async function restingPlace(page: Page, selector: string): Promise<[x: number, y: number]> {
  return page.evaluate(async (wanted: string) => {
    const place = (): [number, number] => {
      const { left, top, width, height } =
        document.querySelector(wanted)?.getBoundingClientRect() ?? new DOMRect();
      return [left + width / 2, top + height / 4];
    };
    for (let before = place(); ; before = place()) {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      if (String(place()) === String(before)) return before;
    }
  }, selector);
}

/** Presses a key with Control, and another perhaps. */
async function press(page: Page, key: 'z', other?: 'Shift'): Promise<void> {
  await page.keyboard.down('Control');
  if (other) await page.keyboard.down(other);
  await page.keyboard.press(other ? 'Z' : key);
  if (other) await page.keyboard.up(other);
  await page.keyboard.up('Control');
}

// One story in order.
describe(`editing highlights in ${browserName}`, () => {
  it('shows a note as its Markdown means it, while it is written and afterwards', async () => {
    const { page, select, highlightWithNote } = await openReader(browser, articleId);
    await select(quote);
    await highlightWithNote('Ask **twice**, see https://example.org/tide <b>');
    const card = '[data-annotation-id]';
    await page.locator(`${card} ::-p-text(Preview)`).click();
    await page.waitForSelector(`${card} section strong`);
    expect(await page.$eval(`${card} section`, ({ textContent }) => textContent)).toBe(
      'Ask twice, see https://example.org/tide <b>',
    );
    await page.locator(`${card} ::-p-text(Done)`).click();
    await page.waitForFunction(
      (of: string) => !document.querySelector(`${of} textarea`) && document.querySelector(`${of} strong`),
      {},
      card,
    );
    expect(await page.$eval(`${card} a`, ({ href, target, rel }) => [href, target, rel])).toEqual([
      'https://example.org/tide',
      '_blank',
      'noopener noreferrer nofollow',
    ]);
    expect(await annotations(page)).toHaveLength(1);
    await page.close();
  });

  it('moves the ends of a highlight by keys, and undoes and does again what was done', async () => {
    const { page, waitForHighlights } = await openReader(browser, articleId);
    await waitForHighlights();
    await page.keyboard.press('n');
    await waitForFocused(page, quote);
    await page.waitForSelector('[role=slider][data-end=end]');
    await page.keyboard.press('a');
    await page.waitForFunction(() => document.activeElement?.matches('[role=slider][data-end=end]'));
    const shorter = quote.slice(0, -3);
    for (let times = 0; times < 3; times++) await page.keyboard.press('ArrowLeft');
    await waitForFocused(page, shorter);
    await page.keyboard.press('Enter');
    await soon(() => quoteStored(page)).toBe(shorter);
    // What it was made with stays beside it.
    expect(JSON.stringify((await annotations(page))[0]?.target)).toContain(
      JSON.stringify(quote).slice(1, -1),
    );

    await press(page, 'z');
    await waitForFocused(page, quote);
    await press(page, 'z', 'Shift');
    await waitForFocused(page, shorter);
    await page.close();
  });

  it('moves them by dragging', async () => {
    const { page, waitForHighlights } = await openReader(browser, articleId);
    await waitForHighlights();
    await page.keyboard.press('n');
    const before = await quoteStored(page);
    await waitForFocused(page, before ?? '');
    await page.waitForSelector('[role=slider][data-end=end]');
    const [x, y] = await restingPlace(page, '[role=slider][data-end=end]');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 60, y, { steps: 6 });
    await page.mouse.up();
    await soon(async () => (await quoteStored(page))?.length).toBeLessThan(before?.length ?? 0);
    const after = (await quoteStored(page)) ?? '';
    expect(before?.startsWith(after)).toBe(true);
    await waitForFocused(page, after);
    await page.close();
  });

  it('undoes what was made and what was coloured, and keeps notes out of that', async () => {
    const { page, select } = await openReader(browser, articleId);
    await page.waitForSelector('[data-annotation-id]');
    await select('nineteen years');
    await page.keyboard.press('2');
    await soon(async () => (await annotations(page)).length).toBe(2);
    await select('nineteen years');
    await page.keyboard.press('3');
    const colors = async (): Promise<unknown[]> =>
      (await annotations(page)).map(({ color }) => color).toSorted();
    await soon(colors).toEqual(['blue', 'yellow']);
    await press(page, 'z');
    await soon(colors).toEqual(['green', 'yellow']);
    await press(page, 'z');
    await soon(colors).toEqual(['yellow']);
    await press(page, 'z', 'Shift');
    await press(page, 'z', 'Shift');
    await soon(colors).toEqual(['blue', 'yellow']);
    expect(JSON.stringify(await annotations(page))).toContain('Ask **twice**');
    await page.close();
  });
});
