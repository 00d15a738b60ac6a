import type { ArticleFilter } from '@/utils/search/article-filter';
import {
  filterOf,
  isReadable,
  isSameFilter,
  LONGEST_NAME,
  readSearch,
  type SavedSearch,
  type UnreadableSearch,
} from '@/utils/search/saved-search';

import { type LibraryContext, timestamp } from './library-context';
import type { Undo } from './update-article';

/** The saved searches in the reader's order. What can't be read comes where it stood, or last. */
export async function listSearches({
  db,
}: Pick<LibraryContext, 'db'>): Promise<(SavedSearch | UnreadableSearch)[]> {
  return (await inOrder({ db })).map(readSearch);
}

/**
 * Saves a search behind the others, under a name that may be empty. One that finds the same is there once: it gets the name.
 */
export async function saveSearch(ctx: LibraryContext, filter: ArticleFilter, name: string): Promise<Undo> {
  const { db } = ctx;
  return db.transaction('rw', db.searches, async () => {
    const rows = await inOrder(ctx);
    const same = rows
      .map(readSearch)
      .find((search) => isReadable(search) && isSameFilter(filterOf(search), filter));
    if (same) return renameSearch(ctx, same.id, name);
    const now = timestamp(ctx);
    const id = ctx.newId();
    const position = Math.max(-1, ...rows.map((row) => row.position).filter(Number.isFinite)) + 1;
    const { place, tag, site, query } = filter;
    await db.searches.add({
      ...{ id, name: asGiven(name), place, tag, site, query },
      ...{ position, created: now, modified: now },
    });
    return () => db.searches.delete(id);
  });
}

function asGiven(name: string): string {
  return name.trim().slice(0, LONGEST_NAME);
}

/** Gives a search another name; where that is empty, it is called what it asks for. */
export async function renameSearch(ctx: LibraryContext, id: string, name: string): Promise<Undo> {
  const { db } = ctx;
  const given = asGiven(name);
  const rename = (to: string): Promise<number> =>
    db.searches.update(id, { name: to, modified: timestamp(ctx) });
  const before = await db.transaction('rw', db.searches, async () => {
    const search = await db.searches.get(id);
    await rename(given);
    return search?.name ?? '';
  });
  return () =>
    db.transaction('rw', db.searches, async () => {
      if ((await db.searches.get(id))?.name === given) await rename(before);
    });
}

/** Puts a search at a place among the others, from 0 on. */
export async function moveSearch(ctx: LibraryContext, id: string, to: number): Promise<void> {
  const { db } = ctx;
  await db.transaction('rw', db.searches, async () => {
    const rows = await inOrder(ctx);
    const moved = rows.find((row) => row.id === id);
    if (!moved) return;
    const order = rows.filter((row) => row !== moved).toSpliced(to, 0, moved);
    for (const [position, row] of order.entries()) {
      if (row.position !== position) await db.searches.update(row.id, { position });
    }
  });
}

/** Deletes a search; what it returns brings it back as it was, to its place. Null where there is none such. */
export async function deleteSearch({ db }: LibraryContext, id: string): Promise<Undo | null> {
  const row = await db.transaction('rw', db.searches, async () => {
    const search = await db.searches.get(id);
    await db.searches.delete(id);
    return search;
  });
  if (!row) return null;
  return async () => {
    await db.searches.put(row);
  };
}

/** Rows as they are stored, whatever is in them. */
async function inOrder({ db }: Pick<LibraryContext, 'db'>): Promise<SavedSearch[]> {
  const rows = await db.searches.toArray();
  return rows.toSorted((a, b) => positionOf(a) - positionOf(b) || (a.created < b.created ? -1 : 1));
}

function positionOf({ position }: SavedSearch): number {
  return Number.isFinite(position) ? position : Number.MAX_SAFE_INTEGER;
}
