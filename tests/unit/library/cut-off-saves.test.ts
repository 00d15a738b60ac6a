import 'fake-indexeddb/auto';

import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Browser, browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { serveMessages } from '@/entrypoints/background/serve-messages';
import { sendCapture } from '@/entrypoints/extract/send-capture';
import { faultsOfRows } from '@/tests/support/integrity';
import { libraryRows } from '@/tests/support/library-rows';
import { aCapture, pngBytes } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { newJob } from '@/utils/library/new-job';
import { finishSavesOfTab } from '@/utils/library/recover-saves';
import { gunzip } from '@/utils/storage/gzip';

const URL = 'https://courier.example/2026/ferry';
const SAVE = 's1';
const PICTURES = 3;

let library: TestLibrary;
/** Where the page is. */
let tab: Browser.tabs.Tab;

/** What becomes of a message, by its number from 1: its sender hears nothing of it, or is no more there. */
type Fate = 'answered' | 'unheard' | 'unanswered' | 'sender gone';
let fateOf: (number: number) => Fate;
let sent: number;
/** Called when the page is gone. */
let pageGoes: () => void;

beforeAll(async () => {
  tab = await browser.tabs.create({ url: URL });
  const context = {
    get db() {
      return library.db;
    },
    now: () => library.now(),
    newId: () => library.newId(),
  };
  const nothing = () => Promise.resolve();
  serveMessages(context, { run: nothing, add: nothing, resume: nothing });
  Object.assign(browser.runtime, { sendMessage: carry });
});

beforeEach(begin);

afterEach(() => {
  vi.useRealTimers();
});

/** An empty library, in which a save of the page has begun. */
async function begin(): Promise<void> {
  library = testLibrary();
  fateOf = () => 'answered';
  sent = 0;
  const request = { saveId: SAVE, tabId: tab.id ?? 0, url: URL, title: '', highlightsSelection: false };
  await library.db.jobs.add(newJob(library, { ...request, withPages: false }));
  vi.stubGlobal('location', { href: URL });
  vi.stubGlobal('fetch', (url: string) =>
    Promise.resolve(new Response(Uint8Array.from(pngBytes(Number(/\d+/.exec(url)?.[0]))))),
  );
}

/** Brings a message of the page's script to the background, and its answer back. */
function carry(message: unknown, answer: (reply: unknown) => void): void {
  sent += 1;
  const fate = fateOf(sent);
  if (fate === 'sender gone') {
    pageGoes();
    return;
  }
  // The words of a browser whose background was stopped.
  if (fate === 'unheard') throw new Error('Could not establish connection. Receiving end does not exist.');
  const sender = { id: browser.runtime.id, url: URL, frameId: 0, tab };
  void fakeBrowser.runtime.onMessage.trigger(message, sender, (reply: unknown) => {
    answer(fate === 'unanswered' ? undefined : reply);
  });
}

/** What the page shows, which may be another when it is loaded anew: its pictures are told by their bytes. */
const SHOWN = { before: 10, after: 20 };
type Shown = keyof typeof SHOWN;

/** Sends the page as its script does, in so many blocks; until so many messages were sent, where the page goes then. */
async function sendPage(shown: Shown, { blocks = 1, last = Infinity } = {}): Promise<void> {
  const pictures = Array.from({ length: PICTURES }, (_, index) => ({
    ...{ url: `https://cdn.example/${String(SHOWN[shown] + index)}`, alt: '', width: 9, height: 9 },
  }));
  const length = '<p>It is told at length.</p>'.repeat((blocks - 1) * 100_000);
  const capture = aCapture({ metadata: { url: URL }, content: `<p>${shown}</p>${length}`, pictures });
  const [fates, before] = [fateOf, sent];
  if (last !== Infinity) {
    fateOf = (number) => (number - before > last ? 'sender gone' : 'answered');
    // A page that is gone doesn't ask again after a while.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
  }
  const gone = new Promise<void>((resolve) => (pageGoes = resolve));
  await Promise.race([sendCapture(SAVE, { capture, pictureSources: pictures.map(({ url }) => url) }), gone]);
  fateOf = fates;
}

/** Of which of the pages the saved text is, and each of its pictures; null where nothing is saved. */
async function saved(): Promise<{ text: string | undefined; pictures: string[] } | null> {
  const { db } = library;
  expect(faultsOfRows(await libraryRows(db))).toEqual([]);
  expect(await db.staging.count()).toBe(0);
  const [article, ...others] = await db.articles.toArray();
  expect(others).toEqual([]);
  if (!article) return null;
  const [version, body] = [
    await db.versions.get(article.versionId ?? ''),
    await db.bodies.get(article.versionId ?? ''),
  ];
  const html = body ? await gunzip(body.gzip) : '';
  const images = await db.images.bulkGet(version?.pictures.flatMap(({ hash }) => hash ?? []) ?? []);
  const marks = await Promise.all(images.map(async (image) => (await image?.blob.bytes())?.at(-1) ?? 0));
  return {
    text: /^<p>(\w+)/.exec(html)?.[1],
    pictures: marks.map((mark) => (mark < SHOWN.after ? 'before' : 'after')),
  };
}

const WHOLE = { text: 'before', pictures: ['before', 'before', 'before'] };

describe('a save', () => {
  it.each(['unheard', 'unanswered'] as const)(
    'is whole and there once, whichever of its messages is %s when the background is stopped',
    async (fate) => {
      let faults = 0;
      for (let number = 1; ; number += 1) {
        await begin();
        fateOf = (one) => (one === number ? fate : 'answered');
        await sendPage('before');
        expect(await saved(), `message ${String(number)}`).toEqual(WHOLE);
        if (sent < number) break;
        faults += 1;
      }
      // The text, three pictures, the commit.
      expect(faults).toBe(5);
    },
  );

  it('whose page goes is there as far as it came once its text has, else is said to be interrupted', async () => {
    for (let last = 0; last <= 6; last += 1) {
      await begin();
      await sendPage('before', { blocks: 2, last });
      await finishSavesOfTab(library, tab.id ?? 0);
      const job = await library.db.jobs.get(SAVE);
      const where = `${String(last)} messages`;
      if (last < 2) {
        expect(await saved(), where).toBeNull();
        expect(job, where).toMatchObject({ state: 'failed', failure: { kind: 'interrupted' } });
      } else {
        const pictures = WHOLE.pictures.slice(0, Math.min(last - 2, PICTURES));
        expect(await saved(), where).toEqual({ ...WHOLE, pictures });
        expect(job, where).toMatchObject({ state: 'committed', picturesPending: false });
      }
    }
  });

  it.each([
    { blocks: 1, cuts: [1, 2, 3], goesOn: [0, 1, 2, 3, 4] },
    { blocks: 2, cuts: [1, 3], goesOn: [1, 2] },
  ])(
    'never has text of a page with pictures of what took its place under the same address, in $blocks blocks',
    async ({ blocks, cuts, goesOn }) => {
      for (const last of cuts) {
        for (const then of goesOn) {
          await begin();
          await sendPage('before', { blocks, last });
          await sendPage('after', { blocks, last: then });
          await finishSavesOfTab(library, tab.id ?? 0);
          const is = await saved();
          const where = `${String(last)} messages, then ${String(then)}`;
          for (const picture of is?.pictures ?? []) expect(picture, where).toBe(is?.text);
          if (then >= blocks)
            expect(is, where).toEqual({
              text: 'after',
              pictures: Array.from({ length: then - blocks }, () => 'after'),
            });
        }
      }
    },
  );
});
