import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';

import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { readerPage } from './support/reader-page.ts';
import { type Route, startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;
/** Lets the third page of the slow article be answered. */
let letGo: () => void = () => undefined;

beforeAll(async () => {
  server = await startServer({ routes: routes() });
  browser = await freshBrowser(browserName);
  library = await browser.openExtensionPage('library.html');
});

afterAll(async () => {
  letGo();
  await closeBrowser(browser);
  await server.close();
});

const articles = () => storedRows(library, 'articles');
const texts = async (): Promise<string[]> =>
  (await storedRows(library, 'texts')).map(({ text }) => String(text));

describe(`an article of several pages in ${browserName}`, () => {
  it('is offered whole, read with the cookies of the reader in the encoding of the site, and joined', async () => {
    const page = await browser.newPage(server.url('/gbk/ferry.html'));
    const popup = await browser.clickToolbar(page);
    await popup.waitFor('[data-pages=offered]');
    expect(await popup.text('[data-pages]')).toContain('2 more pages');
    await popup.click('[data-pages] button');
    await popup.waitFor('[data-pages=added]');
    expect(await popup.text('[data-pages]')).toContain('All 3 pages');
    await popup.close();

    const [article, ...others] = await articles();
    expect(others).toEqual([]);
    expect(article).toMatchObject({ title: '最后一班渡船', pages: 3, url: server.url('/gbk/ferry.html') });
    const [alone, joined] = (await texts()).toSorted((a, b) => a.length - b.length);
    expect(joined?.startsWith(alone ?? '?')).toBe(true);
    for (const part of ['第二页的故事', '第三页的故事']) expect(joined).toContain(part);
    expect(joined).not.toContain('下一页');

    // A later page is known for what it is a part of, and offers nothing.
    await page.goto(server.url('/gbk/ferry_3.html'));
    const later = await browser.clickToolbar(page);
    await later.waitFor('[data-saved=known]');
    await later.waitForExpression(`!document.querySelector('[data-pages]')`);

    const opened = browser.waitForExtensionPage('library.html#/article/');
    await later.click('footer > button:last-child');
    const reader = await readerPage(await opened);
    expect(await reader.page.$eval('article', ({ innerText }) => innerText)).toContain('第三页的故事');
    await reader.page.close();
    await page.close();
  });

  it('is kept up to the page that could not be read, which is named', async () => {
    const page = await browser.newPage(server.url('/broken/ferry'));
    const popup = await browser.clickToolbar(page);
    await popup.waitFor('[data-pages=offered]');
    await popup.click('[data-pages] button');
    await popup.waitFor('[data-pages=cut-short]');
    const words = await popup.text('[data-pages]');
    expect(words).toContain('Page 3 of 4 could not be read: the site answered with error 503.');
    expect(words).toContain('2 pages are kept');
    await popup.close();
    expect(await articles()).toContainEqual(expect.objectContaining({ url: page.url(), pages: 2 }));

    // What is left is offered again, in whatever tab.
    const other = await browser.newPage(page.url());
    const again = await browser.clickToolbar(other);
    await again.waitFor('[data-pages=offered]');
    expect(await again.text('[data-pages]')).toContain('2 more pages');
    await again.close();
    await other.close();
    await page.close();
  });

  it('can be ended while it is read, and then is as it was', async () => {
    const page = await browser.newPage(server.url('/slow/ferry'));
    const popup = await browser.clickToolbar(page);
    await popup.waitFor('[data-pages=offered]');
    await popup.click('[data-pages] button');
    await popup.waitForExpression(
      `document.querySelector('[data-pages=reading]')?.innerText.includes('page 3 of 3')`,
    );
    // It goes on without the popup, and another popup shows it.
    await popup.close();
    const again = await browser.clickToolbar(page);
    await again.waitFor('[data-pages=reading]');
    await again.click('[data-pages] button');
    await again.waitFor('[data-pages=offered]');
    await again.close();
    await soon(articles).toContainEqual(expect.objectContaining({ url: page.url(), pages: 1 }));
    await page.close();
  });
});

/** Three articles over several pages: in Chinese for readers with a cookie, one with a page missing, and a slow one. */
function routes(): Record<string, Route> {
  const chinese =
    (page: number): Route =>
    (response, request) => {
      if (page > 1 && !request.headers.cookie?.includes('reader=yes')) {
        response.writeHead(403).end();
        return;
      }
      response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'reader=yes; Path=/' });
      response.end(encode(chinesePage(page), 'gbk'));
    };
  const english = (path: string, page: number, pages: number): Route => ({
    body: englishPage(path, page, pages),
  });
  return {
    '/gbk/ferry.html': chinese(1),
    '/gbk/ferry_2.html': chinese(2),
    '/gbk/ferry_3.html': chinese(3),
    '/broken/ferry': english('/broken/ferry', 1, 4),
    '/broken/ferry/2': english('/broken/ferry', 2, 4),
    '/broken/ferry/3': { body: '', status: 503 },
    '/slow/ferry': english('/slow/ferry', 1, 3),
    '/slow/ferry/2': english('/slow/ferry', 2, 3),
    '/slow/ferry/3': async (response) => {
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
      response.end();
    },
  };
}

function chinesePage(page: number): string {
  // Only the first page says how it is encoded.
  const charset = page === 1 ? '<meta charset="gbk">' : '';
  const paragraphs = Array.from(
    { length: 6 },
    (_, index) =>
      `<p>第${'一二三'.charAt(page - 1)}页的故事之${String(index + 1)}：渡船在这条河上来往了两百多年，无论大雾还是涨水，村里的人都靠它过河，如今新桥通车，船夫说他并不难过。</p>`,
  ).join('');
  const links = [1, 2, 3].map(
    (one) => `<a href="ferry${one === 1 ? '' : `_${String(one)}`}.html">${String(one)}</a>`,
  );
  const next = page < 3 ? `<a href="ferry_${String(page + 1)}.html">下一页</a>` : '';
  return `<!doctype html><html lang="zh"><head>${charset}<title>最后一班渡船</title></head><body><div class="content">
    <h1>最后一班渡船</h1>${paragraphs}<div class="pages">${links.join(' ')} ${next}</div></div></body></html>`;
}

function englishPage(path: string, page: number, pages: number): string {
  const paragraphs = Array.from(
    { length: 6 },
    (_, index) =>
      `<p>Part ${String(page)}, paragraph ${String(index + 1)}: the ferry has crossed this river for two hundred years, in fog and in flood, and the ferryman says that he is not sad that there is a bridge.</p>`,
  ).join('');
  const links = Array.from(
    { length: pages },
    (_, index) => `<a href="${path}${index === 0 ? '' : `/${String(index + 1)}`}">${String(index + 1)}</a>`,
  ).join(' ');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The last ferry</title></head><body>
    <article><h1>The last ferry</h1>${paragraphs}<p>${links}</p></article></body></html>`;
}

/** Encodes a text in an old encoding of two bytes a character, which the platform only decodes. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Uint8Array.from(
    Array.from(text, (character) => codes.get(character) ?? [character.charCodeAt(0)]).flat(),
  );
}
