import type { LibraryMark } from '@/utils/storage/library-mark';

import { type LibraryContext, timestamp } from './library-context';

/** How a library stands, and what was remembered of one that is gone; null where it is the same, or has as many articles again. */
interface Look {
  now: LibraryMark;
  lost: LibraryMark | null;
}

/**
 * Whether the library is another than what is remembered: browsers can delete the database of an extension, when the disk is full or
 * the reader clears the data of sites, and leave its settings. A library that has no mark yet is given one.
 */
export async function lookForLoss(ctx: LibraryContext, remembered: LibraryMark | null): Promise<Look> {
  const { db } = ctx;
  const now = { mark: await markOf(ctx), articles: await db.articles.count(), at: timestamp(ctx) };
  const isLost = remembered !== null && remembered.mark !== now.mark && remembered.articles > now.articles;
  return { now, lost: isLost ? remembered : null };
}

/** Two windows that look at once find the same. */
function markOf({ db }: LibraryContext): Promise<number> {
  return db.transaction('rw', db.meta, async () => {
    const known = await db.meta.get('mark');
    if (known) return known.value;
    const value = newMark();
    await db.meta.put({ key: 'mark', value });
    return value;
  });
}

function newMark(): number {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number;
}
