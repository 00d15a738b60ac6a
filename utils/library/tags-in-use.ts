import { tagsOf } from '@/utils/annotation/annotation';

import type { LibraryContext } from './library-context';

/** Every tag of articles and highlights, the most used first. */
export async function tagsInUse({ db }: LibraryContext): Promise<string[]> {
  const uses = new Map<string, number>();
  const count = (tag: string): void => {
    uses.set(tag, (uses.get(tag) ?? 0) + 1);
  };
  await db.articles.each(({ tags, deletedAt }) => {
    if (deletedAt === null) tags.forEach(count);
  });
  await db.annotations.each((annotation) => {
    if (annotation.deletedAt === null) tagsOf(annotation).forEach(count);
  });
  return [...uses]
    .toSorted(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || a.localeCompare(b))
    .map(([tag]) => tag);
}
