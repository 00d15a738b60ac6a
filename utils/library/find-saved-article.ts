import { type Article, isSaved, type SavedArticle } from '@/utils/article/article';
import { addressKeys, urlKey } from '@/utils/article/url-key';

import type { LibraryContext } from './library-context';

/** The saved article that this address leads to; null when there is none, or only a link, or one in the trash. */
export async function findSavedArticle({ db }: LibraryContext, url: string): Promise<SavedArticle | null> {
  return closest(url, (await articlesAt({ db }, url)).filter(isSaved));
}

/** The same where a link will do, if nothing is saved. */
export async function findArticleOrLink(ctx: LibraryContext, url: string): Promise<Article | null> {
  const found = await articlesAt(ctx, url);
  return closest(url, found.filter(isSaved)) ?? closest(url, found);
}

async function articlesAt({ db }: Pick<LibraryContext, 'db'>, url: string): Promise<Article[]> {
  const found = await db.articles.where('urlKeys').anyOf(addressKeys(url)).distinct().toArray();
  return found.filter(({ deletedAt }) => deletedAt === null);
}

function closest<One extends Article>(url: string, articles: One[]): One | null {
  const exact = urlKey(url) ?? '';
  return articles.find(({ urlKeys }) => urlKeys.includes(exact)) ?? articles[0] ?? null;
}
