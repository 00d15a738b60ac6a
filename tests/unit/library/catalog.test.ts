import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { allRows } from '@/tests/support/all-rows';
import { articleRow } from '@/tests/support/article-row';
import { catalogFaults } from '@/tests/support/catalog-faults';
import { LIBRARY_OPERATIONS, save } from '@/tests/support/library-operations';
import { aText } from '@/tests/support/searched-texts';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { type UnreadableRows, unreadableRows } from '@/tests/support/unreadable-rows';
import { keepCatalog } from '@/utils/library/keep-catalog';
import { loadCatalog, loadTitles } from '@/utils/library/load-catalog';
import { packCatalog } from '@/utils/library/pack-catalog';
import { trashArticles } from '@/utils/library/update-article';
import { watchCatalog } from '@/utils/library/watch-catalog';
import { ALL_ARTICLES, filterArticles, PLACES } from '@/utils/search/article-filter';
import { ARTICLE_ORDERS, sortArticles } from '@/utils/search/article-order';
import { ArticleCatalog } from '@/utils/search/catalog/article-catalog';
import { countArticles } from '@/utils/search/count-articles';
import type { SearchedArticle } from '@/utils/search/searched-article';
import { CuttingsDatabase } from '@/utils/storage/database';

/** So few that chunks are parted and written again within a test. */
const SIZES = { chunk: 3, stale: 2 };
const TODAY = '2026-11-27';
const QUERIES = [
  '',
  'tag:f',
  'site:courier',
  'is:link',
  'is:annotated',
  'is:changed',
  'has:note',
  'color:yellow',
];

/** What differs between a catalog and the rows. */
function expectAgreement(catalog: ArticleCatalog, rows: SearchedArticle[]): void {
  expect(catalog.size).toBe(rows.length);
  for (const { id, highlights, colors, hasNotes, versions } of rows) {
    expect(catalog.summaryOf(id)).toEqual({ highlights, colors, hasNotes, versions });
  }
  for (const place of PLACES) {
    const { tags, sites, ...counts } = countArticles(rows, place);
    const { tags: itsTags, sites: itsSites, ...itsCounts } = catalog.counts(place);
    expect(itsCounts).toEqual(counts);
    expect(Object.fromEntries(itsTags)).toEqual(Object.fromEntries(tags));
    expect(Object.fromEntries(itsSites)).toEqual(Object.fromEntries(sites));
    for (const query of QUERIES) {
      const filter = { ...ALL_ARTICLES, place, query };
      const ids = catalog.list({ filter, today: TODAY }, 'saved');
      const wanted = filterArticles(rows, filter, TODAY).map(({ id }) => id);
      expect(ids.toSorted(), `${place} ${query}`).toEqual(wanted.toSorted());
    }
  }
  for (const order of ARTICLE_ORDERS) {
    const ids = catalog.list({ filter: ALL_ARTICLES, today: TODAY }, order, 'en');
    const inOrder = ids.flatMap((id) => rows.filter((row) => row.id === id));
    for (const [index, row] of inOrder.entries()) {
      const both = [inOrder[index - 1] ?? row, row];
      expect(sortArticles(both, order, 'en'), order).toEqual(both);
    }
  }
}

async function loaded(library: TestLibrary): Promise<ArticleCatalog> {
  const columns = await loadCatalog(library);
  await loadTitles(library, columns);
  return new ArticleCatalog(columns);
}

interface Step {
  name: string;
  text: string;
  one: number;
  other: number;
  /** In which window it is done, and whether all of it comes to nothing. */
  end: 'here' | 'elsewhere' | 'aborted';
}

const aStep = (): fc.Arbitrary<Step> =>
  fc.record({
    name: fc.constantFrom(
      ...Object.keys(LIBRARY_OPERATIONS),
      'save',
      'save',
      'save',
      'pack',
      'pack',
      'packAll',
    ),
    text: aText(4),
    one: fc.nat(30),
    other: fc.nat(30),
    end: fc.constantFrom('here', 'here', 'elsewhere', 'aborted'),
  });

async function act(library: TestLibrary, { name, text, one, other, end }: Step): Promise<void> {
  const { db } = library;
  const step = async (): Promise<unknown> => {
    if (name === 'pack') return packCatalog(library, SIZES);
    if (name === 'packAll') while (await packCatalog(library, SIZES));
    return LIBRARY_OPERATIONS[name]?.(library, text, one, other);
  };
  if (end !== 'aborted') {
    await step();
    return;
  }
  const isSave = name.startsWith('save');
  const aborted = db.transaction('rw', db.tables, async () => {
    if (!isSave) await step();
    throw new Error('closed');
  });
  await aborted.catch((error: unknown) => {
    if (!(error instanceof Error && error.message === 'closed')) throw error;
  });
}

