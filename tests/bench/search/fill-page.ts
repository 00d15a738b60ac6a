import { indexArticles } from '@/utils/library/index-article';
import { maintainIndex } from '@/utils/library/keep-index';
import { packCatalog } from '@/utils/library/pack-catalog';
import { openLibrary } from '@/utils/library/open-library';

import { corpus } from './corpus.ts';
import { libraryRows } from './library-rows.ts';

// Run in a page of the extension: fills its library.

const library = openLibrary();
/** Articles of a transaction. */
const BATCH = 50;

/** Adds the articles of a corpus from one number up to another, which is left out, each whole and with its part of the index. */
export async function fillLibrary(seed: number, from: number, to: number): Promise<void> {
  const { db } = library;
  const article = corpus(seed);
  for (let first = from; first < to; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, to - first) }, (_, index) => first + index);
    const rows = await Promise.all(numbers.map((number) => libraryRows(article(number))));
    await db.transaction('rw', [...db.indexedTables, db.versions, db.bodies], async () => {
      await Promise.all([
        db.articles.bulkAdd(rows.map((row) => row.article)),
        db.versions.bulkAdd(rows.map((row) => row.version)),
        db.bodies.bulkAdd(rows.map((row) => row.body)),
        db.texts.bulkAdd(rows.map((row) => row.text)),
        db.annotations.bulkAdd(rows.flatMap((row) => row.annotations)),
      ]);
      await indexArticles(
        library,
        rows.map((row) => row.article.id),
      );
    });
  }
  await maintainIndex(library, () => null);
}

/** Makes the catalog, as an open page does in its idle time. */
export async function makeCatalog(): Promise<void> {
  while (await packCatalog(library));
}

/** Articles that are there, for a library that was left half filled. */
export function countArticles(): Promise<number> {
  return library.db.articles.count();
}
