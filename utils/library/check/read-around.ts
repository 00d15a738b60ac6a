import type { IndexableType } from 'dexie';

/** A table of Dexie's as far as it is read: what is written to it is of another type. */
export interface ReadTable<Row> {
  readonly name: string;
  readonly schema: { primKey: { keyPath?: string | string[] | undefined } };
  get(key: IndexableType): Promise<Row | undefined>;
  toCollection(): SomeKeys;
  where(index: string): {
    above(key: IndexableType): SomeKeys;
    between(
      first: IndexableType | undefined,
      last: IndexableType | undefined,
      withFirst: boolean,
      withLast: boolean,
    ): { toArray(): Promise<Row[]> };
  };
}

interface SomeKeys {
  limit(count: number): { primaryKeys(): Promise<IndexableType[]> };
}

/** Some rows of a table, one after another, and the keys of those among them that can't be read. */
interface ReadRows<Row> {
  rows: Row[];
  unreadable: IndexableType[];
}

/**
 * Reads a table in the order of its keys, some rows at a time. Where a row can't be read, those beside it still are, one by one.
 * False when not even the keys can be read from some place on.
 */
export async function readAround<Row>(
  table: ReadTable<Row>,
  batch: number,
  visit: (read: ReadRows<Row>) => void | Promise<void>,
): Promise<boolean> {
  return eachKeys(table, batch, async (keys) => {
    await visit(await readKeys(table, keys));
  });
}

/** The same for keys alone. */
export async function eachKeys(
  table: ReadTable<unknown>,
  batch: number,
  visit: (keys: IndexableType[]) => void | Promise<void>,
): Promise<boolean> {
  let last: IndexableType | null = null;
  for (;;) {
    const keys = await keysAfter(table, last, batch);
    if (keys === null) return false;
    if (keys.length === 0) return true;
    await visit(keys);
    last = keys.at(-1) ?? null;
  }
}

async function keysAfter(
  table: ReadTable<unknown>,
  last: IndexableType | null,
  batch: number,
): Promise<IndexableType[] | null> {
  const rest = last === null ? table.toCollection() : table.where(':id').above(last);
  return rest
    .limit(batch)
    .primaryKeys()
    .catch(() => null);
}

async function readKeys<Row>(table: ReadTable<Row>, keys: IndexableType[]): Promise<ReadRows<Row>> {
  const together = await table
    .where(':id')
    .between(keys[0], keys.at(-1), true, true)
    .toArray()
    .catch(() => null);
  if (together) return { rows: together, unreadable: [] };
  const rows: Row[] = [];
  const unreadable: IndexableType[] = [];
  for (const key of keys) {
    const row = await table.get(key).catch(() => null);
    if (row === null) unreadable.push(key);
    // What was deleted meanwhile is undefined.
    else if (row !== undefined) rows.push(row);
  }
  return { rows, unreadable };
}
