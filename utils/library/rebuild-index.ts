import { SEARCH_VERSION } from '@/utils/storage/database';

import { indexArticles } from './index-article';
import type { LibraryContext } from './library-context';
import type { Pause } from './merge-index';

type Db = Pick<LibraryContext, 'db'>;

/** Articles that are looked at at a time. */
const BATCH = 200;
/** Articles that are written at once, and about how long their texts are at most: others wait meanwhile who want to write. */
const MOST_AT_ONCE = 25;
const LONGEST_AT_ONCE = 60_000;
/** Letters of a word, with the space behind it. */
const WORD_LENGTH = 6;

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
    for (const some of await missingIn({ db }, ids)) {
      await db.transaction('rw', db.indexedTables, async () => {
        const known = await db.searchArticles.bulkGet(some);
        await indexArticles(
          { db },
          some.filter((_, index) => !known[index]),
        );
      });
      await tell(indexed + ids.indexOf(some.at(-1) ?? '') + 1);
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

/** Those of some articles that aren't in the index yet, as they are written. */
async function missingIn({ db }: Db, ids: string[]): Promise<string[][]> {
  const known = await db.searchArticles.bulkGet(ids);
  const articles = await db.articles.bulkGet(ids.filter((_, index) => !known[index]));
  const batches: string[][] = [];
  let length = Infinity;
  for (const article of articles) {
    if (!article) continue;
    const batch = batches.at(-1);
    length += article.words * WORD_LENGTH + article.characters;
    if (batch && batch.length < MOST_AT_ONCE && length < LONGEST_AT_ONCE) {
      batch.push(article.id);
    } else {
      batches.push([article.id]);
      length = article.words * WORD_LENGTH + article.characters;
    }
  }
  return batches;
}

/** Has an index that was found to be damaged made anew: until that is done, it isn't whole. */
export async function renewIndex({ db }: Db): Promise<void> {
  await db.meta.bulkDelete(['searchVersion', 'searchRebuilding']);
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
      { key: 'searchNewDocuments', value: 0 },
    ]);
  });
}
