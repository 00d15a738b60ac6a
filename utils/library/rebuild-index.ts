import { SEARCH_VERSION } from '@/utils/storage/database';

import { indexArticle } from './index-article';
import type { LibraryContext } from './library-context';
import type { Pause } from './merge-index';

type Db = Pick<LibraryContext, 'db'>;

/** Articles that are looked at at a time. */
const BATCH = 200;

/** How far an index has got that is being made: null where everything is in it. */
export async function indexProgress({ db }: Db): Promise<{ indexed: number } | null> {
  const [version, indexed] = await db.meta.bulkGet(['searchVersion', 'searchIndexed']);
  return version?.value === SEARCH_VERSION ? null : { indexed: indexed?.value ?? 0 };
}

/**
 * Brings every article into the index that isn't in it yet, where that isn't known to be whole: of a library that had none, or
 * one of another form. Goes on where it was cut short. `afterBatch` is called now and then.
 */
export async function rebuildIndex({ db }: Db, afterBatch: Pause): Promise<void> {
  if (!(await indexProgress({ db }))) return;
  await beginAnew({ db });
  let last = '';
  let indexed = 0;
  for (;;) {
    const ids = await db.articles.where('id').above(last).limit(BATCH).primaryKeys();
    if (ids.length === 0) break;
    const known = await db.searchArticles.bulkGet(ids);
    for (const [index, id] of ids.entries()) {
      if (known[index]) continue;
      await db.transaction('rw', db.indexedTables, async () => {
        if (!(await db.searchArticles.get(id))) await indexArticle({ db }, id);
      });
      if (index % 20 === 19) await tell(indexed + index + 1);
    }
    indexed += ids.length;
    last = ids.at(-1) ?? last;
    await tell(indexed);
  }
  await db.transaction('rw', db.meta, async () => {
    await db.meta.put({ key: 'searchVersion', value: SEARCH_VERSION });
    await db.meta.bulkDelete(['searchRebuilding', 'searchIndexed']);
  });

  async function tell(value: number): Promise<void> {
    await db.meta.put({ key: 'searchIndexed', value });
    await afterBatch();
  }
}

/** Empties an index of another form; one of this form that was begun stays. */
async function beginAnew({ db }: Db): Promise<void> {
  const tables = [
    db.searchArticles,
    db.searchNew,
    db.searchSegments,
    db.searchBlocks,
    db.searchPositions,
    db.searchVoid,
  ];
  await db.transaction('rw', [...tables, db.meta], async () => {
    const begun = await db.meta.get('searchRebuilding');
    if (begun?.value === SEARCH_VERSION) return;
    await Promise.all(tables.map((table) => table.clear()));
    await db.meta.bulkPut([
      { key: 'searchRebuilding', value: SEARCH_VERSION },
      { key: 'searchIndexed', value: 0 },
      { key: 'searchDocuments', value: 0 },
    ]);
  });
}
