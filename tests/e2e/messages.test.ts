import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { ProtocolMap } from '@/utils/messaging/protocol';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { MESSAGE_SENDERS, type MessageSender, messageTable } from '../support/message-table.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { connectFromOther, otherExtension, sendFromOther } from './support/other-extension.ts';
import { openReader, saveSample } from './support/read-sample.ts';
import { startServer, type TestServer } from './support/server.ts';
import { storedRows } from './support/stored.ts';
import { removeTempDir } from './support/temp-dir.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const sample = samples.find(({ slug }) => slug === 'en-harbour') ?? samples[0];
if (!sample) throw new Error('no sample');
const { quote, path } = sample;

const NEW_ID = '00000000-0000-4000-8000-000000000001';

/** What each kind of message says that would do or tell something, if it were heard. */
function messages(saved: Saved): Record<keyof ProtocolMap, unknown> {
  const { url, articleId, versionId, annotationId, saveId, tabId } = saved;
  const choices = [{ selector: 'p', kind: 'exclude' }];
  return {
    startSave: { saveId: NEW_ID, tabId, url, title: 'x', highlightsSelection: false, withPages: false },
    editArticle: { articleId, edit: { kind: 'add-tag', tag: 'intruder' } },
    fetchPictures: { versionId },
    stageBlock: { saveId, part: 'capture', block: 0, blocks: 1, content: '{}' },
    commitSave: { saveId, picturesPending: false },
    reportPages: { saveId, pages: { read: 1, found: 2 } },
    failSave: { saveId, failure: { kind: 'no-article' } },
    saveWithBlocks: { saveId, choices },
    takeBackBlocks: { saveId, choices },
    pageHighlights: { url },
    pageColors: undefined,
    annotatePage: {
      url,
      title: 'x',
      highlight: {
        id: NEW_ID,
        color: 'green',
        quote: { type: 'TextQuoteSelector', exact: quote.slice(0, 10), prefix: '', suffix: '' },
      },
    },
    changePageHighlight: { url, id: annotationId, change: { kind: 'color', color: 'rose' } },
    attachPageHighlight: {
      url,
      attachment: {
        id: annotationId,
        quote: { type: 'TextQuoteSelector', exact: quote.slice(0, 10), prefix: '', suffix: '' },
        keptBeside: null,
      },
    },
    openPanel: { annotationId, field: 'note' },
    placesFound: { url, text: '', anchors: [] },
    highlightReached: { id: annotationId },
    findPlaces: undefined,
    selectPlace: { id: annotationId, quote },
    goToPlace: { id: annotationId },
    highlightSelection: undefined,
    highlightPicture: { url },
    highlightQueued: { id: annotationId },
    libraryChanged: undefined,
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

  // Some messages are for the panel, which hears them in a tab as well.
  await browser.openExtensionPage('sidepanel.html');
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

const SENDERS: Record<MessageSender, (message: object) => Promise<unknown>> = {
  'our page': (message) =>
    library.evaluate(async (sent) => {
      const { runtime } = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      return runtime.sendMessage(sent).then(
        (answer: unknown) => ({ answer }),
        (error: unknown) => ({ error: String(error) }),
      );
    }, message),
  'page script': (message) => sendFromScript(message, false),
  'frame script': (message) => sendFromScript(message, true),
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
      SENDERS['page script']({ id: 1, type, data, timestamp: Date.now() });
    expect(learned(await send('pageColors', undefined))).toHaveProperty('next');
  });

  for (const name of MESSAGE_SENDERS)
    it(`give nothing and change nothing from: ${name}`, async () => {
      const before = await everything();
      const table = messageTable();
      for (const [type, data] of Object.entries(messages(saved))) {
        const outcome = table.get(type)?.[name];
        if (outcome === 'done' || outcome === 'its page') continue;
        const result = await SENDERS[name]({ id: 1, type, data, timestamp: Date.now() });
        expect(result, type).not.toBe('not run');
        expect(learned(result), type).toBeNull();
        expect(await everything(), type).toEqual(before);
      }
    });

  it('have no port that stays open', async () => {
    expect(await connectFromOther(tab, await ourId())).toBe('closed');
  });
});
