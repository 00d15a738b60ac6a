import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';

import { articleRow } from '@/tests/support/article-row';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { indexArticles } from '@/utils/library/index-article';
import { maintainIndex } from '@/utils/library/keep-index';
import { SearchIndex } from '@/utils/library/search-index';

const SIZES = { documents: 4, segments: 3 };

/** Does all there is to do, which takes less than a hundred steps. */
async function maintain(library: TestLibrary): Promise<void> {
  let pauses = 0;
  const pause = (): Promise<void> => {
    pauses += 1;
    return pauses > 100 ? Promise.reject(new Error('endless')) : Promise.resolve();
  };
  await maintainIndex(library, pause, { sizes: SIZES });
}

/** Writes articles with a title, and indexes them. */
async function write(library: TestLibrary, title: string, ids: string[]): Promise<void> {
  const { db } = library;
  await db.transaction('rw', db.indexedTables, async () => {
    await db.articles.bulkPut(ids.map((id) => articleRow(id, { title })));
    await indexArticles(library, ids);
  });
}

const four = (name: string): string[] => [1, 2, 3, 4].map((n) => `${name}${String(n)}`);

it('puts segments together in the order of their documents, also when one was written again, and comes to an end', async () => {
  const library = testLibrary();
  const { db } = library;
  await write(library, 'ferry', four('a'));
  await maintain(library);
  await write(library, 'ferry', four('b'));
  await maintain(library);
  // The first segment has lost a quarter of its documents: it is written again, behind the second.
  await write(library, 'bridge', ['a1']);
  await maintain(library);
  await write(library, 'ferry', ['c1', 'c2', 'c3']);
  await maintain(library);
  const ready = await db.searchSegments.where('[isReady+level]').equals([1, 1]).toArray();
  expect(ready).toHaveLength(1);
  const numbers = Array.from(ready[0]?.numbers ?? []);
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));

  await write(library, 'bridge', [...four('a'), ...four('b')]);
  await maintain(library);
  const {
    found: [ferries, bridges],
  } = await new SearchIndex(library).find(['ferry', 'bridge'].map((words) => ({ words, asWhole: true })));
  expect([...(ferries?.keys() ?? [])].toSorted()).toEqual(['c1', 'c2', 'c3']);
  expect([...(bridges?.keys() ?? [])].toSorted()).toEqual([...four('a'), ...four('b')]);
});
