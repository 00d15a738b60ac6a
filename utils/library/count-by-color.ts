import type { HighlightColor } from '@/utils/annotation/annotation';

import type { LibraryContext } from './library-context';

/** How many highlights of the library, deleted ones left out, have each colour. */
export async function countByColor({ db }: LibraryContext): Promise<Map<HighlightColor, number>> {
  const counts = new Map<HighlightColor, number>();
  await db.annotations.each(({ color, deletedAt }) => {
    if (deletedAt === null) counts.set(color, (counts.get(color) ?? 0) + 1);
  });
  return counts;
}
