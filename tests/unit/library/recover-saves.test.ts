import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { recoverSaves, resumeSavesOfPage } from '@/utils/library/recover-saves';
import { changePageHighlight } from '@/utils/library/annotate-page';
import { failSave, startSave } from '@/utils/library/start-save';
import type { SaveFailure } from '@/utils/storage/save-job';
import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';

const URL = 'https://courier.example/2026/ferry';
const ID = '00000000-0000-4000-8000-00000000abcd';

let library: TestLibrary;
let scriptsRun: number;

beforeEach(() => {
  fakeBrowser.reset();
  library = testLibrary();
  scriptsRun = 0;
  vi.spyOn(browser, 'scripting', 'get').mockReturnValue({
    ...browser.scripting,
    executeScript: () => {
      scriptsRun += 1;
      return Promise.resolve([{}]);
    },
  } as unknown as typeof browser.scripting);
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** A page that the reader has highlighted and that couldn't be saved is open again. */
async function openAgain(failure: SaveFailure, prepare?: () => Promise<unknown>): Promise<void> {
  const quote = { type: 'TextQuoteSelector', exact: 'The ferry', prefix: '', suffix: ' stops' } as const;
  await stageCapture(library, 's1', aCapture(), { highlights: [{ id: ID, color: 'green', quote }] });
  await failSave(library, 's1', failure);
  await prepare?.();
  const url = `${URL}#top`;
  const { id = 0 } = await browser.tabs.create({ url });
  await resumeSavesOfPage(library, id, url);
}

describe('a save that has fallen silent, as when its tab crashed or the extension was switched off', () => {
  const SILENT = '2026-11-24T08:00:41.000Z';

  it('is finished with what has arrived when the background wakes, where its text has', async () => {
    await stageCapture(library, 's1', aCapture());
    library.setTime(SILENT);
    await recoverSaves(library);
    expect(await library.db.jobs.get('s1')).toMatchObject({ state: 'committed', picturesPending: false });
    expect(await library.db.articles.count()).toBe(1);
    expect(await library.db.staging.count()).toBe(0);
  });

  it('is said to be interrupted where it hasn’t, and left alone until it has been silent for long', async () => {
    await stageCapture(library, 's1', aCapture());
    await library.db.staging.update(['s1', 'capture', 0], { blocks: 2 });
    await recoverSaves(library);
    expect(await library.db.jobs.get('s1')).toMatchObject({ state: 'capturing' });
    library.setTime(SILENT);
    await recoverSaves(library);
    expect(await library.db.jobs.get('s1')).toMatchObject({
      state: 'failed',
      failure: { kind: 'interrupted' },
    });
    expect(await library.db.articles.count()).toBe(0);
  });
});

describe('a page with highlights that wait, when it is opened again', () => {
  it('is read where reading it was cut short', async () => {
    await openAgain({ kind: 'interrupted' });
    expect(await library.db.jobs.get('s1')).toMatchObject({ state: 'capturing', highlights: [{ id: ID }] });
    expect(scriptsRun).toBeGreaterThan(0);
  });

  it('is read where it was loaded anew while a script was on its way', async () => {
    const { id: tabId = 0 } = await browser.tabs.create({ url: URL });
    vi.spyOn(browser, 'scripting', 'get').mockReturnValueOnce({
      ...browser.scripting,
      executeScript: () => Promise.reject(new Error('The frame was removed.')),
    });
    const request = {
      saveId: 's1',
      tabId,
      url: URL,
      title: '',
      highlightsSelection: false,
      withPages: false,
    };
    const started = await startSave(library, request);
    expect(started).toMatchObject({ ok: false, failure: { kind: 'interrupted' } });
  });

  it.each(['cancelled', 'too-large', 'empty'] as const)(
    'isn’t read without a click where the save was %s',
    async (kind) => {
      await openAgain({ kind });
      expect(await library.db.jobs.get('s1')).toMatchObject({ state: 'failed', highlights: [{ id: ID }] });
      expect(scriptsRun).toBe(0);
    },
  );

  it('isn’t read for what the reader has deleted', async () => {
    await openAgain({ kind: 'interrupted' }, () => changePageHighlight(library, URL, ID, { kind: 'delete' }));
    expect(scriptsRun).toBe(0);
  });
});
