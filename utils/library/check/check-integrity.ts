import { Dexie, type Table } from 'dexie';
import * as v from 'valibot';

import type { BodyRow, TextRow } from '@/utils/storage/database';
import { gunzip } from '@/utils/storage/gzip';

import type { LibraryContext } from '../library-context';
import { sha256 } from '../sha256';
import { isCache } from './cache-tables';
import { integrityFaults } from './integrity-faults';
import { keyText } from './key-text';
import type { LibraryFault } from './library-fault';
import type { LibraryOutline } from './library-outline';
import { keyOf, outlinedTables, readOutline } from './read-outline';
import { eachKeys, readAround, type ReadTable } from './read-around';
import { isOfForm } from './row-forms';

interface CheckOptions {
  /** How much of all there is to look at has been looked at. */
  onProgress: (done: number, total: number) => void;
  signal: AbortSignal;
}

/** Bodies and texts that are in memory at a time: a text may be of some megabytes. */
const CONTENTS = 20;
const OTHER_ROWS = 200;

/**
 * Looks at everything in a library, and changes nothing: see `integrityFaults`. What leads where is read as it is at one moment;
 * then every body and text is opened, and the hash of every picture is made anew, one after another. Rejects with the signal's reason
 * when it is aborted, and when the library can't be opened, or is closed meanwhile.
 */
export async function checkIntegrity(
  ctx: Pick<LibraryContext, 'db'>,
  { onProgress, signal }: CheckOptions,
): Promise<LibraryFault[]> {
  const { db } = ctx;
  const outlined = new Set(outlinedTables(ctx).map(({ name }) => name));
  const others = db.tables.filter(({ name }) => !isCache(name) && !outlined.has(name));
  const rows: Table[] = [db.articles, db.versions, db.images, db.annotations, db.jobs, db.staging];
  const read = [...rows, db.bodies, db.texts, db.images, ...others];
  // Of a table that can't be counted it isn't known how much there is.
  const counts = await Promise.all(read.map((table) => table.count().catch(() => 0)));
  const total = counts.reduce((sum, count) => sum + count, 0);
  let done = 0;
  const looked = (rows: number): void => {
    signal.throwIfAborted();
    // Of a library that was closed under our hands nothing can be read, which says nothing of it.
    if (!db.isOpen()) throw new Dexie.DatabaseClosedError();
    done += rows;
    // Who listens is not to take part in our transaction.
    Dexie.ignoreTransaction(() => {
      onProgress(Math.min(done, total), total);
    });
  };

  const outline = await outlineNow(ctx, looked, signal);
  const bodies = await openContents<BodyRow>(db.bodies, looked, async ({ gzip }) => {
    await gunzip(gzip);
    return gzip.byteLength;
  });
  const texts = await openContents<TextRow>(db.texts, looked, ({ text }) => v.parse(v.string(), text).length);
  const damagedImages = new Set<string>();
  const unreadable = [...outline.unreadable];
  const known = new Set(unreadable.flatMap(({ table, id }) => (table === 'images' ? [id] : [])));
  await eachKeys(db.images, OTHER_ROWS, async (keys) => {
    for (const key of keys) {
      const hash = keyText(key);
      const state = await pictureState(ctx, hash);
      if (state === 'damaged') damagedImages.add(hash);
      if (state === 'unreadable' && !known.has(hash)) unreadable.push({ table: 'images', id: hash });
      looked(1);
    }
  });
  for (const table of others) {
    const isWhole = await readAround(table, OTHER_ROWS, (read) => {
      const formless = read.rows.filter((row) => !isOfForm(table.name, row)).map((row) => keyOf(table, row));
      const keys = [...read.unreadable, ...formless];
      unreadable.push(...keys.map((id) => ({ table: table.name, id: keyText(id) })));
      looked(read.rows.length + read.unreadable.length);
    });
    if (!isWhole) unreadable.push({ table: table.name, id: '' });
  }
  return integrityFaults({
    ...outline,
    bodies: outline.bodies.map((row) => ({ ...row, ...bodies.get(row.versionId) })),
    texts: outline.texts.map((row) => ({ ...row, ...texts.get(row.versionId) })),
    images: outline.images.map((row) => ({ ...row, isDamaged: damagedImages.has(row.hash) })),
    unreadable,
  });
}

/**
 * Whether the bytes of a picture are those that it is known by. Those that can't be read now may be whole: only what was read can be
 * found to be damaged. One that isn't there is whole.
 */
export async function pictureState(
  { db }: Pick<LibraryContext, 'db'>,
  hash: string,
): Promise<'whole' | 'damaged' | 'unreadable'> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    const image = await db.images.get(hash);
    if (!image) return 'whole';
    bytes = new Uint8Array(await image.blob.arrayBuffer());
  } catch {
    return 'unreadable';
  }
  return (await sha256(bytes)) === hash ? 'whole' : 'damaged';
}

/** As all of it is at one moment; a library that won't be read so is read as it is from table to table. */
async function outlineNow(
  ctx: Pick<LibraryContext, 'db'>,
  looked: (rows: number) => void,
  signal: AbortSignal,
): Promise<LibraryOutline> {
  await ctx.db.open();
  try {
    return await ctx.db.transaction('r', outlinedTables(ctx), () => readOutline(ctx, looked));
  } catch {
    signal.throwIfAborted();
    return readOutline(ctx, looked);
  }
}

type Opened = Map<string, { bytes: number; isDamaged: boolean }>;

/** Opens what each row of a table holds. `open` gives its size, and throws where it can't be read. */
async function openContents<Row extends { versionId: string }>(
  table: ReadTable<Row>,
  looked: (rows: number) => void,
  open: (row: Row) => number | Promise<number>,
): Promise<Opened> {
  const found: Opened = new Map();
  await readAround(table, CONTENTS, async ({ rows, unreadable }) => {
    for (const key of unreadable) found.set(keyText(key), { bytes: 0, isDamaged: true });
    for (const row of rows) found.set(row.versionId, await opened(row));
    looked(rows.length + unreadable.length);
  });
  return found;

  async function opened(row: Row): Promise<{ bytes: number; isDamaged: boolean }> {
    try {
      return { bytes: await open(row), isDamaged: false };
    } catch {
      return { bytes: 0, isDamaged: true };
    }
  }
}
