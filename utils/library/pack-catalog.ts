import type { Collection } from 'dexie';

import { CATALOG_FORM, packChunk, unpackChunk } from '@/utils/search/catalog/catalog-chunk';
import type { CatalogFacts } from '@/utils/search/catalog/catalog-facts';
import type { StaleRow } from '@/utils/storage/catalog-rows';

import type { LibraryContext } from './library-context';
import { after, isWithin } from './load-catalog';
import { readCatalogFacts, readCatalogRange } from './read-catalog-facts';

type Db = Pick<LibraryContext, 'db'>;

interface CatalogSizes {
  /** Articles that a chunk is made of; twice as many are parted again. */
  chunk: number;
  /** Articles that may have changed before chunks are written again: each is read when a library is opened. */
  stale: number;
}

/** A chunk takes 150 KB, and a third of a second to make from the articles. */
const SIZES: CatalogSizes = { chunk: 2048, stale: 128 };

/**
 * Puts some articles together that aren't in the catalog yet, or writes a chunk again where too many have changed. Gives whether
 * there may be more to do. Each step is whole by itself, whoever else changes the library meanwhile.
 */
export async function packCatalog({ db }: Db, sizes = SIZES): Promise<boolean> {
  const tables = [db.catalog, db.catalogTitles, db.catalogStale, db.articles, db.annotations, db.versions];
  const [firsts, unpacked, stale] = await db.transaction('r', db.catalog, db.catalogStale, () =>
    Promise.all([
      db.catalog.orderBy('first').primaryKeys(),
      db.catalog.where('form').notEqual(CATALOG_FORM).primaryKeys(),
      db.catalogStale.toCollection().primaryKeys(),
    ]),
  );
  const first = firsts[0] === '' ? unpacked[0] : '';
  if (first !== undefined) {
    await db.transaction('rw', tables, () => packRange({ db }, first, sizes));
    return true;
  }
  if (stale.length < sizes.stale) return false;
  for (const [index, from] of firsts.entries()) {
    const range = { first: from, end: firsts[index + 1] };
    if (!stale.some((id) => isWithin(id, range))) continue;
    await db.transaction('rw', tables, () => renewChunk({ db }, from, sizes));
  }
  return true;
}

/** Puts the first articles of a range together; the others stay for later. */
async function packRange({ db }: Db, first: string, sizes: CatalogSizes): Promise<void> {
  const end = await endOf({ db }, first);
  const facts = await readCatalogRange({ db }, { first, end }, sizes.chunk);
  await write({ db }, first, facts);
  const last = facts.at(-1);
  const rest = last && facts.length === sizes.chunk ? after(last.id) : end;
  if (rest !== undefined && rest !== end) await db.catalog.put({ first: rest, form: 0, chunk: null });
  await staleWithin({ db }, { first, end: rest }).delete();
}

/** Writes a chunk again, with what has changed of its articles. */
async function renewChunk({ db }: Db, first: string, sizes: CatalogSizes): Promise<void> {
  const [row, titles, end] = await Promise.all([
    db.catalog.get(first).catch(() => undefined),
    db.catalogTitles.get(first).catch(() => undefined),
    endOf({ db }, first),
  ]);
  if (row?.form !== CATALOG_FORM || !row.chunk || !titles) {
    // Half of it is no use: it is put together anew.
    await db.catalog.put({ first, form: 0, chunk: null });
    return;
  }
  const stale = await staleWithin({ db }, { first, end }).primaryKeys();
  const facts = new Map<string, CatalogFacts>(
    unpackChunk(row.chunk).map((one, index) => [one.id, { ...one, title: titles.titles[index] ?? '' }]),
  );
  for (const id of stale) facts.delete(id);
  for (const one of await readCatalogFacts({ db }, stale)) facts.set(one.id, one);
  const sorted = [...facts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const parts = sorted.length > 2 * sizes.chunk ? Math.ceil(sorted.length / sizes.chunk) : 1;
  for (let part = 0; part < parts; part += 1) {
    const [from, to] = [part, part + 1].map((place) => Math.round((place * sorted.length) / parts));
    const ofPart = sorted.slice(from, to);
    await write({ db }, part === 0 ? first : (ofPart[0]?.id ?? first), ofPart);
  }
  await db.catalogStale.bulkDelete(stale);
}

async function write({ db }: Db, first: string, facts: CatalogFacts[]): Promise<void> {
  await Promise.all([
    db.catalog.put({ first, form: CATALOG_FORM, chunk: packChunk(facts) }),
    db.catalogTitles.put({ first, titles: facts.map(({ title }) => title) }),
  ]);
}

/** Where the range that begins with an id ends. */
async function endOf({ db }: Db, first: string): Promise<string | undefined> {
  const [next] = await db.catalog.where('first').above(first).limit(1).primaryKeys();
  return next;
}

type Range = Parameters<typeof isWithin>[1];

function staleWithin({ db }: Db, { first, end }: Range): Collection<StaleRow, string> {
  const from = db.catalogStale.where('articleId');
  return end === undefined ? from.aboveOrEqual(first) : from.between(first, end, true, false);
}
