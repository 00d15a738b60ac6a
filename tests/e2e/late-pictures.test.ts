import type { ServerResponse } from 'node:http';

import { afterAll, beforeAll, it } from 'vitest';

import { picture } from '../fixtures/samples/picture.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { paragraphs } from './support/ferry-page.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { readerPage } from './support/reader-page.ts';
import { savedArticles } from './support/saved-articles.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

let browser: ExtensionBrowser;
let server: TestServer;
/** Those who wait for the picture; null when it is there for all. */
let waiting: ServerResponse[] | null = [];

beforeAll(async () => {
  const route = (response: ServerResponse): void => {
    if (waiting) waiting.push(response);
    else send(response);
  };
  server = await startServer({
    routes: {
      '/note': latePage('/note'),
      '/note.png': route,
      '/button': latePage('/button'),
      '/button.png': route,
    },
  });
  browser = await freshBrowser(browserName);
});

function latePage(path: string): { body: string } {
  return {
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The last ferry</title></head><body>
      <article><h1>The last ferry</h1>${paragraphs(1, 3)}<figure><img src="${path}.png" width="640" height="400" alt="The boat">
      </figure>${paragraphs(4, 6)}</article></body></html>`,
  };
}

function send(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'image/png' }).end(picture(640, 400, [90, 120, 150]));
}

function letThrough(): void {
  for (const response of waiting ?? []) send(response);
  waiting = null;
}

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

it(`what is being written in ${browserName} isn’t disturbed by a picture that arrives late`, async () => {
  const { page, waitForPictures } = await readerOf('/note');
  await page.focus(NOTE);
  await page.keyboard.type('What of ');
  letThrough();
  await waitForPictures(1);
  await page.keyboard.type('the ferry?');
  await soon(() => page.$eval(NOTE, (field) => field.value)).toBe('What of the ferry?');
  await page.close();
});

it(`a button in ${browserName} keeps the focus when a picture arrives late`, async () => {
  const { page, waitForPictures } = await readerOf('/button');
  await page.focus(TOGGLE);
  letThrough();
  await waitForPictures(1);
  await soon(() => page.$eval(TOGGLE, (button) => button === document.activeElement)).toBe(true);
  await page.close();
});

const NOTE = 'aside textarea';
const TOGGLE = 'header button:has(+ progress)';

/** The reader on a page whose picture is still awaited, with its panel open. */
async function readerOf(path: string): Promise<Awaited<ReturnType<typeof readerPage>>> {
  waiting = [];
  const library = await browser.openExtensionPage('library.html');
  const tab = await browser.newPage(server.url(path), 'domcontentloaded');
  const popup = await browser.clickToolbar(tab);
  await popup.waitFor('[data-saved=created]');
  const article = await savedArticles(library, server).articleAt(path);
  const reader = await readerPage(
    await browser.openExtensionPage(`library.html#/article/${String(article?.id)}`),
  );
  await reader.page.locator(TOGGLE).click();
  await reader.page.waitForSelector(NOTE);
  return reader;
}
