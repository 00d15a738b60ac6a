import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { openReader, saveSample } from './support/read-sample.ts';
import type { ReaderPage } from './support/reader-page.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const english = samples.find(({ slug }) => slug === 'en-harbour') ?? samples[0];
if (!english) throw new Error('no sample');
const { path } = english;

const WHOLE = 'For nineteen years Dora Penhallow has listened her way across the Wend.';
const NOTE = 'Ask *her*';

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

/** Highlights that are there, as the panel lists them, each with its note. */
async function listed({ page, quotes }: ReaderPage): Promise<[quote: string, note: string][]> {
  const shown = await quotes();
  const rows = (await storedRows(page, 'annotations')) as unknown as Row[];
  const there = rows.filter(({ deletedAt }) => deletedAt === null);
  return shown.map((quote) => {
    const row = there.find(({ target, history }) => (history?.at(-1) ?? target).selector[0]?.exact === quote);
    return [quote, row?.body.find(({ purpose }) => purpose === 'commenting')?.value ?? ''];
  });
}

interface Row {
  target: { selector: { exact?: string }[] };
  history?: Row['target'][];
  body: { purpose: string; value: string }[];
  deletedAt: string | null;
}

async function press(page: Page, ...keys: ('Control' | 'Shift' | 'z' | 'Z')[]): Promise<void> {
  const last = keys.at(-1);
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
  if (last) await page.keyboard.press(last);
  for (const key of keys.slice(0, -1).toReversed()) await page.keyboard.up(key);
}

/** Words at the line by which a highlight would be split, as they are told to those who can't see it. */
async function splitPoint(page: Page): Promise<string | null> {
  return page.evaluate(
    () => document.querySelector('[role=slider][data-end=split]')?.getAttribute('aria-valuetext') ?? null,
  );
}

/** Middle of a stretch of the article's text in the window. */
async function middleOf(page: Page, words: string): Promise<{ x: number; y: number }> {
  return page.evaluate((wanted: string) => {
    const walker = document.createTreeWalker(
      document.querySelector('article [class*="body"]') ?? document,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`no “${wanted}”`);
  }, words);
}

// One story in order.
describe(`splitting and merging highlights in ${browserName}`, () => {
  it('splits a highlight by keys, where it was clicked, and undoes and does it again', async () => {
    const reader = await openReader(browser, articleId);
    const { page, select, highlightWithNote } = reader;
    await select(WHOLE);
    await highlightWithNote(NOTE);
    const { x, y } = await middleOf(page, 'Dora');
    await page.mouse.click(x, y);
    await page.keyboard.press('s');
    await page.waitForFunction(() => document.activeElement?.matches('[role=slider][data-end=split]'));
    expect(await splitPoint(page)).toMatch(/Do? \| ?r?a Penhallow/);
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.up('Shift');
    await soon(() => splitPoint(page)).toBe('For nineteen years  | Dora Penhallow has liste');
    await page.keyboard.press('Enter');
    const parts = [
      ['For nineteen years', NOTE],
      ['Dora Penhallow has listened her way across the Wend.', ''],
    ];
    await soon(() => listed(reader)).toEqual(parts);
    await soon(() => splitPoint(page)).toBeNull();

    await press(page, 'Control', 'z');
    await soon(() => listed(reader)).toEqual([[WHOLE, NOTE]]);
    await press(page, 'Control', 'Shift', 'Z');
    await soon(() => listed(reader)).toEqual(parts);
    await page.close();
  });

  it('merges the highlight in focus with the one beside it, and undoes that', async () => {
    const reader = await openReader(browser, articleId);
    const { page } = reader;
    await page.waitForSelector('[data-annotation-id] + [data-annotation-id]');
    const apart = await listed(reader);
    await reader.waitForHighlights();
    await page.keyboard.press('n');
    await page.waitForSelector('[data-annotation-id][data-focused=true]');
    await page.keyboard.press('g');
    await soon(() => listed(reader)).toEqual([[WHOLE, NOTE]]);
    await press(page, 'Control', 'z');
    await soon(() => listed(reader)).toEqual(apart);
    await page.close();
  });

  it('splits by the toolbar and the bar, with the mouse, and leaves it when that is wanted', async () => {
    const reader = await openReader(browser, articleId);
    const { page, select } = reader;
    await page.waitForSelector('[data-annotation-id] + [data-annotation-id]');
    const apart = await listed(reader);
    await select('listened her way');
    await page.locator('[role=toolbar] [aria-label="Split the highlight"]').click();
    await page.waitForSelector('[role=slider][data-end=split]');
    expect(await splitPoint(page)).toMatch(/ has {2}\| listened her/);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('[data-end=split]'));
    expect(await listed(reader)).toEqual(apart);
    await soon(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);

    await select('listened her way');
    await page.locator('[role=toolbar] [aria-label="Split the highlight"]').click();
    await page.waitForSelector('[role=slider][data-end=split]');
    // A click elsewhere in the highlight moves the line there.
    const { x, y } = await middleOf(page, 'across');
    await page.mouse.click(x, y);
    await soon(() => splitPoint(page)).toMatch(/way acr? ?\| ?r?oss/);
    await page.locator('button::-p-text(Split here)').click();
    await soon(async () => (await listed(reader)).length).toBe(3);
    const quotes = (await listed(reader)).map(([quote]) => quote);
    expect(quotes.join('')).toBe(apart.map(([quote]) => quote).join(''));
    await page.close();
  });

  it('merges what a selection touches, with the notes and tags of all', async () => {
    const reader = await openReader(browser, articleId);
    const { page, select } = reader;
    await page.waitForSelector('[data-annotation-id]:nth-child(3)');
    await select(WHOLE);
    await page.locator('[role=toolbar] [aria-label="Merge the highlights"]').click();
    await soon(() => listed(reader)).toEqual([[WHOLE, NOTE]]);
    await page.locator('[role=status] ::-p-text(Undo)').click();
    await soon(async () => (await listed(reader)).length).toBe(3);
    await page.close();
  });

  it('goes back to where splitting was begun when it is left', async () => {
    const reader = await openReader(browser, articleId);
    const { page } = reader;
    await page.waitForSelector('[data-annotation-id]:nth-child(3)');
    await page.locator('[data-annotation-id]:nth-child(3) [data-quote]').click();
    const scissors = '[data-annotation-id]:nth-child(3) [aria-label="Split the highlight"]';
    await page.waitForSelector(scissors);
    await page.focus(scissors);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('[role=slider][data-end=split]'));
    // What the handle says isn't said again.
    expect(await page.$$('[role=group][aria-label="Split the highlight"] [role=status]')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForFunction((button: string) => document.activeElement?.matches(button), {}, scissors);
    await page.close();
  });

  it('merges what its button names while other highlights are selected, and stays at what it made', async () => {
    const reader = await openReader(browser, articleId);
    const { page, select } = reader;
    await page.waitForSelector('[data-annotation-id]:nth-child(3)');
    const apart = (await listed(reader)).map(([quote]) => quote);
    await page.locator('[data-annotation-id]:nth-child(1) [data-quote]').click();
    await select(apart.slice(1).join(''));
    await page.locator('[data-annotation-id]:nth-child(1) [aria-label^="Merge with"]').click();
    await soon(async () => (await listed(reader)).map(([quote]) => quote)).toHaveLength(2);
    expect((await listed(reader)).at(-1)?.[0]).toBe(apart[2]);
    await page.waitForFunction(() =>
      document.activeElement?.matches('[data-annotation-id]:nth-child(1) [data-quote]'),
    );
    await page.close();
  });
});
