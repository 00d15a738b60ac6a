import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { ProtocolMap } from '@/utils/messaging/protocol';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { otherExtension, sendFromOther } from './support/other-extension.ts';
import { openReader, saveSample } from './support/read-sample.ts';
import { startServer, type TestServer } from './support/server.ts';
import { storedRows } from './support/stored.ts';
import { removeTempDir } from './support/temp-dir.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const sample = samples.find(({ slug }) => slug === 'en-harbour') ?? samples[0];
if (!sample) throw new Error('no sample');
const { quote, path } = sample;

/** Who may send a message: our pages, the script of ours in a page, or nobody, since it goes to pages. */
type Taken = 'our page' | 'page script' | 'nobody';
/** What the script of any page may do with its own page: what it says of others doesn't count. */
const OF_ITS_PAGE = ['annotatePage', 'openPanel', 'pageColors'];
const NEW_ID = '00000000-0000-4000-8000-000000000001';

/** What each kind of message says that would do or tell something, if it were heard. */
function messages(saved: Saved): Record<keyof ProtocolMap, { from: Taken; data: unknown }> {
  const { url, articleId, versionId, annotationId, saveId, tabId } = saved;
  const choices = [{ selector: 'p', kind: 'exclude' }];
  return {
    startSave: {
      from: 'our page',
      data: { saveId: NEW_ID, tabId, url, title: 'x', highlightsSelection: false, withPages: false },
    },
    editArticle: { from: 'our page', data: { articleId, edit: { kind: 'add-tag', tag: 'intruder' } } },
    fetchPictures: { from: 'our page', data: { versionId } },
    stageBlock: {
      from: 'page script',
      data: { saveId, part: 'capture', block: 0, blocks: 1, content: '{}' },
    },
    commitSave: { from: 'page script', data: { saveId, picturesPending: false } },
    reportPages: { from: 'page script', data: { saveId, pages: { read: 1, found: 2 } } },
    failSave: { from: 'page script', data: { saveId, failure: { kind: 'no-article' } } },
    saveWithBlocks: { from: 'page script', data: { saveId, choices } },
    takeBackBlocks: { from: 'page script', data: { saveId, choices } },
    pageHighlights: { from: 'page script', data: { url } },
    pageColors: { from: 'page script', data: undefined },
    annotatePage: {
      from: 'page script',
      data: {
        url,
        title: 'x',
        highlight: {
          id: NEW_ID,
          color: 'green',
          quote: { type: 'TextQuoteSelector', exact: quote.slice(0, 10), prefix: '', suffix: '' },
        },
      },
    },
    changePageHighlight: {
      from: 'page script',
      data: { url, id: annotationId, change: { kind: 'color', color: 'rose' } },
    },
    attachPageHighlight: {
      from: 'page script',
      data: {
        url,
        attachment: {
          id: annotationId,
          quote: { type: 'TextQuoteSelector', exact: quote.slice(0, 10), prefix: '', suffix: '' },
          keptBeside: null,
        },
      },
    },
    openPanel: { from: 'page script', data: { annotationId, field: 'note' } },
    placesFound: { from: 'page script', data: { url, text: '', anchors: [] } },
    highlightReached: { from: 'page script', data: { id: annotationId } },
    findPlaces: { from: 'nobody', data: undefined },
    selectPlace: { from: 'nobody', data: { id: annotationId, quote } },
    goToPlace: { from: 'nobody', data: { id: annotationId } },
    highlightSelection: { from: 'nobody', data: undefined },
    highlightPicture: { from: 'nobody', data: { url } },
    highlightQueued: { from: 'nobody', data: { id: annotationId } },
    libraryChanged: { from: 'nobody', data: undefined },
  };
}

interface Saved {
  url: string;
  articleId: unknown;
  versionId: unknown;
  annotationId: unknown;
  saveId: unknown;
  tabId: number;
}

let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;
/** A page of another site, which our scripts may be run in. */
let tab: Page;
let saved: Saved;
let otherDir: string;

beforeAll(async () => {
  const story = '<p>The ferry has crossed this river for two hundred years, in fog and in flood.'.repeat(9);
  const framed = { body: `<title>Other</title>${story}<iframe src="/frame"></iframe>` };
  server = await startServer({
    mounts: sampleMounts('tests/fixtures/samples'),
    routes: { '/other': framed, '/frame': { body: '<p>In a frame.' } },
  });
  browser = await freshBrowser(browserName);
  otherDir = otherExtension(browserName);
  await browser.installExtension(otherDir);

  const articleId = await saveSample(browser, server.url(path));
  const reader = await openReader(browser, articleId);
  await reader.select(quote);
  await reader.page.keyboard.press('h');
  library = reader.page;
  // It is drawn once it is stored.
  await library.waitForFunction(() => CSS.highlights.size > 0);

  tab = await browser.newPage(server.url('/other').replace('127.0.0.1', 'localhost'));
  // The click lets our scripts into the page.
  const popup = await browser.clickToolbar(tab);
  await popup.waitFor('[data-saved=created]');
  await popup.close();
  const article = (await storedRows(library, 'articles')).find(({ id }) => id === articleId);
  const [annotation] = await storedRows(library, 'annotations');
  const job = (await storedRows(library, 'jobs')).find((one) => one.articleId === articleId);
  saved = {
    url: server.url(path),
    articleId,
    versionId: article?.versionId,
    annotationId: annotation?.id,
    saveId: job?.id,
    tabId: await tabOf(tab),
  };
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
  removeTempDir(otherDir);
});

