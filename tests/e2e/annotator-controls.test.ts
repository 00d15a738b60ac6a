import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import { type BrowserName, type ExtensionBrowser, PLAIN_HOST } from './support/extension-browser.ts';
import { ferryPage, paragraphs, SENTENCE } from './support/ferry-page.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { clickOn, drawn, highlight, select, showHighlights, tabInto } from './support/marked-page.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { spokenControls } from './support/spoken.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

/** A site without encryption: what a page of this machine's own address may do, its pages may not. */

let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;

beforeAll(async () => {
  server = await startServer({
    routes: {
      '/tall': { body: ferryPage({ inside: `<style>html, body { height: 100% }</style>${SPACE}` }) },
      '/linked': { body: ferryPage({ after: '<a id="more" href="#more">More of the ferry</a>' }) },
      '/plain': { body: ferryPage() },
      '/shown': { body: ferryPage({ after: SHOWN }) },
      '/dialog': { body: ferryPage({ after: DIALOG }) },
      '/form': { body: FORM },
      '/lines': { body: LINES },
      '/anew': { body: ferryPage() },
    },
  });
  browser = await freshBrowser(browserName);
  library = await browser.openExtensionPage('library.html');
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

const SPACE = '<div style="height: 2000px"></div>';

/** A story in front of all else, in the browser's top layer. */
const SHOWN = `<div id="shown" popover="manual" style="position: fixed; inset: 0; inline-size: 100%; block-size: 100%; background: #ffd">${paragraphs(7, 9)}</div>`;

const DIALOG = `<dialog style="inline-size: 100%; max-inline-size: 100%; block-size: 60%">${paragraphs(7, 9)}</dialog>`;

/** A story in a form whose fields are named as if to stand in the way, beside an element called as our script is. */
const FORM = `<!doctype html><html lang="en"><title>The last ferry</title><body><div id="cuttingsAnnotator"></div>
  <article><h1>The last ferry</h1><form><div>${paragraphs(1, 6)}</div>
  In the form itself: ${SENTENCE}
  ${['closest', 'scrollIntoView', 'isContentEditable', 'parentElement', 'getBoundingClientRect', 'scrollBy']
    .map((name) => `<input type="hidden" name="${name}">`)
    .join('')}</form></article></body></html>`;

/** A story in one long element, in which an article has its lines set. */
const LINES = `<!doctype html><html lang="en"><title>Two hundred crossings</title><body style="scroll-behavior: smooth"><article><h1>Two hundred crossings</h1>
  <div style="white-space: pre-line">${Array.from({ length: 200 }, (_, n) => `Crossing ${String(n)}: ${SENTENCE}`).join('\n')}</div></article></body></html>`;

async function openAnnotated(path: string): Promise<Page> {
  const tab = await browser.newPage(server.url(path));
  await showHighlights(browser, tab);
  return tab;
}

/** What stands over the page beside some of its words: right above them, where they fill the line. */
const isToolbarBeside = (tab: Page, words: string) =>
  tab.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return [top - 25, bottom + 25].some(
        (y) => document.elementFromPoint((left + right) / 2, y)?.localName === 'cuttings-annotator',
      );
    }
    return false;
  }, words);

/** Has the annotator of a page go somewhere, as the panel and the keys do. */
async function goTo(tab: Page, place: object): Promise<void> {
  await tab.bringToFront();
  await library.evaluate(async (data) => {
    const { tabs } = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    const message = { id: 1, type: 'goToPlace', data, timestamp: Date.now() };
    const [front] = await tabs.query({ active: true });
    await tabs.sendMessage(front?.id ?? 0, message);
  }, place);
}

/** Whether something stands at the page's foot, in front of all, and says this; Firefox doesn't tell what it says. */
async function isTold(tab: Page, words: string): Promise<boolean> {
  const isThere = await tab.evaluate(
    () => document.elementFromPoint(innerWidth / 2, innerHeight - 40)?.localName === 'cuttings-annotator',
  );
  return isThere && (browserName === 'firefox' || (await spokenControls(tab)).includes(words));
}

