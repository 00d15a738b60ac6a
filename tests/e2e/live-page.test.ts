import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { picture } from '../fixtures/samples/picture.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { paragraphs, SENTENCE } from './support/ferry-page.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { readerPage } from './support/reader-page.ts';
import { savedArticles } from './support/saved-articles.ts';
import { type Route, startServer, type TestServer } from './support/server.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;

beforeAll(async () => {
  server = await startServer({ routes: routes() });
  browser = await freshBrowser(browserName);
  library = await browser.openExtensionPage('library.html');
  for (const path of Object.keys(PICTURES)) {
    const tab = await browser.newPage(server.url(path));
    const popup = await browser.clickToolbar(tab);
    await popup.waitFor('[data-saved=created]');
    const count = String(PICTURES[path]);
    await popup.waitForExpression(
      `document.querySelector('[data-receipt]').innerText.includes('${count} of ${count} picture')`,
    );
    await popup.close();
    await tab.close();
  }
  await server.close();
});

afterAll(async () => {
  await closeBrowser(browser);
});

/** How many pictures the article at each path has. */
const PICTURES: Record<string, number> = { '/framed': 2, '/frameset': 2, '/background': 2 };

/** What the reader shows of a saved page, when all its pictures are there. */
async function readOf(path: string): Promise<{ text: string; sizes: number[]; byline: unknown }> {
  const article = await savedArticles(library, server).articleAt(path);
  const { page, text, waitForPictures } = await readerPage(
    await browser.openExtensionPage(`library.html#/article/${String(article?.id)}`),
  );
  await waitForPictures(PICTURES[path] ?? 0);
  const sizes = await page.$$eval('article img', (images) => images.map(({ naturalWidth }) => naturalWidth));
  const read = { text: await text(), sizes, byline: article?.byline };
  await page.close();
  return read;
}

describe(`a page as ${browserName} shows it, with its server gone`, () => {
  it('has the text and pictures of frames of its own origin, and of no others, and the author of the story', async () => {
    const { text, sizes, byline } = await readOf('/framed');
    expect(byline).toEqual(['Ann Miller']);
    expect(text.match(/Paragraph \d|[A-Z]\w+ frame/g)).toEqual([
      'Paragraph 1',
      'Paragraph 2',
      'Paragraph 3',
      'Nested frame',
      'Paragraph 4',
      'Paragraph 5',
      'Paragraph 6',
    ]);
    expect(sizes).toEqual([640, 480]);
  });

  it('has the picture that a style sheet sets under the headline, once, and no decoration', async () => {
    const { text, sizes } = await readOf('/background');
    expect(text.match(/Paragraph \d/g)).toHaveLength(6);
    expect(text).toContain('The ferry at dawn');
    expect(sizes).toEqual([640, 480]);
  });

  it('has those of a document of frames', async () => {
    const { text, sizes, byline } = await readOf('/frameset');
    expect(byline).toEqual(['Ann Miller']);
    expect(text.match(/Paragraph \d|[A-Z]\w+ frame/g)).toHaveLength(7);
    expect(sizes).toEqual([640, 480]);
  });
});

function routes(): Record<string, Route> {
  const png = (width: number): Route => ({
    body: picture(width, 400, [90, 120, 150]),
    headers: { 'content-type': 'image/png' },
  });
  const said = (frame: string) => `<p>${frame} frame: ${SENTENCE}</p>`;
  return {
    '/framed': {
      body: html(`<meta name="author" content="Bob Page"><header><a href="/">Courier</a></header>
        <iframe src="/texts/story.html" style="width: 640px; height: 900px"></iframe>
        <iframe src="/hidden" style="display: none"></iframe>
        <iframe src="/tiny" width="1" height="1"></iframe>
        <iframe src="/away" width="600" height="300"></iframe>
        <footer>All rights reserved</footer>`),
    },
    '/frameset': {
      body: `<!doctype html><html lang="en"><head><title>The last ferry</title></head>
        <frameset cols="20%,*"><frame src="/menu"><frame src="/texts/story.html"></frameset></html>`,
    },
    '/background': {
      body: html(`<style>
          .photo { height: 360px; background: linear-gradient(transparent, black), url(/texts/boat.png) center / cover }
          header { height: 200px; background: url(/texts/paper.png) }
          .mark { width: 320px; height: 160px; background: url(/texts/mark.png) no-repeat }
        </style><header>Courier</header>
        <article><h1>The last ferry</h1><div class="mark"></div>
        <div class="top"><div class="photo"></div><p class="caption">The ferry at dawn</p></div>
        ${paragraphs(1, 3)}<figure><img src="/texts/dog.png" alt=""></figure>${paragraphs(4, 6)}</article>`),
    },
    '/menu': { body: html('<a href="/">Home</a> <a href="/boats">Boats</a>') },
    '/texts/story.html': {
      body: html(`<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Ann Miller"}}</script>
        <h1>The last ferry</h1>${paragraphs(1, 3)}
        <figure><img src="boat.png" alt=""><figcaption>The boat</figcaption></figure>
        <iframe style="width: 600px; height: 500px" srcdoc="${said('Nested')}<figure><img src='dog.png' alt=''><figcaption>The dog</figcaption></figure>"></iframe>
        ${paragraphs(4, 6)}`),
    },
    '/texts/boat.png': png(640),
    '/texts/dog.png': png(480),
    '/texts/paper.png': png(400),
    '/texts/mark.png': png(300),
    '/hidden': { body: html(said('Hidden')) },
    '/tiny': { body: html(said('Tiny')) },
    // Another origin is this machine by another name.
    '/away': (response, request) => {
      response
        .writeHead(302, { location: `http://localhost:${String(request.socket.localPort)}/other` })
        .end();
    },
    '/other': { body: html(said('Other')) },
  };
}

function html(body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The last ferry</title></head><body>${body}</body></html>`;
}
