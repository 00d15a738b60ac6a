import { isSaved, type SavedArticle } from '@/utils/article/article';
import { addressKeys, urlKey } from '@/utils/article/url-key';

import type { LibraryContext } from './library-context';

/** The saved article that this address leads to; null when there is none, or only a link, or one in the trash. */
export async function findSavedArticle({ db }: LibraryContext, url: string): Promise<SavedArticle | null> {
  const found = await db.articles.where('urlKeys').anyOf(addressKeys(url)).distinct().toArray();
  const saved = found.filter(isSaved).filter(({ deletedAt }) => deletedAt === null);
  const exact = urlKey(url) ?? '';
  return saved.find(({ urlKeys }) => urlKeys.includes(exact)) ?? saved[0] ?? null;
}
