import type { ServerResponse } from 'node:http';

import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser, Popup } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import {
  clickOn,
  drawn,
  highlight,
  select,
  showHighlights,
  tabInto,
  waitForMessage,
} from './support/marked-page.ts';
import { openPanel } from './support/open-panel.ts';
import { readerPage } from './support/reader-page.ts';
import { type Route, startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { holdAnnotations, storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

const STORY = [
  'The harbour of Easterby froze in the second week of January, for the first time since the old pier was built.',
  'Two trawlers and a pilot boat lay in the ice. “We could hear the planks complain at night,” said Ada Holm, who sleeps aboard.',
  'The town sent for an icebreaker on Tuesday; it came on Friday, and turned back at the bar because the water was too shallow.',
  'Children walked to the island where the lighthouse stands, and sold tea there from a sledge until the keeper joined them.',
  'On the ninth day the wind turned to the south-west, and by the evening there was open water under the bridge.',
];
const ICEBREAKER = 'it came on Friday, and turned back at the bar because the water was too shallow';

let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;
let panel: Popup | undefined;
/** What is served at every address that a test opens. */
let served = STORY;

beforeAll(async () => {
  const routes = [
    '/lost',
    '/changed',
    '/twice',
    '/note',
    '/reloaded',
    '/taken',
    '/other',
    '/asked',
    '/windows',
    '/quiet',
    '/found',
    '/parts',
    '/whole',
    '/before',
    '/after',
  ].map((path) => [
    path,
    (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(
        `<!doctype html><html lang="en"><title>Ice</title><article><h1>Ice</h1>${served.map((one) => `<p>${one}</p>`).join('')}</article></html>`,
      );
    },
  ]);
  server = await startServer({ routes: Object.fromEntries(routes) as Record<string, Route> });
  browser = await freshBrowser(browserName);
  library = await browser.openExtensionPage('library.html');
});

afterEach(async () => {
  await panel?.close();
  panel = undefined;
  served = STORY;
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

/** A page with one highlight, and the panel beside it. */
async function openBeside(path: string): Promise<{ tab: Page; panel: Popup }> {
  const tab = await browser.newPage(server.url(path));
  await showHighlights(browser, tab);
  await highlight(tab, ICEBREAKER);
  await soon(() => drawn(tab)).toEqual({ yellow: [ICEBREAKER] });
  panel = await openPanel(browser, tab);
  await panel.waitFor('[data-state=exact]');
  return { tab, panel };
}

async function edit(tab: Page, edited: string[]): Promise<void> {
  served = edited;
  await tab.reload();
  await showHighlights(browser, tab);
}

/** The words that the only highlight of a page stands for by now. */
async function words(path: string): Promise<string | undefined> {
  const rows = (await storedRows(library, 'annotations')) as unknown as {
    target: { source: string; selector: { exact: string }[] };
    history?: { selector: { exact: string }[] }[];
  }[];
  const row = rows.find(({ target }) => target.source === server.url(path));
  return (row?.history?.at(-1) ?? row?.target)?.selector[0]?.exact;
}

/** All words that are drawn, also those of the highlight that the reader is at. */
const drawnWords = async (tab: Page) =>
  Object.values(await drawn(tab))
    .flat()
    .toSorted();

const NOTE = '[data-annotation-id] textarea';
const openNote = async (popup: Popup): Promise<void> => {
  await popup.click('[data-annotation-id] footer button');
  await popup.click(NOTE);
};

describe(`the panel beside the live page in ${browserName}`, () => {
  it('attaches a lost highlight to what the reader selects in the page, and takes that back', async () => {
    const beside = await openBeside('/lost');
    const { tab } = beside;
    await edit(tab, [
      ...STORY.slice(0, 2),
      'An icebreaker was sent for, and could do nothing.',
      ...STORY.slice(3),
    ]);
    await beside.panel.click('[data-state=orphaned] p button');
    await tab.bringToFront();
    await waitForMessage(tab);
    await select(tab, 'could do nothing');
    await tabInto(tab);
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    await soon(() => drawn(tab)).toEqual({ yellow: ['could do nothing'] });
    await beside.panel.waitFor('[data-state=exact]');
    expect(await words('/lost')).toBe('could do nothing');

    await beside.panel.click('[role=status] button');
    await beside.panel.waitFor('[data-state=orphaned]');
    await soon(() => drawn(tab)).toEqual({});
    expect(await words('/lost')).toBe(ICEBREAKER);

    // What is given up leaves all as it was.
    await beside.panel.click('[data-state=orphaned] p button');
    await tab.bringToFront();
    await waitForMessage(tab);
    await tab.keyboard.press('Escape');
    await tab.waitForFunction(() => !document.querySelector('cuttings-annotator'));
    expect(await words('/lost')).toBe(ICEBREAKER);
  });

  it('accepts the words that stand in the page now', async () => {
    const beside = await openBeside('/changed');
    const { tab } = beside;
    const saturday = ICEBREAKER.replace('Friday', 'Saturday');
    await edit(
      tab,
      STORY.map((one) => one.replace('Friday', 'Saturday')),
    );
    await beside.panel.waitFor('[data-state=changed]');
    await beside.panel.click('[data-state=changed] button:nth-child(2)');
    await beside.panel.waitFor('[data-state=exact]');
    await soon(() => drawn(tab)).toEqual({ yellow: [saturday] });
    expect(await words('/changed')).toBe(saturday);
    await beside.panel.click('[role=status] button');
    await beside.panel.waitFor('[data-state=changed]');
    expect(await words('/changed')).toBe(ICEBREAKER);
  });

  it('lets the reader choose between places that fit alike, and draws nothing before', async () => {
    const beside = await openBeside('/twice');
    const { tab } = beside;
    await edit(tab, [
      ...STORY.slice(1, 4),
      'The rest of the news comes from the other bank.',
      ...STORY.slice(1, 4),
    ]);
    await beside.panel.waitFor('[data-state=ambiguous]');
    await soon(() => drawn(tab)).toEqual({});
    await beside.panel.click('[data-state=ambiguous] li:nth-child(2) > button:last-child');
    await beside.panel.waitForExpression(`!document.querySelector('[data-state=ambiguous]')`);
    await soon(() => drawn(tab)).toEqual({ yellow: [ICEBREAKER] });
    const paragraph = await tab.evaluate(() => {
      const range = [...(CSS.highlights.get('cuttings-yellow') ?? [])][0] as Range;
      return [...document.querySelectorAll('p')].findIndex((one) => one.contains(range.startContainer));
    });
    expect(paragraph).toBe(5);
  });

  it('loses neither text when it and the reader write into the same note at once', async () => {
    const beside = await openBeside('/note');
    const article = (await storedRows(library, 'articles')).find(({ url }) => url === server.url('/note'));
    await openNote(beside.panel);
    await beside.panel.type('Ask the pilots');
    const notes = async () => JSON.stringify(await storedRows(library, 'annotations'));
    await soon(notes).toContain('Ask the pilots');

    const { page } = await readerPage(
      await browser.openExtensionPage(`library.html#/article/${String(article?.id)}`),
    );
    await page.locator('[data-annotation-id] footer button').click();
    await page.locator(NOTE).click();
    await page.keyboard.press('End');
    // Meanwhile the panel has nothing beside it.
    await beside.panel.waitForExpression(`!document.querySelector('[data-annotation-id]')`);
    await beside.tab.bringToFront();
    await openNote(beside.panel);
    await beside.panel.press('End');
    await holdAnnotations(library);
    await beside.panel.type(' and the keeper');
    // What was typed in the panel waits until it is beside the page again.
    await page.bringToFront();
    await page.keyboard.type(' and Ada Holm');
    await beside.tab.bringToFront();
    await library.evaluate('releaseAnnotations()');

    // Wherever a text was found that another has written, the reader keeps both.
    let asked = 0;
    const keepBoth = () => {
      const button = document.querySelector<HTMLElement>('[data-annotation-id] [role=alert] button');
      button?.click();
      return button ? 1 : 0;
    };
    await soon(async () => {
      asked += Number(await beside.panel.evaluate(keepBoth)) + (await page.evaluate(keepBoth));
      const stored = await notes();
      return ['and the keeper', 'and Ada Holm'].filter((text) => !stored.includes(text));
    }).toEqual([]);
    expect(asked).toBeGreaterThan(0);
    await page.close();
  });

  it('leaves the reader writing while the page is loaded anew', async () => {
    const beside = await openBeside('/reloaded');
    await openNote(beside.panel);
    await beside.panel.type('Half a');
    await beside.tab.reload();
    await beside.panel.waitForExpression(
      `document.querySelector('[role=status]').innerText.includes('page that was here')`,
    );
    await beside.panel.type(' note');
    await soon(async () => JSON.stringify(await storedRows(library, 'annotations'))).toContain('Half a note');
    // Once they leave the field, the panel is about the page as it is.
    await beside.panel.click('header h1');
    await beside.panel.waitForExpression(`!document.querySelector('[data-annotation-id]')`);
    await showHighlights(browser, beside.tab);
    await beside.panel.waitFor('[data-annotation-id]');
  });

  it('leaves the reader writing when another page with highlights takes the place', async () => {
    const other = await browser.newPage(server.url('/other'));
    await showHighlights(browser, other);
    await highlight(other, ICEBREAKER);
    await soon(() => drawn(other)).toEqual({ yellow: [ICEBREAKER] });
    await other.close();
    const beside = await openBeside('/taken');
    await openNote(beside.panel);
    await beside.panel.type('Ask');
    // As an app's page does, and back by a step, of which every browser tells.
    await beside.tab.evaluate(() => {
      history.pushState(null, '', '/other');
      history.pushState(null, '', '/other#end');
      history.back();
    });
    await beside.panel.waitForExpression(
      `document.querySelector('[role=status]').innerText.includes('page that was here')`,
    );
    await beside.panel.type(' the skipper');
    const notes = async () =>
      (await storedRows(library, 'annotations'))
        .filter((row) => JSON.stringify(row).includes('Ask the skipper'))
        .map(({ target }) => (target as { source: string }).source);
    await soon(notes).toEqual([server.url('/taken')]);
    await beside.panel.click('header h1');
    await beside.panel.waitForExpression(
      `document.querySelector('[data-annotation-id]') && !document.querySelector('${NOTE}')`,
    );
  });

  it('finds highlights by their words and by the tags that the reader gives them from the page', async () => {
    const beside = await openBeside('/found');
    await highlight(beside.tab, 'the old pier');
    await clickOn(beside.tab, ICEBREAKER);
    await tabInto(beside.tab);
    for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'Enter'] as const)
      await beside.tab.keyboard.press(key);
    await beside.panel.waitForExpression(`document.activeElement?.role === 'combobox'`);
    await beside.panel.type('winter\n');
    const shown = async () =>
      JSON.parse(
        String(
          await beside.panel.evaluate(
            `JSON.stringify([...document.querySelectorAll('[data-annotation-id] q')].map((q) => q.textContent))`,
          ),
        ),
      ) as string[];
    await soon(shown).toEqual(['the old pier', ICEBREAKER]);
    await beside.panel.waitForExpression(
      `[...document.querySelectorAll('search select')].some((one) => one.textContent.includes('winter'))`,
    );
    await beside.panel.click('search input');
    await beside.panel.type('PIER');
    await soon(shown).toEqual(['the old pier']);
    await beside.panel.press('Escape');
    await soon(shown).toEqual(['the old pier', ICEBREAKER]);
    await beside.panel.evaluate(() => {
      const select = [...document.querySelectorAll('search select')].find((one) =>
        one.textContent.includes('winter'),
      ) as HTMLSelectElement;
      select.value = 'winter';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await soon(shown).toEqual([ICEBREAKER]);
  });

  it('splits a highlight where the reader chooses in its quote, and merges it again, with undo and redo', async () => {
    const beside = await openBeside('/parts');
    const { tab, panel: its } = beside;
    const second = ICEBREAKER.slice('it came on Friday, '.length);
    const parts = [second, 'it came on Friday,'];
    const point = async () =>
      its.evaluate(`document.querySelector('[data-end=split]')?.getAttribute('aria-valuetext') ?? null`);
    await openNote(its);
    await its.type('Which one?');
    await its.click('[data-annotation-id] [data-quote]');
    await its.click('[aria-label="Split the highlight"]');
    await its.waitForExpression(`document.activeElement?.matches('[role=slider][data-end=split]')`);
    // At first where a word begins near its middle.
    await soon(point).toContain(' | ');
    for (let step = 0; step < 40 && !String(await point()).includes('Friday,  | and'); step += 1)
      await its.press('ArrowLeft');
    await its.press('Enter');
    await soon(() => drawnWords(tab)).toEqual(parts);
    await its.waitForExpression(`document.querySelectorAll('[data-state=exact]').length === 2`);
    await its.waitForExpression(`document.activeElement?.matches('[data-quote]')`);

    await its.click('[role=status] button');
    await soon(() => drawnWords(tab)).toEqual([ICEBREAKER]);
    await its.waitForExpression(
      `[...document.querySelectorAll('[role=status] button')].some((one) => one.innerText === 'Do it again')`,
    );
    await its.click('[role=status] button');
    await soon(() => drawnWords(tab)).toEqual(parts);
    const press = (key: string) =>
      its.evaluate((pressed) => {
        const keydown = { key: pressed, ctrlKey: true, bubbles: true, cancelable: true };
        document.body.dispatchEvent(new KeyboardEvent('keydown', keydown));
      }, key);
    await press('z');
    await soon(() => drawnWords(tab)).toEqual([ICEBREAKER]);
    await press('y');
    await soon(() => drawnWords(tab)).toEqual(parts);

    // What was done is told in front of the list's end.
    await its.click('[role=status] [aria-label="Close"]');
    await its.click('[data-annotation-id]:nth-child(2) [data-quote]');
    await its.click('[data-annotation-id]:nth-child(2) [aria-label="Merge with “it came on Friday,”"]');
    await soon(() => drawnWords(tab)).toEqual([ICEBREAKER]);
    await its.waitForExpression(`document.querySelectorAll('[data-state=exact]').length === 1`);
    const rows = (await storedRows(library, 'annotations')) as unknown as {
      target: { source: string };
      deletedAt: string | null;
      body: { value: string }[];
      history: { versionId: string | null; selector: { exact: string; start: number }[] }[];
    }[];
    const there = rows.filter(
      ({ target, deletedAt }) => target.source === server.url('/parts') && deletedAt === null,
    );
    expect(there).toMatchObject([{ body: [{ value: 'Which one?' }] }]);
    // It stands in the saved text as well.
    expect(there[0]?.history.at(-1)).toMatchObject({
      versionId: expect.any(String) as string,
      selector: [{ exact: ICEBREAKER }, { start: expect.any(Number) as number }],
    });
    await press('z');
    await soon(() => drawnWords(tab)).toEqual(parts);
  });

  it('offers no undo of what was done beside the page before', async () => {
    const other = await browser.newPage(server.url('/after'));
    await showHighlights(browser, other);
    await highlight(other, ICEBREAKER);
    await soon(() => drawn(other)).toEqual({ yellow: [ICEBREAKER] });
    await other.close();
    const { tab, panel: its } = await openBeside('/before');
    await its.click('[data-annotation-id] [data-quote]');
    await its.click('[aria-label="Split the highlight"]');
    await its.waitForExpression(`document.activeElement?.matches('[role=slider][data-end=split]')`);
    await its.press('Enter');
    await its.waitForExpression(`document.body.innerText.includes('The highlight is split')`);
    await its.waitForExpression(`document.querySelectorAll('[data-state=exact]').length === 2`);
    await tab.goto(server.url('/after'));
    await showHighlights(browser, tab);
    await its.waitForExpression(`document.querySelectorAll('[data-annotation-id]').length === 1`);
    expect(await its.evaluate('document.body.innerText')).not.toContain('The highlight is split');
  });

  it('leaves a highlight whole when the reader thinks better of splitting it', async () => {
    const beside = await openBeside('/whole');
    const { panel: its } = beside;
    await its.click('[data-annotation-id] [data-quote]');
    await its.click('[aria-label="Split the highlight"]');
    await its.waitForExpression(`document.activeElement?.matches('[role=slider][data-end=split]')`);
    await its.press('Escape');
    await its.waitForExpression(`document.activeElement?.matches('[data-quote]')`);
    expect(await drawnWords(beside.tab)).toEqual([ICEBREAKER]);
  });

  it('opens a note as often as the reader asks for it in the page', async () => {
    const beside = await openBeside('/asked');
    for (const _ of [1, 2]) {
      await beside.tab.bringToFront();
      await clickOn(beside.tab, ICEBREAKER);
      await beside.tab.waitForSelector('cuttings-annotator');
      await tabInto(beside.tab);
      for (const key of ['End', 'Enter'] as const) await beside.tab.keyboard.press(key);
      await beside.panel.waitFor(NOTE);
      await beside.panel.click('[data-annotation-id] footer button');
      await beside.panel.waitForExpression(`!document.querySelector('${NOTE}')`);
    }
  });

  it('writes what is asked for in its own window, and nothing that is asked for in another', async () => {
    const beside = await openBeside('/windows');
    await highlight(beside.tab, 'the old pier');
    await beside.panel.waitForExpression(`document.querySelectorAll('[data-annotation-id]').length === 2`);
    const rows = await storedRows(library, 'annotations');
    const ids = rows.flatMap(({ id, target }) =>
      (target as { source: string }).source === server.url('/windows') ? [String(id)] : [],
    );
    const windowId = await beside.panel.evaluate(async () => (await chrome.windows.getCurrent()).id);
    const ask = (annotationId: string | undefined, inWindow: unknown) =>
      library.evaluate((panelRequest) => chrome.storage.session.set({ panelRequest }), {
        id: String(annotationId),
        annotationId,
        field: 'note',
        windowId: inWindow,
      });
    await ask(ids[0], -1);
    await ask(ids[1], windowId);
    await beside.panel.waitFor(`[data-annotation-id="${String(ids[1])}"] textarea`);
    expect(await beside.panel.evaluate(`document.querySelectorAll('${NOTE}').length`)).toBe(1);
  });

  it('is told of a page’s places only while it is open', async () => {
    await library.evaluate(() => {
      const heard: string[] = ((globalThis as unknown as { heard: string[] }).heard = []);
      chrome.runtime.onMessage.addListener((message: { type: string }) => {
        heard.push(message.type);
      });
    });
    const told = () =>
      library.evaluate(
        () =>
          (globalThis as unknown as { heard: string[] }).heard.filter((type) => type === 'placesFound')
            .length,
      );
    const tab = await browser.newPage(server.url('/quiet'));
    await showHighlights(browser, tab);
    await highlight(tab, ICEBREAKER);
    await soon(() => drawn(tab)).toEqual({ yellow: [ICEBREAKER] });
    await highlight(tab, 'the old pier');
    await soon(async () => (await drawn(tab)).yellow).toHaveLength(2);
    expect(await told()).toBeLessThanOrEqual(1);
    panel = await openPanel(browser, tab);
    await panel.waitForExpression(`document.querySelectorAll('[data-annotation-id]').length === 2`);
    const before = await told();
    await highlight(tab, 'open water under the bridge');
    await panel.waitForExpression(`document.querySelectorAll('[data-annotation-id]').length === 3`);
    await soon(told).toBeGreaterThan(before);
  });
});
