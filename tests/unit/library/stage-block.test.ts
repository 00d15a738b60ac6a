import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';

import { reportPages } from '@/utils/library/stage-block';
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
