import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import {
  deleteSearch,
  listSearches,
  moveSearch,
  renameSearch,
  saveSearch,
} from '@/utils/library/saved-searches';
import { ALL_ARTICLES } from '@/utils/search/article-filter';
import { isReadable } from '@/utils/search/saved-search';

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

const save = (query: string, name = '') => saveSearch(library, { ...ALL_ARTICLES, query }, name);

/** What is listed: names, or what is asked for; what can't be read in brackets. */
async function listed(): Promise<string[]> {
  return (await listSearches(library)).map((search) =>
    isReadable(search) ? search.name || search.query : `[${search.unreadable}]`,
  );
}

async function idOf(query: string): Promise<string> {
  const search = (await listSearches(library)).find((one) => isReadable(one) && one.query === query);
  return search?.id ?? '';
}

describe('saved searches', () => {
  it('come one behind the other, with place, tag and site', async () => {
    await save('ferry');
    await saveSearch(library, { place: 'unread', tag: 'sea', site: 'Courier', query: '' }, 'To read');
    expect(await listed()).toEqual(['ferry', 'To read']);
    expect((await listSearches(library))[1]).toMatchObject({ place: 'unread', tag: 'sea', site: 'Courier' });
  });

  it('are there once: one that finds the same gets the new name, and undoing gives it its own back', async () => {
    await save('ferry', 'Ferries');
    const undo = await save(' ferry ', 'Boats');
    expect(await listed()).toEqual(['Boats']);
    await undo();
    expect(await listed()).toEqual(['Ferries']);
  });

  it('are called what they ask for where they have no name', async () => {
    await save('ferry', 'Ferries');
    await renameSearch(library, await idOf('ferry'), '  ');
    expect(await listed()).toEqual(['ferry']);
    await save('gull', ' ');
    expect(await listed()).toEqual(['ferry', 'gull']);
  });

  it('go where they are put', async () => {
    for (const query of ['a', 'b', 'c', 'd']) await save(query);
    await moveSearch(library, await idOf('d'), 0);
    await moveSearch(library, await idOf('a'), 2);
    expect(await listed()).toEqual(['d', 'b', 'a', 'c']);
    await save('e');
    expect(await listed()).toEqual(['d', 'b', 'a', 'c', 'e']);
  });

  it('come back to their place when deleting is undone', async () => {
    for (const query of ['a', 'b', 'c']) await save(query);
    const undo = await deleteSearch(library, await idOf('b'));
    expect(await listed()).toEqual(['a', 'c']);
    await undo?.();
    expect(await deleteSearch(library, 'gone')).toBeNull();
    expect(await listed()).toEqual(['a', 'b', 'c']);
  });

  it('are listed where they can’t be read, in their place, and are kept as they are', async () => {
    for (const query of ['a', 'b']) await save(query);
    const broken = { id: 'x', name: 'Older', query: 'ferry', position: 0.5, place: 'attic' };
    await library.db.table<object>('searches').add(broken);
    await library.db.table<object>('searches').add({ id: 'y' });
    expect(await listed()).toEqual(['a', '[Older]', 'b', '[y]']);
    await save('c');
    await moveSearch(library, await idOf('c'), 0);
    expect(await listed()).toEqual(['c', 'a', '[Older]', 'b', '[y]']);
    expect(await library.db.searches.get('x')).toEqual({ ...broken, position: 2 });
  });
});
