import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { picture } from '../fixtures/samples/picture.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { paragraphs } from './support/ferry-page.ts';
import { FirefoxBrowser } from './support/firefox.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { drawn, highlight, showHighlights, tabInto } from './support/marked-page.ts';
import { openPanel } from './support/open-panel.ts';
import { sendToPage } from './support/send-to-page.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;

beforeAll(async () => {
  const pages = [
    '/unmarked',
    '/pointer',
    '/keys',
    '/menu',
    '/moving',
    '/panel',
    '/twice',
    '/copies',
    '/unseen',
    '/covered',
  ];
  server = await startServer({
    routes: {
      ...Object.fromEntries(pages.map((path) => [path, { body: page(path) }])),
      ...Object.fromEntries(
        ['quay', 'boat', 'boat-640x400', 'map'].map((name, index) => [
          `/${name}.png`,
          { body: picture(640, 400, [190, 200, 210 + index]), headers: { 'content-type': 'image/png' } },
        ]),
      ),
    },
  });
  browser = await freshBrowser(browserName);
  library = await browser.openExtensionPage('library.html');
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

const figure = (its: string, caption: string): string =>
  `<figure style="margin: 40px 60px">${its}<figcaption>${caption}</figcaption></figure>`;

/** A story with pictures: as it is, linked, and in several sizes. */
function page(name: string): string {
  const size = 'width="640" height="400" style="max-width: 100%; height: auto; display: block"';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pictures of ${name}</title></head>
    <body style="background: #fff; margin: 0"><div id="ad"></div>
    <header style="position: sticky; top: 0; z-index: 5; height: 50px; background: #123">The Courier</header>
    ${name === '/twice' ? '<img src="/quay.png" alt="narrow" style="display: none">' : ''}
    <article><h1>Pictures of ${name}</h1>${paragraphs(1, 2)}
    ${figure(`<img src="/quay.png" alt="quay" ${size}>`, 'The quay on Tuesday.')}${paragraphs(3, 4)}
    ${figure(`${name === '/keys' ? '<a href="#more">' : ''}<img src="/boat-640x400.png" srcset="/boat-640x400.png 640w, /boat.png 1600w" sizes="640px" alt="boat" ${size}>${name === '/keys' ? '</a>' : ''}`, 'The boat on Tuesday.')}
    ${paragraphs(5, 6)}${figure(`<img src="/map.png" alt="map" ${size}>`, 'The map on Tuesday.')}
    ${name === '/copies' ? figure(`<img src="/quay.png" alt="copy" ${size}>`, 'The quay again.') : ''}</article></body></html>`;
}

async function openAnnotated(
  path: string,
): Promise<{ tab: Page; html: () => Promise<string>; before: string }> {
  const tab = await browser.newPage(server.url(path));
  await showHighlights(browser, tab);
  const html = () => tab.evaluate(() => document.documentElement.outerHTML);
  return { tab, html, before: await html() };
}

interface Stored {
  id: string;
  color: string;
  deletedAt: string | null;
  target: { source: string; selector: { type: string; value?: string; picture?: Record<string, unknown> }[] };
}

const stored = async (path: string) => {
  const rows = (await storedRows(library, 'annotations')) as unknown as Stored[];
  return rows.filter(({ target, deletedAt }) => target.source === server.url(path) && deletedAt === null);
};

/** Adds a highlight of a picture to what is saved of a page, past all of our code: as the reader has made it. */
async function addHighlight(path: string, index: number, name: string, color: string): Promise<void> {
  const articles = await storedRows(library, 'articles');
  const article = articles.find(({ url }) => url === server.url(path));
  const url = server.url(`/${name}.png`);
  await library.evaluate(
    async (row) => {
      const open = indexedDB.open('cuttings');
      const database = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => {
          resolve(open.result);
        };
      });
      const transaction = database.transaction('annotations', 'readwrite');
      transaction.objectStore('annotations').add({ ...row, id: crypto.randomUUID() });
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      database.close();
    },
    {
      articleId: article?.id,
      versionId: article?.versionId,
      motivation: 'highlighting',
      color,
      body: [],
      target: {
        source: server.url(path),
        selector: [
          {
            type: 'CssSelector',
            value: `img[data-picture="${String(index)}"], img[src="${url}"]`,
            picture: { url, hash: null, alt: name, caption: '' },
          },
        ],
      },
      created: '2026-01-01T00:00:00.000Z',
      modified: '2026-01-01T00:00:00.000Z',
      deletedAt: null,
    },
  );
}

/** The share of a picture's left side along which there is a frame of this colour: what can be seen, since no script sees it. */
async function frameBeside(tab: Page, alt: string, [red, green, blue]: number[] = []): Promise<number> {
  const { left, top, height } = await tab.$eval(`img[alt="${alt}"]`, (image) => {
    const box = image.getBoundingClientRect();
    return { left: box.left + scrollX, top: box.top + scrollY, height: box.height };
  });
  const shot = await tab.screenshot({
    encoding: 'base64',
    clip: { x: left - 10, y: top, width: 10, height },
  });
  return library.evaluate(
    async (data, wanted) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data: pixels = [] } = context?.getImageData(0, 0, image.width, image.height) ?? {};
      let rows = 0;
      for (let y = 0; y < image.height; y += 1) {
        const isThere = Array.from({ length: image.width }, (_, x) => (y * image.width + x) * 4).some((at) =>
          wanted.every((part, index) => Math.abs((pixels[at + index] ?? 0) - (part ?? 0)) < 16),
        );
        if (isThere) rows += 1;
      }
      return rows / image.height;
    },
    shot,
    [red, green, blue],
  );
}

const YELLOW = [176, 130, 0];
const GREEN = [47, 145, 64];
/** What is highlighted takes the colour used last. */
const LINES: Record<string, number[]> = { yellow: YELLOW, green: GREEN };

/** The page without what our frames stand in. */
const withoutFrames = (html: string): string => html.replace('<cuttings-pictures></cuttings-pictures>', '');

describe(`pictures in the live page in ${browserName}`, () => {
  it('have nothing over them as long as nothing of the page is highlighted', async () => {
    const { tab, html, before } = await openAnnotated('/unmarked');
    await tab.hover('img[alt=quay]');
    await tab.hover('h1');
    await tab.hover('img[alt=quay]');
    expect(await html()).toBe(before);
    await highlight(tab, 'Paragraph 1: the ferry');
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 1: the ferry'] });
    await tab.hover('h1');
    await tab.hover('img[alt=quay]');
    await tab.waitForSelector('cuttings-annotator');
    await tab.close();
  });

  it('are highlighted by the button that comes in their corner, framed in the colour’s own strokes, and left as they were', async () => {
    const { tab, html, before } = await openAnnotated('/pointer');
    await highlight(tab, 'Paragraph 1: the ferry');
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 1: the ferry'] });
    await openByButton(tab);
    await tab.keyboard.press('Enter');
    await soon(async () => (await stored('/pointer')).length).toBe(2);
    const row = (await stored('/pointer')).find(({ target }) => target.selector[0]?.type === 'CssSelector');
    const url = server.url('/quay.png');
    expect(row?.target.selector).toMatchObject([
      {
        value: `img[data-picture="0"], img[src="${url}"]`,
        picture: { url, alt: 'quay', caption: 'The quay on Tuesday.' },
      },
    ]);
    expect(row?.target.selector[0]?.picture?.hash).toMatch(/^[\da-f]{64}$/);
    await tab.hover('h1');
    await soon(() => frameBeside(tab, 'quay', YELLOW)).toBeGreaterThan(0.95);
    await soon(async () => withoutFrames(await html())).toBe(before);

    await tab.reload();
    expect(await html()).toBe(before);
    await showHighlights(browser, tab);
    await soon(() => frameBeside(tab, 'quay', YELLOW)).toBeGreaterThan(0.95);

    // A click on it leads to its toolbar, whose other colours it can have.
    await tab.click('img[alt=quay]');
    await tabInto(tab);
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('Enter');
    await soon(async () => (await stored('/pointer')).map(({ color }) => color)).toContain('green');
    await soon(() => frameBeside(tab, 'quay', GREEN)).toBeGreaterThan(0.3);
    await soon(() => frameBeside(tab, 'quay', GREEN)).toBeLessThan(0.9);
    await tab.close();
  });

  it('are highlighted by the key when they have the focus, in whatever size they were saved, and stand in the saved copy', async () => {
    const { tab } = await openAnnotated('/keys');
    await tab.focus('a[href="#more"]');
    await sendToPage(library, tab, 'highlightSelection', undefined);
    await soon(async () => (await stored('/keys')).length).toBe(1);
    const [row] = await stored('/keys');
    expect(row?.target.selector[0]?.picture).toMatchObject({
      url: server.url('/boat.png'),
      caption: 'The boat on Tuesday.',
    });
    await soon(() => frameBeside(tab, 'boat', LINES[row?.color ?? ''])).toBeGreaterThan(0.3);
    await tab.waitForFunction(() => document.activeElement?.localName === 'cuttings-annotator');

    const [article] = (await storedRows(library, 'articles')).filter(
      ({ url }) => url === server.url('/keys'),
    );
    const reader = await browser.openExtensionPage(`library.html#/article/${String(article?.id)}`);
    await reader.waitForSelector('article img[alt=boat][data-highlight]');
    await reader.close();
    await tab.close();
  });

  it('are highlighted from the browser’s menu, with which a page is saved that wasn’t', async () => {
    const tab = await browser.newPage(server.url('/menu'));
    if (browser instanceof FirefoxBrowser) {
      await browser.chooseFromMenu(tab, 'img[alt=map]', 'Highlight this picture');
    } else {
      // Chromium's menus are windows of the system: what they send is sent here.
      await showHighlights(browser, tab);
      await sendToPage(library, tab, 'highlightPicture', { url: server.url('/map.png') });
    }
    await soon(async () => (await stored('/menu')).length).toBe(1);
    const [row] = await stored('/menu');
    expect(row?.target.selector[0]?.value).toBe(
      `img[data-picture="2"], img[src="${server.url('/map.png')}"]`,
    );
    await soon(() => frameBeside(tab, 'map', LINES[row?.color ?? ''])).toBeGreaterThan(0.3);
    await tab.close();
  });

  it('have their frames follow them, behind what the page puts over them', async () => {
    const { tab } = await openAnnotated('/moving');
    await addHighlight('/moving', 0, 'quay', 'yellow');
    await sendToPage(library, tab, 'libraryChanged', undefined);
    await soon(() => frameBeside(tab, 'quay', YELLOW)).toBeGreaterThan(0.95);
    await tab.evaluate(() => {
      const ad = document.querySelector<HTMLElement>('#ad');
      if (ad) ad.style.height = '137px';
    });
    await soon(() => frameBeside(tab, 'quay', YELLOW)).toBeGreaterThan(0.95);
    // Half of the picture is under the head of the page now.
    await tab.$eval('img[alt=quay]', (image) => {
      scrollBy(0, image.getBoundingClientRect().top + 150);
    });
    const head = await tab.screenshot({ encoding: 'base64', clip: await headClip(tab) });
    await tab.evaluate(() => {
      document.querySelector('cuttings-pictures')?.remove();
    });
    expect(await tab.screenshot({ encoding: 'base64', clip: await headClip(tab) })).toBe(head);
    await tab.close();
  });

  it('are highlighted once, and where they are shown, when the page has them twice', async () => {
    const { tab } = await openAnnotated('/twice');
    const url = server.url('/quay.png');
    await Promise.all([1, 2].map(() => sendToPage(library, tab, 'highlightPicture', { url })));
    const [row, ...others] = await stored('/twice');
    expect(others).toEqual([]);
    await soon(() => frameBeside(tab, 'quay', LINES[row?.color ?? ''])).toBeGreaterThan(0.3);
    await sendToPage(library, tab, 'highlightPicture', { url });
    expect(await stored('/twice')).toHaveLength(1);
    await tab.close();
  });

  it('have the toolbar of their highlight beside any copy that the page has of them', async () => {
    const { tab } = await openAnnotated('/copies');
    await sendToPage(library, tab, 'highlightPicture', { url: server.url('/quay.png') });
    const [row] = await stored('/copies');
    await soon(() => frameBeside(tab, 'quay', LINES[row?.color ?? ''])).toBeGreaterThan(0.3);
    await tab.keyboard.press('Escape');
    await soon(() => tab.$('cuttings-annotator')).toBeNull();
    await tab.click('img[alt=copy]');
    await tab.waitForSelector('cuttings-annotator');
    const isBeside = () =>
      tab.$eval('img[alt=copy]', (image) => {
        const { top, bottom, left, right } = image.getBoundingClientRect();
        const points = [top - 25, bottom + 25].map((y) => document.elementFromPoint((left + right) / 2, y));
        return points.some((element) => element?.localName === 'cuttings-annotator');
      });
    await soon(isBeside).toBe(true);
    // It stays there when the page changes, and is that of the highlight: it deletes it.
    await sendToPage(library, tab, 'libraryChanged', undefined);
    expect(await isBeside()).toBe(true);
    await tabInto(tab);
    await tab.keyboard.press('End');
    await tab.keyboard.press('ArrowLeft');
    await tab.keyboard.press('Enter');
    await soon(() => stored('/copies')).toEqual([]);
    await tab.close();
  });

  it('have no frame while the page makes them unseen', async () => {
    const { tab } = await openAnnotated('/unseen');
    await addHighlight('/unseen', 0, 'quay', 'yellow');
    await sendToPage(library, tab, 'libraryChanged', undefined);
    for (const style of ['opacity: 0', 'visibility: hidden']) {
      await soon(() => frameBeside(tab, 'quay', YELLOW)).toBeGreaterThan(0.95);
      await setStyle(tab, style);
      await soon(() => frameBeside(tab, 'quay', YELLOW)).toBe(0);
      await setStyle(tab, '');
    }
    await tab.close();
  });

  it('have no button where something else lies over them, and are highlighted by the key when it has opened their toolbar', async () => {
    const { tab } = await openAnnotated('/covered');
    await highlight(tab, 'Paragraph 1: the ferry');
    await soon(async () => Object.values(await drawn(tab))).toEqual([['Paragraph 1: the ferry']]);
    const corner = await hoverQuay(tab);
    await soon(() => isOurs(tab, corner)).toBe(true);
    await tab.evaluate(() => {
      const consent = document.createElement('dialog');
      consent.open = true;
      consent.style.cssText = 'position: fixed; inset: 0; z-index: 9; width: 100vw; height: 100vh';
      document.body.append(consent);
    });
    await tab.mouse.move(corner.x - 200, corner.y + 90);
    await soon(() => isOurs(tab, corner)).toBe(false);
    await tab.$eval('dialog', (consent) => {
      consent.remove();
    });
    if (!(browser instanceof FirefoxBrowser)) {
      // Firefox's driver keeps the mouse in the window.
      await hoverQuay(tab);
      await soon(() => isOurs(tab, corner)).toBe(true);
      await tab.mouse.move(-10, -10);
      await soon(() => isOurs(tab, corner)).toBe(false);
    }
    await openByButton(tab);
    await sendToPage(library, tab, 'highlightSelection', undefined);
    await soon(async () => (await stored('/covered')).length).toBe(2);
    await tab.close();
  });

  it('are listed in the panel where they stand, and are gone to from there', async () => {
    const { tab } = await openAnnotated('/panel');
    await addHighlight('/panel', 2, 'map', 'green');
    await addHighlight('/panel', 9, 'gone', 'green');
    const panel = await openPanel(browser, tab);
    await panel.waitForExpression(`document.querySelectorAll('[data-annotation-id]').length === 2`);
    await panel.waitForExpression(`document.querySelector('[data-state=exact]') !== null`);
    await soon(() => panel.text('[data-annotation-id]:last-child')).toContain('Marked in the saved copy');
    await panel.click('[data-annotation-id] [data-quote]');
    await tab.waitForFunction(() => {
      const { top, bottom } =
        document.querySelector('img[alt=map]')?.getBoundingClientRect() ?? new DOMRect();
      return top >= 0 && bottom <= innerHeight;
    });
    await soon(() => frameBeside(tab, 'map', GREEN)).toBeGreaterThan(0.3);
    await panel.close();
    await tab.close();
  });
});

