import type { Article } from '@/utils/article/article';

import type { LibraryContext } from './library-context';

/** An article as lists show it. */
export interface ListedArticle extends Article {
  highlights: number;
}

/** The articles of these ids, or all; the trash included, in no order. What isn't there is left out. */
export async function listArticles({ db }: LibraryContext, ids?: string[]): Promise<Article[]> {
  if (!ids) return db.articles.toArray();
  return (await db.articles.bulkGet(ids)).filter((article) => article !== undefined);
}

/** How many highlights each article has that aren't deleted; articles without any are left out. Reads keys, not rows. */
export async function countHighlights({ db }: LibraryContext): Promise<Map<string, number>> {
  return db.transaction('r', db.annotations, async () => {
    const counts = new Map<string, number>();
    const add = (articleId: unknown, count: number): void => {
      if (typeof articleId === 'string') counts.set(articleId, (counts.get(articleId) ?? 0) + count);
    };
    for (const articleId of await db.annotations.orderBy('articleId').keys()) add(articleId, 1);
    for (const { articleId } of await db.annotations.orderBy('deletedAt').toArray()) add(articleId, -1);
    for (const [articleId, count] of counts) if (count === 0) counts.delete(articleId);
    return counts;
  });
}
