import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';

import { reportPages, stageBlock } from '@/utils/library/stage-block';
import { startSave } from '@/utils/library/start-save';
import { failingRequests } from '@/tests/support/failing-requests';
import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary } from '@/tests/support/test-library';

it('notes down how far pages are read, and that the save is alive', async () => {
  const library = testLibrary();
  await stageCapture(library, 's1', aCapture());
  library.setTime('2026-11-24T09:00:00.000Z');
  const pages = { read: 3, found: 6, failure: { kind: 'refused', status: 503, page: 4 } };
  await reportPages(library, 's1', pages);
  expect(await library.db.jobs.get('s1')).toMatchObject({ pages, touchedAt: '2026-11-24T09:00:00.000Z' });
});

it('takes nothing of another form from a page', async () => {
  const library = testLibrary();
  await stageCapture(library, 's1', aCapture());
  const pages = { read: '3', found: 1e9, failure: null, __proto__: { evil: true } };
  await expect(reportPages(library, 's1', pages)).rejects.toThrow();
});

it.each(['QuotaExceededError', 'DataError', 'UnknownError'])(
  'a block that can’t be kept for a %s fails the save of its tab for that, and of no other',
  async (failure) => {
    const library = testLibrary();
    const requests = failingRequests(library.db);
    const tabId = 1;
    await stageCapture(library, 's1', aCapture(), { tabId });
    const block = { saveId: 's1', part: 'picture:0', block: 0, blocks: 1, data: 'bytes' } as const;
    for (const [sender, state] of [
      [tabId + 1, 'capturing'],
      [tabId, 'failed'],
    ] as const) {
      requests.failAt(sender === tabId ? 2 : 1, failure);
      await expect(stageBlock(library, sender, block)).rejects.toThrow();
      expect(requests.hasFailed()).toBe(true);
      expect((await library.db.jobs.get('s1'))?.state).toBe(state);
    }
    expect(await library.db.jobs.get('s1')).toMatchObject({ failure: { kind: 'storage' } });
    expect(await library.db.staging.count()).toBe(0);
  },
);

it('a save that can’t be noted down says that it is the disk', async () => {
  const library = testLibrary();
  failingRequests(library.db).failAt(1, 'QuotaExceededError');
  const request = { saveId: 's1', tabId: 1, url: 'https://courier.example/', title: '' };
  const started = await startSave(library, { ...request, highlightsSelection: false, withPages: false });
  expect(started).toMatchObject({ ok: false, failure: { kind: 'storage' } });
});