describe(`the annotator's controls in ${browserName}`, () => {
  it('stand beside what is selected in a page whose root is only as high as the window', async () => {
    const tab = await openAnnotated('/tall');
    await tab.evaluate(() => {
      document.querySelector('.story p:last-of-type')?.scrollIntoView({ block: 'center' });
    });
    await select(tab, 'Paragraph 5: the ferry has crossed this river for two hundred years');
    await soon(() =>
      isToolbarBeside(tab, 'Paragraph 5: the ferry has crossed this river for two hundred years'),
    ).toBe(true);
  });

  it('give the keys back to where they came from', async () => {
    const tab = await openAnnotated('/linked');
    await select(tab, 'Paragraph 2: the ferry');
    await tab.evaluate(() => {
      document.querySelector<HTMLElement>('#more')?.focus();
    });
    await tabInto(tab);
    await tab.keyboard.press('Escape');
    await tab.waitForFunction(() => document.activeElement?.id === 'more');
    expect(await tab.$('cuttings-annotator')).toBeNull();
  });

  it('come to the highlight that the reader goes to, and so do caret and view', async () => {
    const tab = await openAnnotated('/lines');
    for (const words of ['Crossing 30: the ferry', 'Crossing 170: the ferry']) await highlight(tab, words);
    await soon(async () => (await drawn(tab)).yellow?.length).toBe(2);
    await tab.waitForFunction(() => !document.querySelector('cuttings-annotator'));
    for (const [by, words] of [
      [1, 'Crossing 30: the ferry'],
      [1, 'Crossing 170: the ferry'],
      [-1, 'Crossing 30: the ferry'],
    ] as const) {
      await goTo(tab, { by });
      const stands = await tab.evaluate(() => {
        const selection = getSelection();
        const text = selection?.anchorNode?.textContent?.slice(selection.anchorOffset);
        const range = selection?.getRangeAt(0);
        const top = range?.getBoundingClientRect().top ?? -1;
        return {
          text: text?.slice(0, 23).trim(),
          isInView: top > 0.3 * innerHeight && top < 0.7 * innerHeight,
        };
      });
      expect(stands).toEqual({ text: words, isInView: true });
      await soon(() => isToolbarBeside(tab, words)).toBe(true);
    }
  });

  it('copy on a site without encryption too', async () => {
    const tab = await browser.newPage(server.url('/plain').replace('127.0.0.1', PLAIN_HOST));
    await showHighlights(browser, tab);
    expect(await tab.evaluate(() => isSecureContext)).toBe(false);
    await select(tab, 'Paragraph 3: the ferry');
    await tabInto(tab);
    await tab.keyboard.press('End');
    await tab.keyboard.press('ArrowLeft');
    await tab.keyboard.press('ArrowLeft');
    await tab.keyboard.press('Enter');
    if (browserName === 'chromium') await soon(() => spokenControls(tab)).toContain('Quote copied');
    expect(await tab.evaluate(() => String(getSelection()))).toBe('Paragraph 3: the ferry');
    await tab.evaluate(() => {
      const field = document.createElement('textarea');
      document.body.append(field);
      field.focus();
    });
    await tab.keyboard.down('Control');
    await tab.keyboard.press('v');
    await tab.keyboard.up('Control');
    await soon(() => tab.$eval('textarea', ({ value }) => value)).toBe('Paragraph 3: the ferry');
  });

  it('stand in front of what the page shows in front of all else', async () => {
    const tab = await openAnnotated('/shown');
    await tab.evaluate(() => {
      document.getElementById('shown')?.showPopover();
    });
    await select(tab, 'Paragraph 8: the ferry has crossed this river for two hundred years');
    await soon(() =>
      isToolbarBeside(tab, 'Paragraph 8: the ferry has crossed this river for two hundred years'),
    ).toBe(true);
  });

  it('can be used in an open dialog, and say where text can not be marked', async () => {
    const tab = await openAnnotated('/dialog');
    await tab.evaluate(() => {
      document.querySelector('dialog')?.showModal();
    });
    await select(tab, 'Paragraph 8: the ferry');
    await soon(() => isToolbarBeside(tab, 'Paragraph 8: the ferry')).toBe(true);
    await tabInto(tab);
    await tab.keyboard.press('Enter');
    await soon(() => isTold(tab, 'Nothing was highlighted')).toBe(true);
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    await tab.waitForFunction(() => !document.querySelector('cuttings-annotator'));
  });

  it('are not in the way of names that a page gives its elements', async () => {
    const tab = await openAnnotated('/form');
    await highlight(tab, 'In the form itself: the ferry');
    await soon(() => drawn(tab)).toEqual({ yellow: ['In the form itself: the ferry'] });
    await soon(() => tab.$('cuttings-annotator')).toBeNull();
    await clickOn(tab, 'In the form itself: the ferry');
    await soon(() => drawn(tab)).toEqual({ 'focused-yellow': ['In the form itself: the ferry'] });
    await goTo(tab, { by: 1 });
    expect(await tab.evaluate(() => getSelection()?.anchorNode?.parentElement?.localName)).toBe('form');
  });

  it('stay beside a highlight whose text the page makes anew', async () => {
    const tab = await openAnnotated('/anew');
    const words = 'Paragraph 4: the ferry has crossed this river for two hundred years';
    await highlight(tab, words);
    await soon(() => drawn(tab)).toEqual({ yellow: [words] });
    await clickOn(tab, words);
    await soon(() => isToolbarBeside(tab, words)).toBe(true);
    await tab.evaluate(() => {
      const space = document.createElement('div');
      space.style.height = '200px';
      const fourth = document.querySelectorAll('.story p')[3];
      fourth?.replaceWith(space, fourth.cloneNode(true));
    });
    await soon(() => isToolbarBeside(tab, words)).toBe(true);
  });
});
