import { isSaved, type SavedArticle } from '@/utils/article/article';
import { urlKey } from '@/utils/article/url-key';

import type { LibraryContext } from './library-context';

/** The saved article that this address leads to; null when there is none, or only a link, or one in the trash. */
export async function findSavedArticle({ db }: LibraryContext, url: string): Promise<SavedArticle | null> {
  const key = urlKey(url);
  if (key === null) return null;
  const found = await db.articles.where('urlKeys').equals(key).toArray();
  return found.filter(isSaved).find(({ deletedAt }) => deletedAt === null) ?? null;
}