async function tabOf(page: Page): Promise<number> {
  await page.bringToFront();
  return library.evaluate(async () => {
    const { tabs } = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    const [front] = await tabs.query({ active: true });
    return front?.id ?? 0;
  });
}

/** Sends a message from the world of our scripts in the page of the other site, or in a frame of it. */
async function sendFromScript(message: object, isInFrame: boolean): Promise<unknown> {
  return library.evaluate(
    async (sent, tabId, isDeeper) => {
      const { scripting } = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      const answers = await scripting.executeScript({
        target: { tabId, allFrames: isDeeper },
        args: [sent, isDeeper],
        func: (one, isWanted) => {
          if (isWanted && window === window.top) return null;
          const { runtime } = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
          return runtime.sendMessage(one).then(
            (answer: unknown) => ({ answer }),
            (error: unknown) => ({ error: String(error) }),
          );
        },
      });
      return answers.map(({ result }) => result).findLast((result) => result != null) ?? 'not run';
    },
    message,
    saved.tabId,
    isInFrame,
  );
}

const SENDERS: Record<string, (message: object) => Promise<unknown>> = {
  'our page': (message) =>
    library.evaluate(async (sent) => {
      const { runtime } = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      return runtime.sendMessage(sent).then(
        (answer: unknown) => ({ answer }),
        (error: unknown) => ({ error: String(error) }),
      );
    }, message),
  'page script': (message) => sendFromScript(message, false),
  'script in a frame': (message) => sendFromScript(message, true),
  'web page': async (message) =>
    tab.evaluate(
      async (id, sent) => {
        postMessage(sent);
        dispatchEvent(new CustomEvent('message', { detail: sent }));
        const { runtime } =
          (globalThis as unknown as { browser?: typeof chrome; chrome?: typeof chrome }).chrome ?? {};
        return (
          runtime?.sendMessage(id, sent).then(
            (answer: unknown) => ({ answer }),
            (error: unknown) => ({ error: String(error) }),
          ) ?? { error: 'nothing to send by' }
        );
      },
      await ourId(),
      message,
    ),
  'another extension': async (message) => sendFromOther(tab, await ourId(), message),
};

function ourId(): Promise<string> {
  return library.evaluate(() => {
    const { runtime } = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    return runtime.id;
  });
}

/** Everything that a message could have changed. */
async function everything(): Promise<unknown> {
  const tables = ['articles', 'versions', 'annotations', 'jobs', 'staging', 'sites', 'images', 'texts'];
  const rows = await Promise.all(tables.map((table) => storedRows(library, table)));
  const settings = await library.evaluate(async () => {
    const { storage } = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    return [await storage.local.get(null), await storage.session.get(null)];
  });
  return [rows, settings];
}

/** What a sender learned of the library; null where it was refused or not heard, or where there is nothing of its page. */
function learned(result: unknown): unknown {
  const { answer } = result as { answer?: { res?: unknown } | null };
  const told = answer?.res ?? null;
  if (told === 'not-there' || (Array.isArray(told) && told.length === 0)) return null;
  return typeof told === 'object' && told !== null && 'failure' in told ? null : told;
}

describe(`messages in ${browserName}`, () => {
  it('are answered where they come from those they are for', async () => {
    const send = (type: string, data: unknown) =>
      SENDERS['page script']?.({ id: 1, type, data, timestamp: Date.now() });
    expect(learned(await send('pageColors', undefined))).toHaveProperty('next');
  });

  for (const [name, send] of Object.entries(SENDERS))
    it(`give nothing and change nothing from: ${name}`, async () => {
      const before = await everything();
      for (const [type, { from, data }] of Object.entries(messages(saved))) {
        if (from === name && (name === 'our page' || OF_ITS_PAGE.includes(type))) continue;
        const result = await send({ id: 1, type, data, timestamp: Date.now() });
        expect(result, type).not.toBe('not run');
        expect(learned(result), type).toBeNull();
        expect(await everything(), type).toEqual(before);
      }
    });
});
