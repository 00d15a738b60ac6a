import type { Article } from '@/utils/article/article';

import type { LibraryContext } from './library-context';

/** An article as lists show it. */
export interface ListedArticle extends Article {
  highlights: number;
}

/** All articles, the trash included, with the number of their highlights; in no order. */
export async function listArticles({ db }: LibraryContext): Promise<ListedArticle[]> {
  return db.transaction('r', db.articles, db.annotations, async () => {
    const counts = new Map<string, number>();
    await db.annotations.each(({ articleId, deletedAt }) => {
      if (deletedAt === null) counts.set(articleId, (counts.get(articleId) ?? 0) + 1);
    });
    const articles = await db.articles.toArray();
    return articles.map((article) => ({ ...article, highlights: counts.get(article.id) ?? 0 }));
  });
}
