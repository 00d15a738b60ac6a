import type { PromiseExtended } from 'dexie';

import { type Article, isSaved, type SavedArticle } from '@/utils/article/article';
import { addressKeys, urlKey } from '@/utils/article/url-key';

import type { LibraryContext } from './library-context';

/** The saved article that this address leads to; null when there is none, or only a link, or one in the trash. */
export async function findSavedArticle(ctx: LibraryContext, url: string): Promise<SavedArticle | null> {
  const found = await articlesAt(ctx, url);
  return closest(url, found.filter(isSaved));
}

/** The same where a link will do, if nothing is saved. */
export async function findArticleOrLink(ctx: LibraryContext, url: string): Promise<Article | null> {
  const found = await articlesAt(ctx, url);
  return closest(url, found.filter(isSaved)) ?? closest(url, found);
}

/** A promise of Dexie's own: a live query that awaits one of the language's twice over loses sight of what is read afterwards. */
function articlesAt({ db }: LibraryContext, url: string): PromiseExtended<Article[]> {
  return db.articles.where('urlKeys').anyOf(addressKeys(url)).distinct().toArray();
}

function closest<One extends Article>(url: string, articles: One[]): One | null {
  const exact = urlKey(url) ?? '';
  const there = articles.filter(({ deletedAt }) => deletedAt === null);
  return there.find(({ urlKeys }) => urlKeys.includes(exact)) ?? there[0] ?? null;
}
