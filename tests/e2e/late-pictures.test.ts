import type { ServerResponse } from 'node:http';

import { afterAll, beforeAll, it } from 'vitest';

import { picture } from '../fixtures/samples/picture.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { paragraphs } from './support/ferry-page.ts';
import { launchExtension } from './support/launch-extension.ts';
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
  server = await startServer({
    routes: {
      '/late': {
        body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The last ferry</title></head><body>
          <article><h1>The last ferry</h1>${paragraphs(1, 3)}<figure><img src="/late.png" width="640" height="400" alt="The boat">
          </figure>${paragraphs(4, 6)}</article></body></html>`,
      },
      '/late.png': (response) => {
        if (waiting) waiting.push(response);
        else send(response);
      },
    },
  });
  browser = await launchExtension({ browser: browserName });
});

function send(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'image/png' }).end(picture(640, 400, [90, 120, 150]));
}

function letThrough(): void {
  for (const response of waiting ?? []) send(response);
  waiting = null;
}

afterAll(async () => {
  await browser.close();
  await server.close();
});

it(`what is being written in ${browserName} isn’t disturbed by a picture that arrives late`, async () => {
  const library = await browser.openExtensionPage('library.html');
  const tab = await browser.newPage(server.url('/late'), 'domcontentloaded');
  const popup = await browser.clickToolbar(tab);
  await popup.waitFor('[data-saved=created]');
  const article = await savedArticles(library, server).articleAt('/late');
  const { page, waitForPictures } = await readerPage(
    await browser.openExtensionPage(`library.html#/article/${String(article?.id)}`),
  );
  const NOTE = 'aside textarea';
  await page.click('header button:has(+ progress)');
  await page.waitForSelector(NOTE);
  await page.focus(NOTE);
  await page.keyboard.type('What of ');
  letThrough();
  await waitForPictures(1);
  await page.keyboard.type('the ferry?');
  await soon(() => page.$eval(NOTE, (field) => field.value)).toBe('What of the ferry?');
  await page.close();
});
