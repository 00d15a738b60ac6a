import type { Article } from '@/utils/article/article';

import type { LibraryContext } from './library-context';

/** An article's row, and what tells whether its body has to be read again. */
export interface ShownArticle {
  article: Article;
  /** Changes with the version and with each picture that arrives late. */
  bodyKey: string;
}

/** The article as it stands now; null when there is none of that id, or its version is gone. */
export async function shownArticle({ db }: LibraryContext, articleId: string): Promise<ShownArticle | null> {
  return db.transaction('r', db.articles, db.versions, async () => {
    const article = await db.articles.get(articleId);
    const version = article && (await db.versions.get(article.versionId));
    if (!article || !version) return null;
    return { article, bodyKey: `${version.id} ${String(version.receipt.picturesKept)}` };
  });
}
