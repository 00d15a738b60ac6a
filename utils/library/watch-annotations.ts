import { type ListedAnnotation, listedHighlight } from '@/utils/search/listed-annotation';
import { watchTable } from '@/utils/storage/watch-table';

import type { LibraryContext } from './library-context';

interface AnnotationsListener {
  /** Another map each time; those that didn't change are the same objects in it. */
  next: (annotations: ReadonlyMap<string, ListedAnnotation>) => void;
  error: (error: unknown) => void;
}

/** Rows read at once: they are far larger than what is kept of them. */
const AT_ONCE = 2000;

/**
 * Gives all highlights that aren't deleted, in no order, and again whenever they change anywhere. Only those that changed are
 * read again. Returns the function that ends it.
 */
export function watchAnnotations(ctx: LibraryContext, { next, error }: AnnotationsListener): () => void {
  const listed = new Map<string, ListedAnnotation>();
  let stale: ReadonlySet<string> | 'all' | null = 'all';
  let isReading = false;
  let isEnded = false;

  const stopWatching = watchTable(ctx.db, 'annotations', (keys) => {
    stale = keys === null || stale === 'all' ? 'all' : new Set([...(stale ?? []), ...keys]);
    void readStale();
  });
  const end = (): void => {
    isEnded = true;
    stopWatching();
  };
  void readStale();
  return end;

  async function readStale(): Promise<void> {
    if (isReading) return;
    isReading = true;
    try {
      for (let ids = takeStale(); ids; ids = takeStale()) {
        await (ids === 'all' ? readAll() : readThese([...ids]));
        tell();
      }
    } catch (thrown) {
      if (!isEnded) error(thrown);
      end();
    } finally {
      isReading = false;
    }
  }

  function takeStale(): ReadonlySet<string> | 'all' | null {
    const taken = isEnded ? null : stale;
    stale = null;
    return taken;
  }

  function tell(): void {
    if (!isEnded) next(new Map(listed));
  }

  async function readAll(): Promise<void> {
    listed.clear();
    for (let last = ''; !isEnded;) {
      const rows = await ctx.db.annotations.where('id').above(last).limit(AT_ONCE).toArray();
      for (const row of rows) if (row.deletedAt === null) listed.set(row.id, listedHighlight(row));
      if (rows.length < AT_ONCE) return;
      last = rows.at(-1)?.id ?? '';
    }
  }

  async function readThese(ids: string[]): Promise<void> {
    const rows = await ctx.db.annotations.bulkGet(ids);
    for (const [index, id] of ids.entries()) {
      const row = rows[index];
      if (row?.deletedAt === null) listed.set(id, listedHighlight(row));
      else listed.delete(id);
    }
  }
}
