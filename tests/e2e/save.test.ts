import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  clobberedFormsPage,
  fortyPicturesPage,
  largePage,
  noPicturesPage,
  notAnArticlePage,
  strictCspPage,
} from '../fixtures/samples/hostile-pages.ts';
import { picture } from '../fixtures/samples/picture.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser, Popup } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { type Route, startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

/** One empty page: readers mend the missing table of places. */
const BLANK_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

let browser: ExtensionBrowser;
let server: TestServer;
/** Answered when a test says so: a picture server that takes its time. */
let letPictureGo = (): void => undefined;

beforeAll(async () => {
  const strict = strictCspPage();
  const routes: Record<string, Route> = {
    '/clobbered': { body: clobberedFormsPage() },
    '/strict-csp': { body: strict.html, headers: strict.headers },
    '/large': { body: largePage() },
    '/no-pictures': { body: noPicturesPage() },
    '/vast': { body: noPicturesPage().replace('</body>', `${'<i>x</i> '.repeat(300_000)}</body>`) },
    '/book': {
      body: noPicturesPage().replace(
        '</p>',
        `</p>${'<p>A line of a book that goes on for longer than anybody would want to wait for it.</p>'.repeat(61_000)}`,
      ),
    },
    '/forty': { body: fortyPicturesPage() },
    '/not-an-article': { body: notAnArticlePage() },
    '/empty': { body: '<!doctype html><title>Nothing</title><div></div>' },
    '/leaves': { body: `<script>location.protocol = 'https:'</script>` },
    '/notes.txt': { body: 'Plain words.', headers: { 'content-type': 'text/plain' } },
    '/report.pdf': { body: BLANK_PDF, headers: { 'content-type': 'application/pdf' } },
    '/slow-picture': {
      body: noPicturesPage().replace(
        '<p>',
        '<figure><img src="/slow.png" width="600" height="400" alt="Slow"></figure><p>',
      ),
    },
    '/slow.png': async (response) => {
      await new Promise<void>((resolve) => {
        letPictureGo = resolve;
      });
      response.writeHead(200, { 'content-type': 'image/png' });
      response.end(picture(600, 400, [90, 120, 150]));
    },
  };
  for (let n = 1; n <= 40; n += 1) {
    routes[`/picture/${String(n)}.png`] = {
      body: picture(480, 320, [n * 5, 120, 200 - n]),
      headers: { 'content-type': 'image/png' },
    };
  }
  server = await startServer({ routes });
  browser = await freshBrowser(browserName);
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

async function openPopup(path: string): Promise<Popup> {
  // Not `load`: a reader doesn't wait for the last picture either.
  return browser.clickToolbar(await browser.newPage(server.url(path), 'domcontentloaded'));
}

/** Articles saved from one page of the server. */
async function articlesOf(path: string): Promise<Record<string, unknown>[]> {
  const library = await browser.openExtensionPage('library.html');
  const rows = await storedRows(library, 'articles');
  await library.close();
  return rows.filter(({ url, deletedAt }) => url === server.url(path) && deletedAt === null);
}

describe(`saving in ${browserName}`, () => {
  it('saves an article without pictures and says so', async () => {
    const popup = await openPopup('/no-pictures');
    await popup.waitFor('[data-saved=created]');
    expect(await popup.text('main')).toMatch(/Saved[\s\S]*words[\s\S]*no pictures/);
    expect(await articlesOf('/no-pictures')).toMatchObject([{ picturesFound: 0, source: 'article' }]);
  });

  it('shows the saved state, not a second copy, when the popup opens there again', async () => {
    const popup = await openPopup('/no-pictures');
    await popup.waitFor('[data-saved=known]');
    expect(await articlesOf('/no-pictures')).toHaveLength(1);
  });

  it('keeps tags and note typed in the popup, by keyboard only', async () => {
    const popup = await openPopup('/no-pictures');
    await popup.waitFor('[data-saved]');
    await popup.waitForExpression(`document.activeElement?.matches('input')`);
    await popup.type('sea\n港口\n');
    await popup.waitForExpression(`document.querySelector('main').innerText.includes('港口')`);
    await popup.evaluate(`(document.querySelector('textarea').focus(), true)`);
    await popup.type('For the story on 渡輪');
    await popup.waitForExpression(`document.querySelector('textarea').value.endsWith('渡輪')`);
    await popup.close();
    await soon(() => articlesOf('/no-pictures')).toMatchObject([
      { tags: ['sea', '港口'], note: 'For the story on 渡輪' },
    ]);
  });

  it('takes a save back', async () => {
    const popup = await openPopup('/no-pictures?page=undo');
    await popup.waitFor('[data-saved=created]');
    await popup.click('header button');
    await popup.waitFor('[data-undone]');
    expect(await articlesOf('/no-pictures?page=undo')).toEqual([]);
  });

  it('keeps all of forty pictures', async () => {
    const popup = await openPopup('/forty');
    await popup.waitForExpression(
      `/40 of 40 pictures(?! so far)/.test(document.querySelector('main').innerText)`,
    );
    expect(await articlesOf('/forty')).toMatchObject([{ picturesKept: 40, picturesFound: 40 }]);
  });

  it('saves a page whose forms hide cloneNode and the like', async () => {
    const popup = await openPopup('/clobbered');
    await popup.waitFor('[data-saved=created]');
    expect(await articlesOf('/clobbered')).toMatchObject([{ source: 'article' }]);
  });

  it('saves the article of a page of 300,000 elements', async () => {
    const popup = await openPopup('/vast');
    await popup.waitFor('[data-saved=created]', 90_000);
    expect(await articlesOf('/vast')).toMatchObject([{ source: 'article' }]);
  });

  it('says that a page with too much on it cannot be saved in one piece', async () => {
    const popup = await openPopup('/book');
    await popup.waitFor('[data-failure=too-large]');
    expect(await popup.text('main')).toContain('then save again');
    expect(await articlesOf('/book')).toEqual([]);
  });

  it('saves a page under a strict policy with its pictures', async () => {
    const popup = await openPopup('/strict-csp');
    await popup.waitFor('[data-saved=created]');
    await soon(() => articlesOf('/strict-csp')).toMatchObject([{ picturesFound: 1, picturesKept: 1 }]);
  });

  it('saves a page of 50,000 nodes', async () => {
    const popup = await openPopup('/large');
    await popup.waitFor('[data-saved=created]', 60_000);
    expect(await articlesOf('/large')).toHaveLength(1);
  });

  it('saves the text of a page that is no article, and says so', async () => {
    const popup = await openPopup('/not-an-article');
    await popup.waitFor('[data-saved=created]');
    expect(await popup.text('main')).toContain('No article was found');
    expect(await articlesOf('/not-an-article')).toMatchObject([{ source: 'page' }]);
  });

  it('says that a page without text cannot be saved', async () => {
    const popup = await openPopup('/empty');
    await popup.waitFor('[data-failure=empty]');
    expect(await articlesOf('/empty')).toEqual([]);
  });

  it('says at once why a page of the browser cannot be saved', async () => {
    const page = await browser.openExtensionPage('library.html');
    const popup = await browser.clickToolbar(page);
    await popup.waitFor('[data-failure=restricted]');
    expect(await popup.text('main')).toContain('Browsers let no extension read their own pages');
  });

  it.each([
    { what: 'a text file', address: () => server.url('/notes.txt'), words: 'a file, not a web page' },
    { what: 'a PDF', address: () => server.url('/report.pdf'), words: 'PDF files can’t be saved' },
  ])('says why $what cannot be saved', async ({ address, words }) => {
    const popup = await browser.clickToolbar(await browser.newPage(address()));
    await popup.waitFor('[data-failure=restricted]');
    expect(await popup.text('main')).toContain(words);
    await popup.close();
  });

  it('saves a file on the disk', async () => {
    const { href } = pathToFileURL(resolve('tests/fixtures/samples/en-harbour/index.html'));
    const popup = await browser.clickToolbar(await browser.newPage(href));
    await popup.waitFor('[data-saved=created]');
    expect(await popup.text('main')).toContain('harbour ferry');
    await popup.close();
  });

  // Firefox refuses its page of errors in the same words as any page of its own.
  it.runIf(browserName === 'chromium')(
    'says that a page which did not load is not there to be saved',
    async () => {
      const page = await browser.newPage(server.url('/leaves'));
      const popup = await browser.clickToolbar(page);
      await popup.waitFor('[data-failure=restricted]');
      expect(await popup.text('main')).toContain('It didn’t load');
      await popup.close();
    },
  );

  it('commits the text before a slow picture and adds the picture after the popup is closed', async () => {
    const popup = await openPopup('/slow-picture');
    await popup.waitFor('[data-saved=created]');
    expect(await popup.text('main')).toContain('0 of 1');
    await popup.close();
    expect(await articlesOf('/slow-picture')).toMatchObject([{ picturesKept: 0, picturesFound: 1 }]);
    letPictureGo();
    await soon(() => articlesOf('/slow-picture')).toMatchObject([{ picturesKept: 1 }]);
  });

  it('has the article although the popup was closed in the middle of the save', async () => {
    const popup = await openPopup('/large?page=closed');
    // The title stands there from the moment in which the save was asked for.
    await popup.waitForExpression(`document.querySelector('h1')?.innerText`);
    await popup.close();
    await expect.poll(() => articlesOf('/large?page=closed'), { timeout: 60_000 }).toHaveLength(1);
  });
});
