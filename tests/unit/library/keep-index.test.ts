import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import type { Article } from '@/utils/article/article';
import { keepIndex } from '@/utils/library/keep-index';
import { indexProgress } from '@/utils/library/rebuild-index';
import { saveLinks } from '@/utils/library/save-links';
import { SearchIndex } from '@/utils/library/search-index';

/** Gives one lock to one after the other, as a browser's lock manager does. */
function oneLock(): Pick<LockManager, 'request'> {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request: ((_name: string, _options: LockOptions, work: () => Promise<unknown>) => {
      const mine = last.then(work);
      last = mine.catch(() => undefined);
      return mine;
    }) as LockManager['request'],
  };
}

/** Saves links enough for a segment. */
const saveMany = (library: TestLibrary, name: string): Promise<unknown> =>
  saveLinks(
    library,
    Array.from({ length: 70 }, (_, at) => ({ url: `https://${name}.example/${String(at)}`, title: name })),
  );

let library: TestLibrary;
let ends: (() => void)[];

const segments = (): Promise<number> =>
  library.db.searchSegments.filter(({ isReady }) => isReady === 1).count();

beforeEach(() => {
  library = testLibrary();
  ends = [];
});

afterEach(() => {
  for (const end of ends) end();
});

describe('keepIndex', () => {
  it('puts together what there is and what comes, and all of it stays found', async () => {
    await saveMany(library, 'ferry');
    ends.push(keepIndex(library, oneLock(), () => Promise.resolve()));
    await vi.waitFor(async () => {
      expect(await segments()).toBe(1);
    });
    await saveMany(library, 'bridge');
    await vi.waitFor(async () => {
      expect(await segments()).toBe(2);
    });
    const found = await new SearchIndex(library).find([
      { words: 'ferry', asWhole: true },
      { words: 'bridge', asWhole: true },
    ]);
    expect(found.map(({ size }) => size)).toEqual([70, 70]);
  });

  it('brings in what can be read, though something of the library can’t', async () => {
    await saveMany(library, 'ferry');
    const [first] = await library.db.articles.toArray();
    await library.db.articles.put({ ...first, title: null } as unknown as Article);
    await library.db.meta.delete('searchVersion');
    ends.push(keepIndex(library, oneLock(), () => Promise.resolve()));
    await vi.waitFor(async () => {
      expect(await indexProgress(library)).toBeNull();
    });
    const [found] = await new SearchIndex(library).find([{ words: 'ferry', asWhole: true }]);
    expect(found?.size).toBe(69);
  });

  it('goes on in another window where one that is closed has stopped', async () => {
    await library.db.meta.delete('searchVersion');
    await saveMany(library, 'ferry');
    const locks = oneLock();
    let pauses = 0;
    const first = keepIndex(library, locks, () => {
      pauses += 1;
      // The window is closed while it works.
      if (pauses === 2) first();
      return Promise.resolve();
    });
    ends.push(
      first,
      keepIndex(library, locks, () => Promise.resolve()),
    );
    await vi.waitFor(async () => {
      expect(await library.db.meta.get('searchVersion')).toBeDefined();
    });
    expect(pauses).toBe(2);
    const [found] = await new SearchIndex(library).find([{ words: 'ferry', asWhole: true }]);
    expect(found?.size).toBe(70);
  });
});
