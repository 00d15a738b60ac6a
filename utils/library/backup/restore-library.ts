import type { Table } from 'dexie';

import type { SiteRow, TagRow } from '@/utils/storage/database';

import type { LibraryContext } from '../library-context';
import type { BackedLibrary } from './backup-schema';
import type { RestoreMode } from './restore-article';

/** Restores saved searches, colours of tags, choices for sites, and which articles are none of each other's doubles: all or nothing. */
export async function restoreLibrary(
  { db }: LibraryContext,
  { searches, tags, sites, apart }: BackedLibrary,
  mode: RestoreMode,
): Promise<void> {
  await db.transaction('rw', db.searches, db.tags, db.sites, db.similar, async () => {
    if (mode === 'replace') {
      await Promise.all([db.searches.clear(), db.tags.clear(), db.sites.clear()]);
      await db.similar.filter(({ isApart }) => isApart).delete();
    }
    await putNewer(db.table<BackedLibrary['searches'][number], string>('searches'), searches, ({ id }) => id);
    await putNewer(db.table<TagRow, string>('tags'), tags, ({ name }) => name);
    await putNewer(db.table<SiteRow, string>('sites'), sites, ({ host }) => host);
    await db.similar.bulkPut(apart);
  });
}

/** Puts rows that aren't there, or were changed later than those that are. */
async function putNewer<Row extends { modified?: string }>(
  table: Table<Row, string>,
  rows: Row[],
  keyOf: (row: Row) => string,
): Promise<void> {
  const known = await table.bulkGet(rows.map(keyOf));
  await table.bulkPut(rows.filter((row, index) => isNewer(row, known[index])));
}

function isNewer(
  { modified = '' }: { modified?: string },
  known: { modified?: string } | undefined,
): boolean {
  return known === undefined || modified > (known.modified ?? '');
}
