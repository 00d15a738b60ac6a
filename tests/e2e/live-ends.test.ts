import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { ferryPage } from './support/ferry-page.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { clickOn, drawn, highlight, showHighlights, tabInto } from './support/marked-page.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;

beforeAll(async () => {
  server = await startServer({
    routes: {
      ...Object.fromEntries(
        ['/keys', '/left', '/mouse', '/finger', '/reader'].map((path) => [path, { body: ferryPage() }]),
      ),
      '/vertical': {
        body: ferryPage().replace('<body>', '<body style="writing-mode: vertical-rl; height: 500px">'),
      },
    },
  });
  browser = await freshBrowser(browserName);
  library = await browser.openExtensionPage('library.html');
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

const MADE = 'the ferry has crossed this river for two hundred years';

/** Opens a page in which these words of its second paragraph are highlighted, and clicks on them. */
async function openMarked(path: string): Promise<{ tab: Page; html: string }> {
  const tab = await browser.newPage(server.url(path));
  await showHighlights(browser, tab);
  const html = await tab.evaluate(() => document.documentElement.outerHTML);
  await highlight(tab, `Paragraph 2: ${MADE}`);
  await soon(() => drawn(tab)).toEqual({ yellow: [`Paragraph 2: ${MADE}`] });
  await soon(() => tab.$('cuttings-annotator')).toBeNull();
  await clickOn(tab, `Paragraph 2: ${MADE}`);
  await tab.waitForSelector('cuttings-annotator');
  return { tab, html };
}

/** The words that stand out. */
const focused = async (tab: Page) => {
  const groups = Object.entries(await drawn(tab)).filter(([name]) => name.startsWith('focused-'));
  return groups.flatMap(([, words]) => words).join('');
};

interface Placed {
  selector: { exact: string; start?: number; end?: number }[];
}

/** The words with which a page's highlight was made, and those of the places accepted since. */
const words = async (path: string) => {
  const rows = (await storedRows(library, 'annotations')) as unknown as {
    target: Placed & { source: string };
    history?: Placed[];
  }[];
  const row = rows.find(({ target }) => target.source === server.url(path));
  return [row?.target, ...(row?.history ?? [])].map((one) => one?.selector[0]?.exact);
};

describe(`the ends of a highlight in the live page in ${browserName}`, () => {
  it('are moved by keys, stored when they are set, and found again', async () => {
    const { tab, html } = await openMarked('/keys');
    await tabInto(tab);
    // The toolbar is one stop, each end another.
    await tab.keyboard.press('Tab');
    await tab.keyboard.down('Shift');
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.up('Shift');
    await soon(() => focused(tab)).toBe(` ${MADE}`.slice(' the'.length));
    expect(await words('/keys')).toEqual([`Paragraph 2: ${MADE}`]);
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('Enter');
    const shorter = MADE.slice('the '.length);
    await soon(() => words('/keys')).toEqual([`Paragraph 2: ${MADE}`, shorter]);

    await tab.keyboard.press('Tab');
    for (const _letter of ' years') await tab.keyboard.press('ArrowLeft');
    await tab.keyboard.press('Enter');
    const shortest = shorter.slice(0, -' years'.length);
    await soon(() => words('/keys')).toEqual([`Paragraph 2: ${MADE}`, shorter, shortest]);
    await soon(() => focused(tab)).toBe(shortest);

    await tab.keyboard.press('Escape');
    await tab.keyboard.press('Escape');
    await soon(() => drawn(tab)).toEqual({ yellow: [shortest] });
    await soon(() => tab.evaluate(() => document.documentElement.outerHTML)).toBe(html);
    await tab.reload();
    await showHighlights(browser, tab);
    await soon(() => drawn(tab)).toEqual({ yellow: [shortest] });
    await tab.close();
  });

  it('stay where they are when the reader leaves them', async () => {
    const { tab } = await openMarked('/left');
    await tabInto(tab);
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('ArrowRight');
    await soon(() => focused(tab)).toBe(`aragraph 2: ${MADE}`);
    await tab.keyboard.press('Escape');
    await soon(() => focused(tab)).toBe(`Paragraph 2: ${MADE}`);
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('Tab');
    await soon(() => focused(tab)).toBe(`Paragraph 2: ${MADE}`);
    // Nothing is left to be stored: what comes next is the first.
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('ArrowLeft');
    await tab.keyboard.press('Enter');
    await soon(() => words('/left')).toEqual([`Paragraph 2: ${MADE}`, `Paragraph 2: ${MADE.slice(0, -1)}`]);
    await tab.close();
  });

  it('are dragged, over our own controls too, and the page hears no click of that', async () => {
    const { tab } = await openMarked('/mouse');
    await tab.evaluate(() => {
      addEventListener('click', ({ target }) => {
        if ((target as Element).localName !== 'cuttings-annotator') document.title = 'clicked';
      });
    });
    const { right, bottom, left } = await tab.evaluate(() => {
      const range = [...CSS.highlights.values()].flatMap((one) => [...one])[0] as Range;
      return [...range.getClientRects()].at(-1)?.toJSON() as DOMRect;
    });
    // There stands what it is dragged by.
    await tab.waitForFunction(
      (x, y) => document.elementFromPoint(x, y)?.localName === 'cuttings-annotator',
      {},
      right,
      bottom + 6,
    );
    await tab.mouse.move(right, bottom + 6);
    await tab.mouse.down();
    await tab.mouse.move(left + (right - left) / 2, bottom + 6, { steps: 8 });
    await soon(async () => (await focused(tab)).length).toBeLessThan(MADE.length);
    expect(await words('/mouse')).toHaveLength(1);
    // When all moves are drawn.
    await tab.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    const shown = await focused(tab);
    await tab.mouse.up();
    await soon(() => words('/mouse')).toEqual([`Paragraph 2: ${MADE}`, shown]);
    expect(shown.length).toBeGreaterThan(0);
    expect(`Paragraph 2: ${MADE}`.startsWith(shown)).toBe(true);
    // It is still the one that the reader is at.
    await soon(() => focused(tab)).toBe(shown);
    expect(await tab.title()).not.toBe('clicked');
    await tab.close();
  });

  it('are dragged by a finger, once it has tapped on the highlight', async () => {
    const { tab } = await openMarked('/finger');
    await tab.keyboard.press('Escape');
    await tab.keyboard.press('Escape');
    await soon(() => focused(tab)).toBe('');
    const { right, bottom, left, top } = await tab.evaluate(() => {
      const range = [...CSS.highlights.values()].flatMap((one) => [...one])[0] as Range;
      return [...range.getClientRects()].at(-1)?.toJSON() as DOMRect;
    });
    await tab.touchscreen.tap(left + 10, (top + bottom) / 2);
    await soon(() => focused(tab)).toBe(`Paragraph 2: ${MADE}`);
    await tab.touchscreen.touchStart(right, bottom + 6);
    await tab.touchscreen.touchMove((left + right * 2) / 3, bottom + 6);
    await tab.touchscreen.touchMove((left + right) / 2, bottom + 6);
    await soon(async () => (await focused(tab)).length).toBeLessThan(`Paragraph 2: ${MADE}`.length);
    await tab.touchscreen.touchEnd();
    await soon(() => words('/finger')).toHaveLength(2);
    const [, set = ''] = await words('/finger');
    expect(`Paragraph 2: ${MADE}`.startsWith(set)).toBe(true);
    expect(set.length).toBeGreaterThan(0);
    await soon(() => focused(tab)).toBe(set);
    await tab.close();
  });

  it('are dragged along lines that are vertical', async () => {
    const { tab } = await openMarked('/vertical');
    const { left, top, bottom } = await tab.evaluate(() => {
      const range = [...CSS.highlights.values()].flatMap((one) => [...one])[0] as Range;
      return [...range.getClientRects()].at(-1)?.toJSON() as DOMRect;
    });
    await tab.mouse.move(left - 6, bottom);
    await tab.mouse.down();
    await tab.mouse.move(left - 6, top + (bottom - top) / 2, { steps: 8 });
    await soon(async () => (await focused(tab)).length).toBeLessThan(`Paragraph 2: ${MADE}`.length);
    const shown = await focused(tab);
    await tab.mouse.up();
    await soon(() => words('/vertical')).toEqual([`Paragraph 2: ${MADE}`, shown]);
    expect(shown.length).toBeGreaterThan(0);
    expect(`Paragraph 2: ${MADE}`.startsWith(shown)).toBe(true);
    await tab.close();
  });

  it('stand in the saved copy where they were moved to', async () => {
    const { tab } = await openMarked('/reader');
    await tabInto(tab);
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('ArrowLeft');
    await tab.keyboard.press('Enter');
    const shorter = `Paragraph 2: ${MADE.slice(0, -1)}`;
    await soon(() => words('/reader')).toEqual([`Paragraph 2: ${MADE}`, shorter]);
    const articles = await storedRows(library, 'articles');
    const article = articles.find(({ url }) => url === server.url('/reader'));
    await library.goto(browser.extensionUrl(`library.html#/article/${String(article?.id)}`));
    await soon(() => drawn(library)).toEqual({ yellow: [shorter] });
    await tab.close();
  });
});
