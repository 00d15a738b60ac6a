import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';

import { lookForLoss } from '@/utils/library/look-for-loss';
import { articleRow } from '@/tests/support/article-row';
import { testLibrary } from '@/tests/support/test-library';

it('knows a library again, whatever has become of its articles', async () => {
  const library = testLibrary();
  const first = await lookForLoss(library, null);
  expect(first).toMatchObject({ now: { articles: 0 }, lost: null });
  await library.db.articles.add(articleRow('a'));
  const second = await lookForLoss(library, first.now);
  expect(second).toMatchObject({ now: { mark: first.now.mark, articles: 1 }, lost: null });
  await library.db.articles.clear();
  expect((await lookForLoss(library, second.now)).lost).toBeNull();
});

it('tells of one in whose place there is another, unless that has as much in it', async () => {
  const lost = { mark: -1, articles: 3, at: '2026-11-01T08:00:00.000Z' };
  expect((await lookForLoss(testLibrary(), lost)).lost).toEqual(lost);
  expect((await lookForLoss(testLibrary(), { ...lost, articles: 0 })).lost).toBeNull();
  const restored = testLibrary();
  await restored.db.articles.bulkAdd(['a', 'b', 'c'].map((id) => articleRow(id)));
  expect((await lookForLoss(restored, lost)).lost).toBeNull();
});

it('is no loss where nothing is remembered, as when settings alone are gone', async () => {
  const library = testLibrary();
  await library.db.articles.add(articleRow('a'));
  expect((await lookForLoss(library, null)).lost).toBeNull();
});
