import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser, Popup } from './support/extension-browser.ts';
import { copyWithHosts } from './support/extension-copy.ts';
import { ferryPage } from './support/ferry-page.ts';
import { FirefoxBrowser } from './support/firefox.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { drawn, highlight, showHighlights } from './support/marked-page.ts';
import { openPanel } from './support/open-panel.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { holdAnnotations } from './support/stored.ts';
import { removeTempDir } from './support/temp-dir.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

let browser: ExtensionBrowser;
let server: TestServer;
let extensionDir: string | undefined;

beforeAll(async () => {
  server = await startServer({
    routes: {
      '/ferry': { body: ferryPage() },
      '/other': { body: ferryPage() },
      '/story': { body: withLinks(ferryPage()) },
      '/amp/story-1': { body: withLinks(ferryPage({ inside: '<p>Advertisement</p>' })) },
      '/app': { body: ferryPage().replaceAll('Paragraph', 'Screen') },
    },
  });
  // Chromium's question can't be answered from outside: its answer is given beforehand.
  if (browserName === 'chromium') extensionDir = copyWithHosts(['*://127.0.0.1/*', '*://localhost/*']);
  browser = await freshBrowser(browserName, extensionDir);
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
  if (extensionDir !== undefined) removeTempDir(extensionDir);
});

const withLinks = (page: string): string =>
  page.replace(
    '<title>',
    '<link rel="canonical" href="/story"><link rel="amphtml" href="/amp/story-1"><title>',
  );

const at = (host: string) => `[data-always="${host}"] input`;
const HERE = at('127.0.0.1');
const isOn = (panel: Popup, host = '127.0.0.1') =>
  panel.evaluate(`document.querySelector(${JSON.stringify(at(host))}).checked`);

/** Opens a page until its first highlight is this one: the browser may take a while until it runs our script on a site. */
async function expectByItself(tab: Page, url: string, words: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await tab.goto(url);
        // Drawn a moment after the page has loaded, if at all.
        await tab
          .waitForFunction(() => CSS.highlights.has('cuttings-yellow'), { timeout: 3_000 })
          .catch(() => null);
        return (await drawn(tab)).yellow?.[0];
      },
      { timeout: 60_000 },
    )
    .toBe(words);
}

describe(`highlights that show by themselves in ${browserName}`, () => {
  it('are asked for in the panel, may be refused, and show from then on by themselves', async () => {
    const tab = await browser.newPage(server.url('/ferry'));
    const panel = await openPanel(browser, tab);
    await panel.waitFor('[data-always]');
    await highlight(tab, 'Paragraph 2: the ferry');
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 2: the ferry'] });

    if (browser instanceof FirefoxBrowser) {
      await panel.click(HERE);
      expect(await browser.answerPrompt('no')).toContain('127.0.0.1');
      await panel.waitForExpression(
        `document.querySelector('fieldset [role=status]').innerText.includes('Not allowed')`,
      );
      expect(await isOn(panel)).toBe(false);
      await tab.reload();
      expect(await drawn(tab)).toEqual({});
      // All else works as before.
      await showHighlights(browser, tab);
      await highlight(tab, 'Paragraph 4: the ferry');
      await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 2: the ferry', 'Paragraph 4: the ferry'] });
    }

    await panel.click(HERE);
    if (browser instanceof FirefoxBrowser) await browser.answerPrompt('yes');
    await soon(() => isOn(panel)).toBe(true);
    await panel.close();

    await expectByItself(tab, server.url('/ferry?utm_source=mail'), 'Paragraph 2: the ferry');
    // A page that isn't saved is left alone.
    const other = await browser.newPage(server.url('/other'));
    await other.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('selectionchange', resolve, { once: true });
          getSelection()?.selectAllChildren(document.body);
        }),
    );
    expect(await other.$('cuttings-annotator')).toBeNull();
  });

  it('go on showing on a site when another is added, and show there too', async () => {
    const there = server.url('/other').replace('127.0.0.1', 'localhost');
    const tab = await browser.newPage(there);
    const panel = await openPanel(browser, tab);
    await panel.waitFor('[data-always]');
    await highlight(tab, 'Paragraph 3: the ferry');
    await panel.waitFor(at('localhost'));
    await panel.click(at('localhost'));
    if (browser instanceof FirefoxBrowser) await browser.answerPrompt('yes');
    await soon(() => isOn(panel, 'localhost')).toBe(true);
    await panel.close();
    await expectByItself(tab, there, 'Paragraph 3: the ferry');
    await expectByItself(tab, server.url('/ferry'), 'Paragraph 2: the ferry');
  });

  it('let what was selected before the library has answered be marked', async () => {
    const library = await browser.openExtensionPage('library.html');
    const tab = await browser.newPage(server.url('/other'));
    await holdAnnotations(library);
    await tab.goto(server.url('/ferry'));
    await tab.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('selectionchange', resolve, { once: true });
          const paragraph = document.querySelector('.story p');
          if (paragraph) getSelection()?.selectAllChildren(paragraph);
        }),
    );
    expect(await tab.$('cuttings-annotator')).toBeNull();
    await library.evaluate('releaseAnnotations()');
    await tab.waitForSelector('cuttings-annotator');
    await tab.close();
    await library.close();
  });

  it('show at the other addresses of a page, and when the reader comes to it within another', async () => {
    const tab = await browser.newPage(server.url('/story'));
    await showHighlights(browser, tab);
    await highlight(tab, 'Paragraph 5: the ferry');
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 5: the ferry'] });
    await tab.goto(server.url('/amp/story-1'));
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 5: the ferry'] });
    await tab.goto(server.url('/app'));
    await tab.evaluate(() => {
      history.pushState(null, '', '/story');
      for (const one of document.querySelectorAll('p'))
        one.textContent = one.textContent.replace('Screen', 'Paragraph');
    });
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 5: the ferry'] });
    await tab.close();
  });
});
