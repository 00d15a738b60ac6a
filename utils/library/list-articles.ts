import type { Article } from '@/utils/article/article';
import type { SearchedArticle } from '@/utils/search/searched-article';

import type { LibraryContext } from './library-context';

/** An article as lists show it. */
export type ListedArticle = SearchedArticle;

/** The articles of these ids, in their order; what isn't there is left out. */
export async function listArticles({ db }: Pick<LibraryContext, 'db'>, ids: string[]): Promise<Article[]> {
  return (await db.articles.bulkGet(ids)).filter((article) => article !== undefined);
}
