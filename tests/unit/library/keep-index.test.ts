import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import type { Article } from '@/utils/article/article';
import { type IndexKeeping, keepIndex } from '@/utils/library/keep-index';
import { indexProgress } from '@/utils/library/rebuild-index';
import { saveLinks } from '@/utils/library/save-links';
import { SearchIndex } from '@/utils/library/search-index';
import { addTag } from '@/utils/library/update-article';

/** Locks as a browser's manager gives them: to one after the other, shared ones at once. */
function testLocks(): IndexKeeping['locks'] {
  let last: Promise<unknown> = Promise.resolve();
  const held: LockInfo[] = [];
  return {
    request: (async (name: string, { mode }: LockOptions, work: () => Promise<unknown>) => {
      const hold = async (): Promise<unknown> => {
        const lock = { name, mode: mode ?? 'exclusive' };
        held.push(lock);
        try {
          return await work();
        } finally {
          held.splice(held.indexOf(lock), 1);
        }
      };
      if (mode === 'shared') return hold();
      const mine = last.then(hold);
      last = mine.catch(() => undefined);
      return mine;
    }) as LockManager['request'],
    query: () => Promise.resolve({ held: [...held] }),
  };
}

/** What a window keeps the index with that somebody sees, and that is never held up. */
const keeping = (of: Partial<IndexKeeping> = {}): IndexKeeping => ({
  locks: testLocks(),
  pause: () => Promise.resolve(),
  isHidden: () => false,
  wait: () => Promise.resolve(),
  ...of,
});

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
    ends.push(keepIndex(library, keeping()));
    await vi.waitFor(async () => {
      expect(await segments()).toBe(1);
    });
    await saveMany(library, 'bridge');
    await vi.waitFor(async () => {
      expect(await segments()).toBe(2);
    });
    const { found } = await new SearchIndex(library).find([
      { words: 'ferry', asWhole: true },
      { words: 'bridge', asWhole: true },
    ]);
    expect(found.map(({ size }) => size)).toEqual([70, 70]);
  });

  it('looks through the segments for what is void only when it begins, and when they have changed', async () => {
    await saveMany(library, 'ferry');
    const locks = testLocks();
    let rounds = 0;
    const counted: IndexKeeping['locks'] = {
      query: () => locks.query(),
      request: (async (name: string, options: LockOptions, work: () => Promise<unknown>) => {
        await locks.request(name, options, work);
        if (name === 'search-index') rounds += 1;
      }) as LockManager['request'],
    };
    ends.push(keepIndex(library, keeping({ locks: counted })));
    await vi.waitFor(async () => {
      expect([rounds > 0, await segments()]).toEqual([true, 1]);
    });
    const ids = await library.db.articles.toCollection().primaryKeys();
    let read = 0;
    library.db.searchSegments.hook('reading', (row) => {
      read += 1;
      return row;
    });
    const before = rounds;
    await addTag(library, ids.slice(0, 3), 'sea');
    await vi.waitFor(() => {
      expect(rounds).toBeGreaterThan(before + 1);
    });
    expect(await library.db.searchVoid.count()).toBe(3);
    expect(read).toBe(0);
  });

  it('brings in what can be read, though something of the library can’t', async () => {
    await saveMany(library, 'ferry');
    const [first] = await library.db.articles.toArray();
    await library.db.articles.put({ ...first, title: null } as unknown as Article);
    await library.db.meta.delete('searchVersion');
    ends.push(keepIndex(library, keeping()));
    await vi.waitFor(async () => {
      expect(await indexProgress(library)).toBeNull();
    });
    const {
      found: [found],
    } = await new SearchIndex(library).find([{ words: 'ferry', asWhole: true }]);
    expect(found?.size).toBe(69);
  });

  it('goes on in another window where one that is closed has stopped', async () => {
    await library.db.meta.delete('searchVersion');
    await saveMany(library, 'ferry');
    const locks = testLocks();
    let pauses = 0;
    const pause = (): Promise<void> => {
      pauses += 1;
      // The window is closed while it works.
      if (pauses === 2) first();
      return Promise.resolve();
    };
    const first = keepIndex(library, keeping({ locks, pause }));
    ends.push(first, keepIndex(library, keeping({ locks })));
    await vi.waitFor(async () => {
      expect(await library.db.meta.get('searchVersion')).toBeDefined();
    });
    expect(pauses).toBe(2);
    const {
      found: [found],
    } = await new SearchIndex(library).find([{ words: 'ferry', asWhole: true }]);
    expect(found?.size).toBe(70);
  });

  it('tries again what has failed, after waits that grow', async () => {
    await saveMany(library, 'ferry');
    await library.db.meta.delete('searchVersion');
    const waits: number[] = [];
    const failing = keeping({
      pause: () => (waits.length < 3 ? Promise.reject(new Error('full disk')) : Promise.resolve()),
      wait: (timeMs) => {
        waits.push(timeMs);
        return Promise.resolve();
      },
    });
    ends.push(keepIndex(library, failing));
    await vi.waitFor(async () => {
      expect(await indexProgress(library)).toBeNull();
    });
    expect(waits).toEqual([1000, 2000, 4000]);
  });

  it('makes an index anew that is found to be damaged when it is put together', async () => {
    await saveMany(library, 'ferry');
    const end = keepIndex(library, keeping());
    await vi.waitFor(async () => {
      expect(await segments()).toBe(1);
    });
    end();
    await library.db.searchPositions.clear();
    for (let round = 0; round < 7; round += 1) await saveMany(library, `bridge${String(round)}`);
    ends.push(keepIndex(library, keeping()));
    await vi.waitFor(
      async () => {
        expect(await indexProgress(library)).toBeNull();
        expect(
          (await library.db.searchArticles.count()) > 0 && (await library.db.searchPositions.count()) > 0,
        ).toBe(true);
      },
      { timeout: 20_000 },
    );
    const {
      found: [found],
    } = await new SearchIndex(library).find([{ words: 'ferry', asWhole: true }]);
    expect(found?.size).toBe(70);
  });

  it('gives way to a window that somebody sees', async () => {
    await library.db.meta.delete('searchVersion');
    await saveMany(library, 'ferry');
    const locks = testLocks();
    const order: string[] = [];
    let isSeenBegun = false;
    const hidden = keeping({
      locks,
      isHidden: () => true,
      pause: () => {
        order.push('hidden');
        if (!isSeenBegun) ends.push(keepIndex(library, seen));
        isSeenBegun = true;
        return Promise.resolve();
      },
    });
    const seen = keeping({
      locks,
      pause: async () => {
        order.push((await indexProgress(library)) ? 'seen' : 'whole');
      },
    });
    ends.push(keepIndex(library, hidden));
    await vi.waitFor(async () => {
      expect(await indexProgress(library)).toBeNull();
    });
    expect(order.slice(0, 2)).toEqual(['hidden', 'seen']);
  });
});