/** The corner of a picture where its button comes, with the pointer on the picture. */
async function hoverQuay(tab: Page): Promise<{ x: number; y: number }> {
  await tab.$eval('img[alt=quay]', (image) => {
    image.scrollIntoView({ block: 'center' });
  });
  await tab.mouse.move(20, 300);
  await tab.hover('img[alt=quay]');
  return tab.$eval('img[alt=quay]', (image) => {
    const { right, top } = image.getBoundingClientRect();
    return { x: right - 20, y: top + 20 };
  });
}

const isOurs = (tab: Page, at: { x: number; y: number }): Promise<boolean> =>
  tab.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.localName === 'cuttings-annotator', at);

async function openByButton(tab: Page): Promise<void> {
  const corner = await hoverQuay(tab);
  await soon(() => isOurs(tab, corner)).toBe(true);
  await tab.mouse.click(corner.x, corner.y);
  await tab.waitForFunction(() => document.activeElement?.localName === 'cuttings-annotator');
}

/** Gives what is around a picture a style, of which the page's next move tells. */
async function setStyle(tab: Page, style: string): Promise<void> {
  await tab.$eval(
    'img[alt=quay]',
    ({ parentElement }, its) => {
      if (parentElement) parentElement.style.cssText = `margin: 40px 60px; ${its}`;
      dispatchEvent(new Event('resize'));
    },
    style,
  );
}

const headClip = (tab: Page) =>
  tab.evaluate(() => {
    const { left, top, width, height } =
      document.querySelector('header')?.getBoundingClientRect() ?? new DOMRect();
    return { x: left + scrollX, y: top + scrollY, width: Math.min(width, 400), height };
  });
