import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { ferryPage } from './support/ferry-page.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { clickOn, drawn, highlight, showHighlights, tabInto } from './support/marked-page.ts';
import { sendToPage } from './support/send-to-page.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { spokenControls } from './support/spoken.ts';
import { changeRows, holdAnnotations, storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
// Not so long ago that it is time to forget it.
const GONE = { deletedAt: new Date().toISOString() };
const QUOTE = 'Paragraph 2: the ferry';

let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;

/** So much stands beside the story that reading the page takes a while. */
const BESIDE = `<aside>${'<div><span>Sold</span> <span>out</span></div>'.repeat(12_000)}</aside>`;

beforeAll(async () => {
  server = await startServer({
    routes: {
      '/reloaded': { body: ferryPage({ after: BESIDE }) },
      '/deleted': { body: ferryPage({ after: BESIDE }) },
      '/closed': { body: ferryPage({ after: BESIDE }) },
      '/slow': { body: ferryPage({ after: BESIDE }) },
      '/gone': { body: ferryPage() },
      '/app/one': { body: ferryPage() },
    },
  });
  browser = await freshBrowser(browserName);
  library = await browser.openExtensionPage('library.html');
});

beforeEach(async () => {
  await library.bringToFront();
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

const quotes = async () => {
  const rows = await storedRows(library, 'annotations');
  const live = rows.filter(({ deletedAt }) => deletedAt === null);
  return live.map(({ target }) => (target as { selector: { exact: string }[] }).selector[0]?.exact);
};
const waiting = async () => {
  const rows = await storedRows(library, 'jobs');
  return rows.flatMap(({ highlights }) => (highlights as unknown[] | undefined) ?? []).length;
};

/** Highlights something of a page that isn't saved any more, and that is gone before it can be read. */
async function highlightUnsaved(path: string): Promise<Page> {
  const tab = await browser.newPage(server.url(path));
  await showHighlights(browser, tab);
  await changeRows(library, 'articles', { ...GONE, urlKeys: [] });
  await changeRows(library, 'jobs', { state: 'undone', highlights: [] });
  await highlight(tab, QUOTE);
  // It may be read before we look a second time.
  await expect
    .poll(async () => (await waiting()) + (await quotes()).length, { timeout: 20_000, interval: 5 })
    .toBeGreaterThan(0);
  return tab;
}

/** The same: the page is there, and hasn't been read. A machine that was faster than we are has another try. */
async function highlightUnread(path: string): Promise<Page> {
  const tab = await highlightUnsaved(path);
  if ((await quotes()).length === 0) return tab;
  await changeRows(library, 'annotations', GONE);
  await tab.close();
  return highlightUnread(path);
}

/** The same: the page is closed, and was not read before. */
async function closeUnread(path: string): Promise<void> {
  await (await highlightUnsaved(path)).close();
  await soon(async () => (await storedRows(library, 'jobs')).some(({ state }) => state === 'capturing')).toBe(
    false,
  );
  if ((await quotes()).length === 0) return;
  await changeRows(library, 'annotations', GONE);
  await closeUnread(path);
}

/** Deletes a highlight by its toolbar, in which that comes before the last button. */
async function deleteHighlight(tab: Page, words: string): Promise<void> {
  await clickOn(tab, words);
  await tab.waitForSelector('cuttings-annotator');
  await tabInto(tab);
  for (const key of ['End', 'ArrowLeft', 'Enter'] as const) await tab.keyboard.press(key);
}

describe(`what is highlighted of a page that isn’t saved yet in ${browserName}`, () => {
  it('comes into the library though the page is loaded anew before it was read', async () => {
    const tab = await highlightUnread('/reloaded');
    await tab.reload();
    // Only Chromium still lets us into it then: in Firefox that takes another click.
    if (browserName === 'firefox') await showHighlights(browser, tab);
    await soon(quotes).toEqual([QUOTE]);
    await showHighlights(browser, tab);
    await soon(() => drawn(tab)).toEqual({ yellow: [QUOTE] });
    await soon(waiting).toBeLessThanOrEqual(1);
  });

  it('is deleted though it is only just being stored', async () => {
    await changeRows(library, 'annotations', GONE);
    const tab = await highlightUnsaved('/deleted');
    await soon(() => drawn(tab)).toEqual({ yellow: [QUOTE] });
    await deleteHighlight(tab, QUOTE);
    await soon(async () => (await storedRows(library, 'annotations')).length).toBe(2);
    await soon(quotes).toEqual([]);
    await soon(() => drawn(tab)).toEqual({});
  });

  it('isn’t called deleted where it wasn’t', async () => {
    const tab = await browser.newPage(server.url('/gone'));
    await showHighlights(browser, tab);
    await highlight(tab, 'Paragraph 3: the ferry');
    await soon(quotes).toHaveLength(1);
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 3: the ferry'] });
    // By then the page has heard of all that was stored.
    await sendToPage(library, tab, 'libraryChanged', undefined);
    await changeRows(library, 'articles', { ...GONE, urlKeys: [] });
    await deleteHighlight(tab, 'Paragraph 3: the ferry');
    await soon(() => drawn(tab)).toEqual({});
    if (browserName === 'chromium')
      await soon(() => spokenControls(tab)).toContain('no longer in your library');
  });

  it('is shown in the library though the page is closed, and comes into it with the page', async () => {
    await changeRows(library, 'annotations', GONE);
    await closeUnread('/closed');
    const before = await storedRows(library, 'annotations');
    await library.bringToFront();
    await library.waitForFunction(
      (quote) => document.querySelector('[data-interrupted] q')?.textContent === quote,
      {},
      QUOTE,
    );
    const told = () => library.$eval('[data-interrupted] span', (one) => one.innerText);
    expect(await told()).toContain('was cut short');
    // As if the page had no text.
    await changeRows(library, 'jobs', { failure: { kind: 'empty' } });
    await library.close();
    library = await browser.openExtensionPage('library.html');
    await library.waitForSelector('[data-interrupted]');
    expect(await told()).toContain('could not be saved');
    // It can be deleted, which the button says, and that taken back.
    expect(await library.$eval('[data-interrupted] button', (button) => button.innerText)).toBe(
      'Delete this highlight',
    );
    await library.locator('[data-interrupted] button').click();
    await library.waitForFunction(() => !document.querySelector('[data-interrupted]'));
    await library.locator('[role=status] button').click();
    await library.waitForSelector('[data-interrupted]');

    const tab = await browser.newPage(server.url('/closed'));
    await showHighlights(browser, tab);
    await soon(() => drawn(tab)).toEqual({ yellow: [QUOTE] });
    await soon(() => storedRows(library, 'annotations')).toHaveLength(before.length + 1);
    await library.bringToFront();
    await library.waitForFunction(() => !document.querySelector('[data-interrupted]'));
  });

  it('isn’t put into the page that has taken its place within the same document', async () => {
    const tab = await browser.newPage(server.url('/app/one'));
    await showHighlights(browser, tab);
    const tabId = (await storedRows(library, 'jobs')).find(
      ({ url }) => url === server.url('/app/one'),
    )?.tabId;
    await tab.evaluate(() => {
      history.pushState(null, '', '/app/#/two');
    });
    const request = {
      saveId: '00000000-0000-4000-8000-00000000abcd',
      tabId,
      url: server.url('/app/#/one'),
      title: '',
      highlightsSelection: true,
      withPages: false,
    };
    await library.evaluate(async (data) => {
      await chrome.runtime.sendMessage({ id: 1, type: 'startSave', data, timestamp: Date.now() });
    }, request);
    await soon(
      async () => (await storedRows(library, 'jobs')).find(({ id }) => id === request.saveId)?.failure,
    ).toEqual({
      kind: 'interrupted',
    });
    expect((await storedRows(library, 'articles')).map(({ url }) => url)).not.toContain(
      server.url('/app/#/two'),
    );
  });

  it.runIf(browserName === 'chromium')('is said to be kept while saving its page takes long', async () => {
    await changeRows(library, 'annotations', GONE);
    const tab = await highlightUnread('/slow');
    await holdAnnotations(library);
    await tab.bringToFront();
    const said = () => spokenControls(tab);
    // It is told only after half a minute.
    await expect.poll(said, { timeout: 60_000 }).toContain('is kept, and will be stored with it');
    expect(await said()).not.toContain('isn’t stored so far');
    await library.evaluate('releaseAnnotations()');
    await soon(quotes).toEqual([QUOTE]);
    await soon(said).not.toContain('is kept, and will be stored with it');
    await tab.close();
  });
});
