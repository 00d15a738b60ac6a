import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import { ferryPage } from './support/ferry-page.ts';
import { FirefoxBrowser } from './support/firefox.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { drawn } from './support/marked-page.ts';
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
      '/ferry': { body: ferryPage() },
      '/tabs/1': { body: storyTab(1) },
      '/tabs/2': { body: storyTab(2) },
      '/links': {
        body: `<!doctype html><meta charset="utf-8"><title>Links</title><p><a id="japanese" href="${japanese.path}">Lanterns</a>
          <p><a id="one" href="http://one.example/story">One to read</a> <p><a id="two" href="http://two.example/story">Two</a>`,
      },
    },
  });
  const launched = await freshBrowser('firefox');
  if (!(launched instanceof FirefoxBrowser)) throw new Error('this test is for Firefox');
  browser = launched;
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

function storyTab(number: number): string {
  const paragraph =
    '<p>The ferry has crossed this river for two hundred years, in fog and in flood, and once in snow.</p>';
  const title = `Tab ${String(number)} of the ferry`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><article><h1>${title}</h1>${paragraph.repeat(8)}</article>`;
}

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
    await soon(() => rows('annotations')).toHaveLength(1);
    expect(JSON.stringify(await rows('annotations'))).toContain(chinese.quote);
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

    await page.bringToFront();
    await browser.chooseFromMenu(page, '#two', 'Save this link');
    await soon(() => rows('articles')).toContainEqual(
      expect.objectContaining({ url: 'http://two.example/story', versionId: null }),
    );
    expect(await browser.isAsking()).toBe(false);
  });

  it('highlights the selection by its key, and saves the page with it; the panel opens by another', async () => {
    const library = await browser.openExtensionPage('library.html');
    const page = await browser.newPage(server.url('/ferry'));
    await page.evaluate(() => {
      const text = document.querySelector('p')?.firstChild;
      if (text) getSelection()?.setBaseAndExtent(text, 0, text, 22);
    });
    await browser.pressAltShift(page, 'M');
    await soon(async () => (await storedRows(library, 'articles')).map(({ title }) => title)).toContain(
      'The last ferry',
    );
    await soon(() => drawn(page)).toMatchObject({ 'focused-yellow': ['Paragraph 1: the ferry'] });
    // The toolbar of the new highlight has the focus: another colour is a key away.
    await page.waitForFunction(() => document.activeElement?.localName === 'cuttings-annotator');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await soon(() => drawn(page)).toEqual({ green: ['Paragraph 1: the ferry'] });

    await browser.pressAltShift(page, 'J');
    const panel = await browser.openedPanel();
    expect(await panel.text('[data-annotation-id] q')).toBe('Paragraph 1: the ferry');
    await panel.close();
    await library.close();
  });

  // The last one: the browser then asks for nothing more.
  it('saves the selected tabs, all of them', async () => {
    const before = (await rows('articles')).length;
    const tabs = [await browser.newPage(server.url('/tabs/1')), await browser.newPage(server.url('/tabs/2'))];
    await browser.chooseFromTabMenu(tabs, 'Save the selected tabs');
    await browser.answerPrompt('yes');
    for (const number of ['1', '2']) {
      await soon(() => rows('articles')).toContainEqual(
        expect.objectContaining({
          title: `Tab ${number} of the ferry`,
          versionId: expect.any(String) as string,
        }),
      );
    }
    expect(await rows('articles')).toHaveLength(before + 2);
    for (const tab of tabs) await tab.close();
  });
});
