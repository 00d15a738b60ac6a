import { ArticleColumns } from '@/utils/search/catalog/article-columns';
import { CATALOG_FORM, idsOf } from '@/utils/search/catalog/catalog-chunk';
import type { CatalogRow } from '@/utils/storage/catalog-rows';

import type { LibraryContext } from './library-context';
import { readCatalogFacts, readCatalogRange } from './read-catalog-facts';

type Db = Pick<LibraryContext, 'db'>;

/** Articles read at once where they aren't in the catalog yet. */
const AT_ONCE = 1000;

/**
 * The columns of all articles: from the catalog what is in it, from the articles themselves what isn't yet, or has changed since.
 * What changes meanwhile may be in it or not.
 */
export async function loadCatalog({ db }: Db): Promise<ArticleColumns> {
  const columns = new ArticleColumns();
  const tables = [db.catalog, db.catalogStale, db.articles, db.annotations, db.versions];
  const unpacked = await db.transaction('r', tables, async () => {
    const [rows, stale] = await Promise.all([
      // It is a cache: where it can't be read, the articles are.
      db.catalog.toArray().catch(() => []),
      db.catalogStale.toCollection().primaryKeys(),
    ]);
    columns.addChunks(rows.flatMap((row) => chunkOf(row) ?? []));
    const ranges = rangesOf(rows).filter(({ row }) => !row || !chunkOf(row));
    const ids = stale.filter((id) => !ranges.some((range) => isWithin(id, range)));
    await refreshColumns({ db }, columns, ids);
    return ranges;
  });
  for (const { first, end } of unpacked) {
    for (let from = first; ;) {
      const facts = await readCatalogRange({ db }, { first: from, end }, AT_ONCE);
      for (const one of facts) columns.put(one);
      const last = facts.at(-1);
      if (!last || facts.length < AT_ONCE) break;
      from = after(last.id);
    }
  }
  return columns;
}

/** Reads articles again, which may be new or gone. */
export async function refreshColumns(ctx: Db, columns: ArticleColumns, ids: string[]): Promise<void> {
  const facts = await readCatalogFacts(ctx, ids);
  const there = new Set(facts.map(({ id }) => id));
  for (const one of facts) columns.put(one);
  for (const id of ids) if (!there.has(id)) columns.remove(id);
}

/** Reads the titles of articles whose rows weren't read. */
export async function loadTitles({ db }: Db, columns: ArticleColumns): Promise<void> {
  const [rows, titles] = await db.transaction('r', db.catalog, db.catalogTitles, () =>
    Promise.all([db.catalog.toArray().catch(() => []), db.catalogTitles.toArray().catch(() => [])]),
  );
  const titlesFrom = new Map(titles.map((row) => [row.first, row.titles]));
  for (const row of rows) {
    const chunk = chunkOf(row);
    if (chunk) columns.addTitles(idsOf(chunk), titlesFrom.get(row.first) ?? []);
  }
  columns.titlesAreWhole();
}

/** Articles from one id on, up to before another. */
interface CatalogRange {
  first: string;
  /** Undefined where nothing comes after them. */
  end: string | undefined;
  /** Undefined where the catalog has none at all. */
  row: CatalogRow | undefined;
}

/** The ranges of which all rows of the catalog are. */
function rangesOf(rows: CatalogRow[]): CatalogRange[] {
  if (rows.length === 0) return [{ first: '', end: undefined, row: undefined }];
  return rows.map((row, index) => ({ first: row.first, end: rows[index + 1]?.first, row }));
}

export function isWithin(id: string, { first, end }: Pick<CatalogRange, 'first' | 'end'>): boolean {
  return id >= first && (end === undefined || id < end);
}

/** The smallest id that is larger. */
export function after(id: string): string {
  return `${id}\u0000`;
}

function chunkOf({ form, chunk }: CatalogRow): CatalogRow['chunk'] {
  return form === CATALOG_FORM ? chunk : null;
}
