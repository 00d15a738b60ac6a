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

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const english = samples.find(({ slug }) => slug === 'en-harbour') ?? samples[0];
if (!english) throw new Error('no sample');
const { quote, path } = english;
const OPEN = '[aria-label="Change the colours"]';

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

async function waitForDrawn(page: Page, name: string): Promise<void> {
  await soon(() => page.evaluate(() => [...CSS.highlights.keys()])).toContain(`cuttings-${name}`);
}

function namesIn(page: Page): Promise<string[]> {
  return page.$$eval('dialog li input', (fields) => fields.map(({ value }) => value));
}

/** Drags the colour of a line onto the middle of another line; `beforeDrop` happens while it is held there. */
async function dragColor(
  page: Page,
  from: number,
  to: number,
  beforeDrop: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const [start, end] = [await middleOf(page, from), await middleOf(page, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await beforeDrop();
  await page.mouse.up();
}

/** The middle of what a colour is dragged by, once all lines are in their places. */
async function middleOf(page: Page, line: number): Promise<{ x: number; y: number }> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const handle = await page.$(`dialog li:nth-child(${String(line)}) [data-handle]`);
  const box = await handle?.boundingBox();
  if (!box) throw new Error('no handle');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function inFocus(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent);
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('dialog'));
}

// One story in order.
describe(`colours in ${browserName}`, () => {
  it('mean what the reader names them, in the order that the reader gives them', async () => {
    const { page, select } = await openReader(browser, articleId);
    await select(quote);
    await page.locator(`[role=toolbar] ${OPEN}`).click();
    await soon(() => namesIn(page)).toEqual(['Fact', 'Claim', 'Question', 'Quote']);

    await page.focus('dialog li:first-child input');
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type('Sure');
    await page.focus('dialog li:nth-child(2) [data-by="-1"]');
    await page.keyboard.press('Enter');
    await soon(() => namesIn(page)).toEqual(['Claim', 'Sure', 'Question', 'Quote']);
    // At the end of the list, the focus is where one can go on from.
    await soon(() => inFocus(page)).toBe('Move “Claim” down');
    await soon(() => page.$eval('dialog [role=status]', ({ textContent }) => textContent)).toBe(
      'Claim: now 1 of 4',
    );
    await closeDialog(page);

    // What was selected is so still.
    await page.keyboard.press('2');
    await waitForDrawn(page, 'focused-yellow');
    await page.waitForFunction(() =>
      document.querySelector('main > output')?.textContent.startsWith('Sure: '),
    );
    await page.close();
  });

  it('are put into another order by dragging, unless Escape lets go', async () => {
    const { page } = await openReader(browser, articleId);
    await page.waitForSelector('[data-annotation-id]');
    await page.locator(`aside ${OPEN}`).click();
    await page.waitForSelector('dialog li');
    await soon(() => namesIn(page)).toEqual(['Claim', 'Sure', 'Question', 'Quote']);
    const status = () => page.$eval('dialog [role=status]', ({ textContent }) => textContent);

    await dragColor(page, 1, 3);
    await soon(() => namesIn(page)).toEqual(['Sure', 'Question', 'Claim', 'Quote']);
    await soon(status).toBe('Claim: now 3 of 4');
    // Far below the list is its end.
    await dragColor(page, 2, 3, async () => {
      await page.mouse.move(5, 880);
    });
    await soon(() => namesIn(page)).toEqual(['Sure', 'Claim', 'Quote', 'Question']);

    await dragColor(page, 4, 1, async () => {
      await page.waitForSelector('dialog li[data-dragged]');
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog li[data-dragged]', { hidden: true });
    });
    expect(await namesIn(page)).toEqual(['Sure', 'Claim', 'Quote', 'Question']);
    await dragColor(page, 4, 2);
    await soon(() => namesIn(page)).toEqual(['Sure', 'Question', 'Claim', 'Quote']);
    // With a finger.
    const [start, end] = [await middleOf(page, 3), await middleOf(page, 1)];
    await page.touchscreen.touchStart(start.x, start.y);
    await page.touchscreen.touchMove(start.x, (start.y + end.y) / 2);
    await page.touchscreen.touchMove(end.x, end.y);
    await page.touchscreen.touchEnd();
    await soon(() => namesIn(page)).toEqual(['Claim', 'Sure', 'Question', 'Quote']);
    await closeDialog(page);
    await page.close();
  });

  it('can be more than four, and fewer; what was made with one that is gone keeps its look and name', async () => {
    const { page, select } = await openReader(browser, articleId);
    await page.waitForSelector('[data-annotation-id]');
    await page.locator(`aside ${OPEN}`).click();
    await page.locator('dialog button::-p-text(Add a colour)').click();
    await page.waitForFunction(() => document.activeElement?.matches('dialog li:last-child input'));
    await soon(() => namesIn(page)).toEqual(['Claim', 'Sure', 'Question', 'Quote', 'Doubt']);
    await page.locator('dialog li:nth-child(2) [aria-label^="No longer"]').click();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Undo');
    await soon(() => page.$eval('dialog [role=status]', ({ textContent }) => textContent)).toBe(
      '“Sure” is no longer offered. The one highlight made with it keeps its colour and name.',
    );
    await closeDialog(page);
    await soon(() => inFocus(page)).toBe('Change the colours');

    await select(quote.slice(0, 12));
    await soon(() =>
      page.$$eval('[role=toolbar] [data-color]', (all) => all.map(({ ariaLabel }) => ariaLabel)),
    ).toEqual(['Claim', 'Question', 'Quote', 'Doubt']);
    await page.keyboard.press('4');
    await waitForDrawn(page, 'focused-orange');
    await waitForDrawn(page, 'yellow');
    await soon(() =>
      page.$$eval('[data-annotation-id] > button', (all) =>
        all.map(({ textContent }) => textContent.split(':')[0]),
      ),
    ).toEqual(['Sure', 'Doubt']);
    await page.close();
  });
});
