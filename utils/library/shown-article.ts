import { type Article, isSaved, type SavedArticle } from '@/utils/article/article';

import type { LibraryContext } from './library-context';

/** An article's row, and what tells whether its body has to be read again; of a link there is only the row. */
export type ShownArticle =
  | { kind: 'link'; article: Article }
  | {
      kind: 'article';
      article: SavedArticle;
      /** Changes with the version and with each picture that arrives late. */
      bodyKey: string;
    };

/** The article as it stands now, with its current version or another of its; null when there is none such. */
export async function shownArticle(
  { db }: LibraryContext,
  articleId: string,
  versionId: string | null = null,
): Promise<ShownArticle | null> {
  return db.transaction('r', db.articles, db.versions, async () => {
    const article = await db.articles.get(articleId);
    if (!article) return null;
    if (!isSaved(article)) return { kind: 'link', article };
    const version = await db.versions.get(versionId ?? article.versionId);
    if (version?.articleId !== articleId) return null;
    const bodyKey = `${version.id} ${String(version.receipt.picturesKept)}`;
    return { kind: 'article', article, bodyKey };
  });
}
