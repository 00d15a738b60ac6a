import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { ferryPage } from './support/ferry-page.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { clickOn, drawn, highlight, showHighlights, tabInto, waitForMessage } from './support/marked-page.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { changeRows, storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;

beforeAll(async () => {
  server = await startServer({
    routes: Object.fromEntries(
      ['/keys', '/fields', '/two', '/elsewhere', '/written'].map((path) => [path, { body: ferryPage() }]),
    ),
  });
  browser = await freshBrowser(browserName);
  library = await browser.openExtensionPage('library.html');
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

const MADE = 'Paragraph 5: the ferry has crossed this river';

async function openMarked(path: string): Promise<Page> {
  const tab = await browser.newPage(server.url(path));
  await showHighlights(browser, tab);
  await highlight(tab, MADE);
  await soon(() => words(tab)).toEqual([MADE]);
  return tab;
}

const words = async (tab: Page) => Object.values(await drawn(tab)).flat();
const colours = async (tab: Page) =>
  Object.keys(await drawn(tab)).map((name) => name.replace('focused-', ''));

async function press(tab: Page, key: 'z' | 'Z'): Promise<void> {
  await tab.keyboard.down('Control');
  if (key === 'Z') await tab.keyboard.down('Shift');
  await tab.keyboard.press(key);
  if (key === 'Z') await tab.keyboard.up('Shift');
  await tab.keyboard.up('Control');
}

describe(`undoing in the live page in ${browserName}`, () => {
  it('takes back one after the other by keys on our controls, and does it again', async () => {
    const tab = await openMarked('/keys');
    const [made] = await colours(tab);
    await clickOn(tab, MADE);
    await tabInto(tab);
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('Enter');
    await soon(() => colours(tab)).toEqual([expect.not.stringMatching(made ?? '')]);
    const [recoloured] = await colours(tab);
    await clickOn(tab, MADE);
    await tabInto(tab);
    // The last of its stops is the end of the highlight.
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Tab');
    for (const _letter of ' river') await tab.keyboard.press('ArrowLeft');
    await tab.keyboard.press('Enter');
    const shorter = MADE.slice(0, -' river'.length);
    await soon(() => words(tab)).toEqual([shorter]);

    await press(tab, 'z');
    await soon(() => words(tab)).toEqual([MADE]);
    await press(tab, 'z');
    await soon(() => colours(tab)).toEqual([made]);
    await press(tab, 'z');
    await soon(() => words(tab)).toEqual([]);
    expect(await storedRows(library, 'annotations')).toMatchObject([
      { deletedAt: expect.any(String) as string },
    ]);
    // The message that says so has the keys.
    await tab.waitForFunction(() => document.activeElement?.localName === 'cuttings-annotator');
    await press(tab, 'Z');
    await soon(() => words(tab)).toEqual([MADE]);
    await press(tab, 'Z');
    await soon(() => colours(tab)).toEqual([recoloured]);
    await press(tab, 'Z');
    await soon(() => words(tab)).toEqual([shorter]);
    await tab.close();
  });

  it('leaves the keys of the page’s own fields to the page', async () => {
    const tab = await openMarked('/fields');
    await tab.evaluate(() => {
      const field = document.createElement('textarea');
      field.id = 'field';
      document.querySelector('h1')?.before(field);
    });
    await tab.click('#field');
    await tab.keyboard.type('a');
    await press(tab, 'z');
    await soon(() => tab.$eval('#field', (field) => (field as HTMLTextAreaElement).value)).toBe('');
    await tab.click('h1');
    await press(tab, 'z');
    // What is undone next is the first: the making.
    await clickOn(tab, MADE);
    await tabInto(tab);
    await press(tab, 'z');
    await soon(() => words(tab)).toEqual([]);
    await press(tab, 'Z');
    await soon(() => words(tab)).toEqual([MADE]);
    await tab.close();
  });

  it('keeps the keys, however much is undone in a row', async () => {
    const tab = await openMarked('/two');
    const OTHER = 'Paragraph 3: the ferry';
    await highlight(tab, OTHER);
    await soon(async () => (await words(tab)).toSorted()).toEqual([OTHER, MADE]);
    await clickOn(tab, MADE);
    await tabInto(tab);
    await press(tab, 'z');
    await soon(() => words(tab)).toEqual([MADE]);
    await tab.waitForFunction(() => document.activeElement?.localName === 'cuttings-annotator');
    await press(tab, 'z');
    await soon(() => words(tab)).toEqual([]);
    await tab.waitForFunction(() => document.activeElement?.localName === 'cuttings-annotator');
    await press(tab, 'Z');
    await press(tab, 'Z');
    await soon(async () => (await words(tab)).toSorted()).toEqual([OTHER, MADE]);
    await tab.close();
  });

  it('deletes nothing again on which something was written since that was undone', async () => {
    const tab = await openMarked('/written');
    await clickOn(tab, MADE);
    await tabInto(tab);
    for (const key of ['End', 'ArrowLeft', 'Enter'] as const) await tab.keyboard.press(key);
    await soon(() => words(tab)).toEqual([]);
    await waitForMessage(tab);
    await tabInto(tab);
    await press(tab, 'z');
    await soon(() => words(tab)).toEqual([MADE]);
    await press(tab, 'Z');
    await soon(() => words(tab)).toEqual([]);
    await tab.waitForFunction(() => document.activeElement?.localName === 'cuttings-annotator');
    await press(tab, 'z');
    await soon(() => words(tab)).toEqual([MADE]);
    const note = { type: 'TextualBody', purpose: 'commenting', value: 'Why?', format: 'text/markdown' };
    await changeRows(library, 'annotations', { body: [note] });
    await press(tab, 'Z');
    await waitForMessage(tab);
    expect(await words(tab)).toEqual([MADE]);
    await tab.close();
  });

  it('undoes nothing that was changed elsewhere since', async () => {
    const tab = await openMarked('/elsewhere');
    await clickOn(tab, MADE);
    await tabInto(tab);
    await changeRows(library, 'annotations', { color: 'grey' });
    await press(tab, 'z');
    await waitForMessage(tab);
    await soon(() => words(tab)).toEqual([MADE]);
    await soon(() => colours(tab)).toEqual(['grey']);
    await tab.close();
  });
});
