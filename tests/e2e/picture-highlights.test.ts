import { readFile } from 'node:fs/promises';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { picture } from '../fixtures/samples/picture.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { drawn as drawnInPage } from './support/marked-page.ts';
import { openPanel } from './support/open-panel.ts';
import { openReader, saveSample } from './support/read-sample.ts';
import { type Route, startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

const PARAGRAPHS = [
  'The harbour board met on Tuesday evening, and decided after three hours that the ferry is to be kept until the spring.',
  'By then the bridge will have been tested under the weight of forty lorries, two of which the quarry lends to the town.',
  'Captain Dora Penhallow, who has steered the boat for thirty-one years, was asked to stay; she wants a week to think.',
  'Nobody has drawn the new timetable yet, and the map at the landing stage shows a third stop that was never built.',
];
const QUOTE = 'was asked to stay; she wants a week to think';
const figure = (name: string): string =>
  `<figure><img src="/${name}.png" width="640" height="400" alt="${name}"><figcaption>The ${name} on Tuesday.</figcaption></figure>`;
const paragraph = (index: number): string => `<p>${PARAGRAPHS[index] ?? ''}</p>`;
const pageOf = (story: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The pictures</title></head><body><article><h1>The pictures</h1>${story}</article></body></html>`;
const pictureOf = (shade: number): Route => ({
  body: picture(640, 400, [shade, 90, 130]),
  headers: { 'content-type': 'image/png' },
});

const before = ['quay', 'bridge', 'boat', 'map']
  .map((name, index) => paragraph(index) + figure(name))
  .join('');
// The quay has gone to the end, the bridge is another picture at its address, the boat has gone.
const after =
  paragraph(0) +
  figure('bridge') +
  paragraph(1) +
  paragraph(2) +
  figure('map') +
  paragraph(3) +
  figure('quay');

let story = before;
let bridge = 20;
let browser: ExtensionBrowser;
let server: TestServer;
let articleId: unknown;

beforeAll(async () => {
  server = await startServer({
    routes: {
      '/pictures': (response) => {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(pageOf(story));
      },
      '/quay.png': pictureOf(10),
      '/bridge.png': (response) => {
        response.setHeader('content-type', 'image/png');
        response.setHeader('cache-control', 'no-store');
        response.end(picture(640, 400, [bridge, 90, 130]));
      },
      '/boat.png': pictureOf(30),
      '/map.png': pictureOf(40),
    },
  });
  browser = await freshBrowser(browserName);
  articleId = await saveSample(browser, server.url('/pictures'));
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

/** Captions of the pictures that are drawn as highlighted, each with its colour and the pattern of its outline. */
async function drawn(page: Page): Promise<string[]> {
  return page.$$eval('article img[data-highlight]', (pictures) =>
    pictures.map((one) => {
      const caption = one.closest('figure')?.querySelector('figcaption')?.textContent ?? '';
      return [caption, one.dataset.color, getComputedStyle(one).outlineStyle].join(' ');
    }),
  );
}

/** What the panel lists, in order: the words of each card and how it stands. */
async function listed(page: Page): Promise<string[]> {
  return page.$$eval('[data-annotation-id]', (cards) =>
    cards.map((card) => {
      const words = card.querySelector('[data-quote] > :last-child > :last-child') ?? card.querySelector('q');
      const state = card.querySelector<HTMLElement>('[data-state]')?.dataset.state ?? '';
      return `${words?.lastChild?.textContent ?? ''} ${state}`;
    }),
  );
}

async function rows(page: Page): Promise<Record<string, unknown>[]> {
  return (await storedRows(page, 'annotations')).filter(({ deletedAt }) => deletedAt === null);
}

const frameOf = (name: string): string => `article [data-picture-frame]:has(img[alt="${name}"])`;

// One story in order.
describe(`highlighting pictures in ${browserName}`, () => {
  it('highlights a picture that has the focus by a key, and undoes and does that again', async () => {
    const { page } = await openReader(browser, articleId);
    await page.waitForSelector(`${frameOf('bridge')} button`);
    await page.focus(`${frameOf('bridge')} button`);
    await page.keyboard.press('2');
    await soon(() => drawn(page)).toEqual(['The bridge on Tuesday. green dashed']);
    const [row] = await rows(page);
    expect(row).toMatchObject({
      color: 'green',
      target: {
        selector: [
          {
            type: 'CssSelector',
            value: `img[data-picture="1"], img[src="${server.url('/bridge.png')}"]`,
            picture: { url: server.url('/bridge.png'), alt: 'bridge', caption: 'The bridge on Tuesday.' },
          },
        ],
      },
    });
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await soon(() => drawn(page)).toEqual([]);
    await page.keyboard.press('y');
    await page.keyboard.up('Control');
    await soon(() => drawn(page)).toEqual(['The bridge on Tuesday. green dashed']);
    await page.close();
  });

  it('highlights others by their buttons, with a note, and lists them in reading order with their pictures', async () => {
    const { page, select, highlightWithNote } = await openReader(browser, articleId);
    await page.waitForSelector('[data-annotation-id]');
    await select(QUOTE);
    // The colour used last is what the toolbar begins with.
    await page.keyboard.press('4');
    await soon(() => listed(page)).toHaveLength(2);
    await page.hover(frameOf('quay'));
    await page.locator(`${frameOf('quay')} [data-mark]`).click();
    await page.waitForFunction(() => document.activeElement?.matches('[role=toolbar] [data-color]'));
    await highlightWithNote('Who took this?');
    for (const name of ['boat', 'map']) {
      await page.focus(`${frameOf(name)} [data-mark]`);
      await page.keyboard.press('Enter');
      await page.waitForSelector('[role=toolbar]');
      await page.keyboard.press('Enter');
      await page.waitForSelector(`article img[alt="${name}"][data-highlight]`);
    }
    await soon(() => listed(page)).toEqual([
      'The quay on Tuesday. exact',
      'The bridge on Tuesday. exact',
      `${QUOTE} exact`,
      'The boat on Tuesday. exact',
      'The map on Tuesday. exact',
    ]);
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll<HTMLImageElement>('[data-quote] img')].filter(
          ({ naturalWidth }) => naturalWidth === 640,
        ).length === 4,
    );

    // The button of what is highlighted already leads to its card.
    await page.locator(`${frameOf('quay')} [data-mark]`).click();
    await page.waitForFunction(
      () => document.querySelector('[data-annotation-id]')?.getAttribute('data-focused') === 'true',
    );
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
    });
    await page.keyboard.press('n');
    await page.waitForSelector(`article img[alt=bridge][data-focused]`);
    await page.close();
  });

  it('exports them', async () => {
    const reader = await openReader(browser, articleId);
    const html = await readFile(await reader.exportAs('html', browser), 'utf8');
    expect(html).toMatch(/<img[^>]*alt="quay"[^>]*id="highlight-1"[^>]*data-color="rose"/);
    expect(html).toContain('<a href="#highlight-1">The quay on Tuesday.</a>');
    const json = JSON.parse(await readFile(await reader.exportAs('json', browser), 'utf8')) as {
      annotations: { target: { selector: { type: string }[] } }[];
    };
    const types = json.annotations.map(({ target }) => target.selector[0]?.type);
    expect(types.filter((type) => type === 'CssSelector')).toHaveLength(4);
    await reader.page.close();
  });

  it('finds them again when the article is saved again, and says what became of each', async () => {
    story = after;
    bridge = 200;
    const popup = await browser.clickToolbar(await browser.newPage(server.url('/pictures')));
    await popup.waitFor('[data-saved=known]');
    await popup.waitForExpression(
      `[...document.querySelectorAll('footer button')].some((button) => button.textContent === 'Save again' && (button.click(), true))`,
    );
    await popup.waitFor('[data-saved=new-version]');
    await popup.waitFor('[data-carried-over]');
    expect(await popup.text('[data-carried-over]')).toMatch(/3 kept\s+1 changed\s+1 lost/);
    await popup.close();

    const { page } = await openReader(browser, articleId);
    await soon(() => listed(page)).toEqual([
      'The bridge on Tuesday. changed',
      `${QUOTE} moved`,
      'The map on Tuesday. moved',
      'The quay on Tuesday. moved',
      'The boat on Tuesday. orphaned',
    ]);
    await soon(() => drawn(page)).toEqual([
      'The bridge on Tuesday. green groove',
      'The map on Tuesday. rose double',
      'The quay on Tuesday. rose double',
    ]);
    // Both pictures are shown, and the new one can be accepted.
    await page.waitForSelector('[data-state=changed] img[alt^=Marked] ~ img[alt^=Now]');
    await page.locator('[data-state=changed] ::-p-text(Accept)').click();
    await soon(async () => (await listed(page))[0]).toBe('The bridge on Tuesday. exact');

    // What is lost can be given another picture.
    await page.locator('[data-state=orphaned] ::-p-text(Attach by hand)').click();
    await page.waitForSelector('[aria-label="Attach by hand"]');
    await page.locator(`${frameOf('map')} [data-mark]`).click();
    await page.locator('[aria-label="Attach by hand"] button:last-child').click();
    await page.waitForFunction(() => !document.querySelector('[data-state=orphaned]'));
    await page.close();
  });

  it('lists them beside the page, in the order in which they stand there', async () => {
    const tab = await browser.newPage(server.url('/pictures'));
    const panel = await openPanel(browser, tab);
    await panel.waitForExpression(`document.querySelectorAll('[data-annotation-id]').length === 5`);
    expect(
      await panel.evaluate(() =>
        Array.from(document.querySelectorAll('[data-quote]'), (quote) => quote.querySelector('q') !== null),
      ),
    ).toEqual([false, true, false, false, false]);
    expect(
      await panel.evaluate(() => document.body.textContent.split('Marked in the saved copy').length - 1),
    ).toBe(0);
    await soon(async () => Object.values(await drawnInPage(tab)).flat()).toEqual([QUOTE]);
    await tab.waitForSelector('cuttings-pictures');
    await panel.close();
    await tab.close();
  });

  it('shows them in the earlier version where they stood', async () => {
    const { page } = await openReader(browser, articleId);
    const [, earlier] = (await storedRows(page, 'versions')).toSorted((a, b) =>
      String(b.capturedAt).localeCompare(String(a.capturedAt)),
    );
    await page.goto(
      browser.extensionUrl(`library.html#/article/${String(articleId)}/version/${String(earlier?.id)}`),
    );
    await soon(() => drawn(page)).toEqual([
      'The quay on Tuesday. rose double',
      'The bridge on Tuesday. green dashed',
      'The boat on Tuesday. rose double',
      'The map on Tuesday. rose double',
    ]);
    expect(await page.$('article [data-mark]')).toBeNull();
    await page.close();
  });
});
