import { type HighlightColor, HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';

import { type LibraryContext, timestamp } from './library-context';
import type { Undo } from './update-article';

/** The colours of tags, by their names; tags without one are left out, and so is a colour that there isn't. */
export async function tagColors({ db }: Pick<LibraryContext, 'db'>): Promise<Map<string, HighlightColor>> {
  const known: ReadonlySet<string> = new Set(HIGHLIGHT_COLORS);
  const rows = await db.tags.filter(({ color }) => known.has(color)).toArray();
  return new Map(rows.map(({ name, color }) => [name, color]));
}

/** Gives a tag a colour, or none. */
export async function setTagColor(
  ctx: LibraryContext,
  name: string,
  color: HighlightColor | null,
): Promise<Undo> {
  const { db } = ctx;
  const put = async (row: HighlightColor | null): Promise<void> => {
    if (row === null) await db.tags.delete(name);
    else await db.tags.put({ name, color: row, modified: timestamp(ctx) });
  };
  const before = await db.transaction('rw', db.tags, async () => {
    const row = await db.tags.get(name);
    await put(color);
    return row?.color ?? null;
  });
  return () =>
    db.transaction('rw', db.tags, async () => {
      const now = (await db.tags.get(name))?.color ?? null;
      if (now === color) await put(before);
    });
}