const atRest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('the catalog of a library', () => {
  it('agrees with the rows that it is made of, whatever is done to the library, in whichever window', async () => {
    let steps = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(aStep(), { minLength: 5, maxLength: 25 }), async (sequence) => {
        const library = testLibrary();
        const elsewhere = { ...library, db: new CuttingsDatabase(library.db.name) };
        for (const number of [0, 1, 2, 3]) await save(library, `text ${String(number)}`, number);
        let watched: ArticleCatalog | null = null;
        const watch = watchCatalog(library, {
          next: (catalog) => {
            watched = catalog;
          },
          error: (error) => {
            throw error;
          },
        });
        for (const step of sequence) {
          library.setTime(new Date(1_795_000_000_000 + steps * 1000).toISOString());
          await act(step.end === 'elsewhere' ? elsewhere : library, step);
          steps += 1;
          const rows = await allRows(library);
          expectAgreement(await loaded(library), rows);
          expect(await catalogFaults(library.db)).toEqual([]);
        }
        const rows = await allRows(library);
        await vi.waitFor(() => {
          if (!watched) throw new Error('nothing was told');
          expect(watched.size).toBe(rows.length);
        });
        watch.wantTitles();
        await vi.waitFor(() => {
          if (!watched?.hasTitles) throw new Error('no titles');
          expectAgreement(watched, rows);
        });
        watch.end();
        elsewhere.db.close();
        await library.db.delete();
      }),
      { numRuns: 60, endOnFailure: true },
    );
    expect(steps).toBeGreaterThan(600);
  }, 180_000);

  it('stays right while it is written and the library changes meanwhile', async () => {
    const library = testLibrary();
    await library.db.articles.bulkAdd(Array.from({ length: 40 }, (_, n) => articleRow(`a${String(n)}`)));
    await Promise.all([
      (async () => {
        while (await packCatalog(library, SIZES));
      })(),
      (async () => {
        for (let number = 0; number < 40; number += 3) {
          await trashArticles(library, [`a${String(number)}`]);
          await library.db.articles.put(articleRow(`b${String(number)}`));
          await library.db.articles.delete(`a${String(number + 1)}`);
        }
      })(),
    ]);
    expectAgreement(await loaded(library), await allRows(library));
    while (await packCatalog(library, SIZES));
    expect(await library.db.catalogStale.count()).toBeLessThan(SIZES.stale);
    expectAgreement(await loaded(library), await allRows(library));
  });

  it('reads no article of those that it holds', async () => {
    const library = testLibrary();
    await library.db.articles.bulkAdd(Array.from({ length: 10 }, (_, n) => articleRow(`a${String(n)}`)));
    while (await packCatalog(library, { chunk: 4, stale: 1 }));
    const read = vi.fn();
    library.db.articles.hook('reading', (row) => {
      read();
      return row;
    });
    expect((await loaded(library)).size).toBe(10);
    expect(read).not.toHaveBeenCalled();
  });

  it('is made by the page, by one window at a time, and made again when much has changed', async () => {
    const library = testLibrary();
    await library.db.articles.bulkAdd(Array.from({ length: 300 }, (_, n) => articleRow(`a${String(n)}`)));
    const end = keepCatalog(library, navigator.locks, atRest);
    await vi.waitFor(async () => {
      expect(await library.db.catalogStale.count()).toBe(0);
    });
    await trashArticles(
      library,
      Array.from({ length: 200 }, (_, n) => `a${String(n)}`),
    );
    await vi.waitFor(async () => {
      expect(await library.db.catalogStale.count()).toBe(0);
    });
    expectAgreement(await loaded(library), await allRows(library));
    end();
  });

  it.each(['catalog', 'catalogTitles'])('lists everything where a row of %s can’t be read', async (table) => {
    const library = testLibrary();
    const rows = unreadableRows(library.db);
    await library.db.articles.bulkAdd(Array.from({ length: 10 }, (_, n) => articleRow(`a${String(n)}`)));
    while (await packCatalog(library, { chunk: 4, stale: 1 }));
    rows.damage(table, '');
    expectAgreement(await loaded(library), await allRows(library));
    // It is written anew once something of it has changed.
    await trashArticles(library, ['a0']);
    while (await packCatalog(library, { chunk: 4, stale: 1 }));
    expectAgreement(await loaded(library), await allRows(library));
    expect(await library.db.catalog.toArray()).toHaveLength(3);
  });

  it('reads no more from the articles than what can’t be read, and has that made anew', async () => {
    const library = testLibrary();
    const rows = unreadableRows(library.db);
    await library.db.articles.bulkAdd(Array.from({ length: 10 }, (_, n) => articleRow(`a${String(n)}`)));
    while (await packCatalog(library, { chunk: 4, stale: 1 }));
    rows.damage('catalog', 'a3\u0000');
    const read: string[] = [];
    library.db.articles.hook('reading', (row) => {
      read.push(row.id);
      return row;
    });
    await loadCatalog(library);
    expect(read.toSorted()).toEqual(['a4', 'a5', 'a6', 'a7']);
    while (await packCatalog(library, { chunk: 4, stale: 1 }));
    read.length = 0;
    expect((await loadCatalog(library)).size).toBe(10);
    expect(read).toEqual([]);
  });

  it('is made anew where its beginning is lost', async () => {
    const library = testLibrary();
    await library.db.articles.bulkAdd(Array.from({ length: 10 }, (_, n) => articleRow(`a${String(n)}`)));
    while (await packCatalog(library, { chunk: 4, stale: 1 }));
    await library.db.catalog.delete('');
    expectAgreement(await loaded(library), await allRows(library));
    while (await packCatalog(library, { chunk: 4, stale: 1 }));
    expect(await library.db.catalog.orderBy('first').primaryKeys()).toContain('');
    expectAgreement(await loaded(library), await allRows(library));
  });

  it.each<[string, (library: TestLibrary, rows: UnreadableRows) => unknown]>([
    [
      'can’t be read',
      (_library, rows) => {
        rows.damage('catalogTitles', '');
      },
    ],
    ['are gone', (library) => library.db.catalogTitles.delete('')],
  ])('sorts by titles that %s', async (_, damage) => {
    const library = testLibrary();
    const rows = unreadableRows(library.db);
    await library.db.articles.bulkAdd(
      Array.from({ length: 10 }, (_row, n) =>
        articleRow(`a${String(n)}`, { title: `Title ${String(9 - n)}` }),
      ),
    );
    while (await packCatalog(library, { chunk: 4, stale: 1 }));
    await damage(library, rows);
    const list = async (): Promise<string[]> =>
      (await loaded(library)).list({ filter: ALL_ARTICLES, today: TODAY }, 'title', 'en');
    const inOrder = Array.from({ length: 10 }, (_row, n) => `a${String(9 - n)}`);
    expect(await list()).toEqual(inOrder);
    while (await packCatalog(library, { chunk: 4, stale: 1 }));
    expect(await library.db.catalogTitles.get('')).toBeDefined();
    expect(await list()).toEqual(inOrder);
  });

  it('reads what many changes have left behind some at a time', async () => {
    const library = testLibrary();
    const asked: number[] = [];
    library.db.use({
      stack: 'dbcore',
      name: 'asked at once',
      create: (core) => ({
        ...core,
        table: (name) => {
          const table = core.table(name);
          return {
            ...table,
            getMany: (request) => {
              asked.push(request.keys.length);
              return table.getMany(request);
            },
          };
        },
      }),
    });
    await library.db.articles.bulkAdd(Array.from({ length: 2500 }, (_, n) => articleRow(`a${String(n)}`)));
    while (await packCatalog(library));
    await library.db.articles.toCollection().modify({ isFavourite: true });
    asked.length = 0;
    const columns = await loadCatalog(library);
    expect(asked.length).toBeGreaterThan(1);
    expect(Math.max(...asked)).toBeLessThanOrEqual(1000);
    expect(columns.size).toBe(2500);
  });

  it('takes one of an earlier form for none', async () => {
    const library = testLibrary();
    await library.db.articles.bulkAdd(Array.from({ length: 10 }, (_, n) => articleRow(`a${String(n)}`)));
    while (await packCatalog(library, { chunk: 4, stale: 1 }));
    await library.db.catalog.toCollection().modify({ form: -1 });
    expectAgreement(await loaded(library), await allRows(library));
    while (await packCatalog(library, { chunk: 4, stale: 1 }));
    expect(await library.db.catalog.where('form').equals(-1).count()).toBe(0);
    expectAgreement(await loaded(library), await allRows(library));
  });

  it.each([
    ['all of them', (library: TestLibrary) => library.db.articles.clear()],
    ['a range', (library: TestLibrary) => library.db.articles.where('id').below('a5').delete()],
    [
      'those of a query',
      (library: TestLibrary) => library.db.articles.filter(({ id }) => id > 'a5').delete(),
    ],
    ['all highlights', (library: TestLibrary) => library.db.annotations.clear()],
    ['all versions', (library: TestLibrary) => library.db.versions.clear()],
  ])('notices when %s are deleted', async (_, remove) => {
    const library = testLibrary();
    for (const number of [0, 1, 2, 3, 4, 7]) await save(library, `text ${String(number)}`, number);
    await library.db.articles.bulkAdd(Array.from({ length: 10 }, (_row, n) => articleRow(`a${String(n)}`)));
    while (await packCatalog(library, { chunk: 4, stale: 1 }));
    await remove(library);
    expectAgreement(await loaded(library), await allRows(library));
  });

  it('tells of hundreds that changed at once, and of more than it can name', async () => {
    const library = testLibrary();
    await library.db.articles.bulkAdd(Array.from({ length: 1100 }, (_, n) => articleRow(`a${String(n)}`)));
    let trashed = -1;
    const { end } = watchCatalog(library, {
      next: (catalog) => {
        trashed = catalog.counts('all').places.trash;
      },
      error: (error) => {
        throw error;
      },
    });
    await vi.waitFor(() => {
      expect(trashed).toBe(0);
    });
    const ids = await library.db.articles.toCollection().primaryKeys();
    for (const count of [300, 1100]) {
      await trashArticles(library, ids.slice(0, count));
      await vi.waitFor(() => {
        expect(trashed).toBe(count);
      });
    }
    end();
  });
});
