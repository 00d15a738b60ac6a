import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { FirefoxBrowser } from './support/firefox.ts';
import { launchExtension } from './support/launch-extension.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const [english, chinese, , japanese, arabic] = samples;
if (!english || !chinese || !japanese || !arabic) throw new Error('no samples');

let browser: FirefoxBrowser;
let server: TestServer;

beforeAll(async () => {
  server = await startServer({
    mounts: sampleMounts('tests/fixtures/samples'),
    routes: {
      '/links': {
        body: `<!doctype html><meta charset="utf-8"><title>Links</title><p><a id="japanese" href="${japanese.path}">Lanterns</a>
          <p><a id="one" href="http://one.example/story">One to read</a> <p><a id="two" href="http://two.example/story">Two</a>`,
      },
    },
  });
  const launched = await launchExtension({ browser: 'firefox' });
  if (!(launched instanceof FirefoxBrowser)) throw new Error('this test is for Firefox');
  browser = launched;
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function rows(store: 'articles' | 'annotations'): Promise<Record<string, unknown>[]> {
  const library = await browser.openExtensionPage('library.html');
  const all = await storedRows(library, store);
  await library.close();
  return all;
}

// Only Firefox's menus and keys can be reached from outside; Chromium's are windows of the system.
describe('without the toolbar button', () => {
  it('saves by the menu on the page', async () => {
    const page = await browser.newPage(server.url(english.path));
    await browser.chooseFromMenu(page, 'h1', 'Save this article');
    const popup = await browser.openedPopup();
    await popup.waitFor('[data-saved=created]');
    await popup.close();
    expect(await rows('articles')).toMatchObject([{ title: english.title }]);
    expect(await rows('annotations')).toEqual([]);
  });

  it('saves by the menu on a selection, and highlights it', async () => {
    const page = await browser.newPage(server.url(chinese.path));
    await page.evaluate((quote: string) => {
      const paragraph = [...document.querySelectorAll('p')].find((one) => one.innerText.includes(quote));
      if (paragraph) paragraph.id = 'chosen';
    }, chinese.quote);
    await page.click('#chosen', { count: 3 });
    await browser.chooseFromMenu(page, '#chosen', 'Save and highlight the selection');
    const popup = await browser.openedPopup();
    await popup.waitFor('[data-saved=created]');
    await popup.close();
    expect(await rows('articles')).toHaveLength(2);
    const [annotation, ...others] = await rows('annotations');
    expect(others).toEqual([]);
    expect(JSON.stringify(annotation)).toContain(chinese.quote);
  });

  it('saves by its key', async () => {
    await browser.pressAltShift(await browser.newPage(server.url(arabic.path)), 'K');
    const popup = await browser.openedPopup();
    await popup.waitFor('[data-saved=created]');
    await popup.close();
    expect(await rows('articles')).toHaveLength(3);
  });

  it('opens the library by its key', async () => {
    await browser.pressAltShift(await browser.newPage(server.url(english.path)), 'U');
    const library = await browser.waitForExtensionPage('library.html');
    await library.waitForSelector('[data-article-id]');
    await library.close();
  });

  it('reads a saved link in the background where the reader allows it', async () => {
    const page = await browser.newPage(server.url('/links'));
    await browser.chooseFromMenu(page, '#japanese', 'Save this link');
    expect(await browser.answerPrompt('yes')).toContain('127.0.0.1');
    await soon(() => rows('articles')).toContainEqual(
      expect.objectContaining({ url: server.url(japanese.path), title: japanese.title }),
    );
  });

  it('keeps a link before it asks for access, and asks no more when the reader said no', async () => {
    const page = await browser.newPage(server.url('/links'));
    await browser.chooseFromMenu(page, '#one', 'Save this link');
    const kept = { title: 'One to read', url: 'http://one.example/story', versionId: null };
    await soon(() => rows('articles')).toContainEqual(expect.objectContaining(kept));
    expect(await browser.answerPrompt('no')).toContain('one.example');
    await soon(async () => (await rows('articles')).length).toBe(5);

    await page.bringToFront();
    await browser.chooseFromMenu(page, '#two', 'Save this link');
    await soon(() => rows('articles')).toContainEqual(
      expect.objectContaining({ url: 'http://two.example/story', versionId: null }),
    );
    expect(await browser.isAsking()).toBe(false);
  });
});
