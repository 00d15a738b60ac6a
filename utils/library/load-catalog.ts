import type { PromiseExtended } from 'dexie';

import { ArticleColumns } from '@/utils/search/catalog/article-columns';
import { CATALOG_FORM, idsOf } from '@/utils/search/catalog/catalog-chunk';
import type { CatalogRow, CatalogTitlesRow } from '@/utils/storage/catalog-rows';

import type { LibraryContext } from './library-context';
import { readCatalogFacts, readCatalogRange } from './read-catalog-facts';

type Db = Pick<LibraryContext, 'db'>;

/** Articles read at once. */
const AT_ONCE = 1000;

/**
 * The columns of all articles: from the catalog what is in it, from the articles themselves what isn't yet, or has changed since.
 * What changes meanwhile may be in it or not.
 */
export async function loadCatalog({ db }: Db): Promise<ArticleColumns> {
  const columns = new ArticleColumns();
  const tables = [db.catalog, db.catalogStale, db.articles, db.annotations, db.versions];
  const { unpacked, unread } = await db.transaction('r', tables, async () => {
    const [{ rows, unread: lost }, stale] = await Promise.all([
      readChunks({ db }),
      db.catalogStale.toCollection().primaryKeys(),
    ]);
    columns.addChunks(rows.flatMap((row) => chunkOf(row) ?? []));
    const ranges = rangesOf(rows).filter(({ row }) => !row || !chunkOf(row));
    const ids = stale.filter((id) => !ranges.some((range) => isWithin(id, range)));
    await refreshColumns({ db }, columns, ids);
    return { unpacked: ranges, unread: lost };
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
  await haveMadeAnew({ db }, unread);
  return columns;
}

/** The rows of the catalog. It is a cache: those that can't be read are as if they hadn't been made. */
async function readChunks({ db }: Db): Promise<{ rows: CatalogRow[]; unread: string[] }> {
  const { rows, unread } = await readAllOf<CatalogRow>(db.catalog);
  const unmade = unread.map((first): CatalogRow => ({ first, form: 0, chunk: null }));
  return { rows: [...rows, ...unmade].sort((a, b) => (a.first < b.first ? -1 : 1)), unread };
}

/** What is asked of a table whose keys are strings. */
interface ReadTable<Row> {
  toArray: () => PromiseExtended<Row[]>;
  toCollection: () => { primaryKeys: () => PromiseExtended<string[]> };
  get: (key: string) => PromiseExtended<Row | undefined>;
}

/** All rows of a table, one by one where they can't be read together; and the keys of those that can't be read. */
async function readAllOf<Row>(table: ReadTable<Row>): Promise<{ rows: Row[]; unread: string[] }> {
  const all = await table.toArray().catch(() => null);
  if (all) return { rows: all, unread: [] };
  const keys = await table
    .toCollection()
    .primaryKeys()
    .catch(() => []);
  const rows = await Promise.all(keys.map((key) => table.get(key).catch(() => undefined)));
  return {
    rows: rows.filter((row) => row !== undefined),
    unread: keys.filter((_, at) => rows[at] === undefined),
  };
}

/** Has chunks made anew by whoever packs the catalog. */
async function haveMadeAnew({ db }: Db, firsts: string[]): Promise<void> {
  if (firsts.length === 0) return;
  const rows = firsts.map((first) => ({ first, form: 0, chunk: null }));
  // Where even that can't be written, they are read from the articles again.
  await db.catalog.bulkPut(rows).catch(() => undefined);
}

/** Reads articles again, which may be new or gone. */
export async function refreshColumns(ctx: Db, columns: ArticleColumns, ids: string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const facts = await readCatalogFacts(ctx, some);
    const there = new Set(facts.map(({ id }) => id));
    for (const one of facts) columns.put(one);
    for (const id of some) if (!there.has(id)) columns.remove(id);
  }
}

/** Reads the titles of articles whose rows weren't read. */
export async function loadTitles({ db }: Db, columns: ArticleColumns): Promise<void> {
  const [{ rows }, { rows: titles }] = await db.transaction('r', db.catalog, db.catalogTitles, () =>
    Promise.all([readChunks({ db }), readAllOf<CatalogTitlesRow>(db.catalogTitles)]),
  );
  const titlesFrom = new Map(titles.map((row) => [row.first, row.titles]));
  const untitled: string[] = [];
  for (const row of rows) {
    const chunk = chunkOf(row);
    const its = titlesFrom.get(row.first);
    if (chunk && its) columns.addTitles(idsOf(chunk), its);
    else if (chunk) untitled.push(row.first);
  }
  const ids = columns.untitled();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const articles = await db.articles.bulkGet(ids.slice(from, from + AT_ONCE));
    const there = articles.filter((article) => article !== undefined);
    columns.addTitles(
      there.map(({ id }) => id),
      there.map(({ title }) => title),
    );
  }
  columns.titlesAreWhole();
  await haveMadeAnew({ db }, untitled);
}

/** Articles from one id on, up to before another. */
interface CatalogRange {
  first: string;
  /** Undefined where nothing comes after them. */
  end: string | undefined;
  /** Undefined where the catalog has none. */
  row: CatalogRow | undefined;
}

/** The ranges of which all rows of the catalog are. */
function rangesOf(rows: CatalogRow[]): CatalogRange[] {
  const ranges = rows.map((row, index) => ({ first: row.first, end: rows[index + 1]?.first, row }));
  const first = rows[0]?.first;
  return first === '' ? ranges : [{ first: '', end: first, row: undefined }, ...ranges];
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
