import type { Article } from '@/utils/article/article';

import { compileQuery } from './query/compile-query';
import { parseQuery } from './query/parse-query';
import type { Day } from './query/period';
import type { FoundWords } from './query/wanted-words';
import type { SearchedArticle } from './searched-article';
import { siteOf } from './site-of';
import { isWithinTag } from './tag-levels';

/** Where articles are looked for: all but the trash, one state, the favourites, or the trash. */
export const PLACES = ['all', 'unread', 'reading', 'favourites', 'archived', 'trash'] as const;
export type Place = (typeof PLACES)[number];

/** Which articles a list shows: every condition must hold. */
export interface ArticleFilter {
  place: Place;
  tag: string | null;
  site: string | null;
  /** As the reader typed it: see `parseQuery`. */
  query: string;
}

export const ALL_ARTICLES: ArticleFilter = { place: 'all', tag: null, site: null, query: '' };

/** Whether an article is in a place. */
export function isInPlace(
  { state, isFavourite, deletedAt }: Pick<Article, 'state' | 'isFavourite' | 'deletedAt'>,
  place: Place,
): boolean {
  if (place === 'trash' || deletedAt !== null) return place === 'trash' && deletedAt !== null;
  if (place === 'favourites') return isFavourite;
  return place === 'all' || state === place;
}

/**
 * The articles that a filter lets through on a day, in their given order. Full texts are searched as far as `found` tells of
 * them.
 */
export function filterArticles<Listed extends SearchedArticle>(
  articles: Listed[],
  filter: ArticleFilter,
  today: Day,
  found?: FoundWords,
): Listed[] {
  const { tree } = parseQuery(filter.query);
  const meets = compileQuery(tree, { today, tags: new Set(articles.flatMap(({ tags }) => tags)), found });
  return articles.filter(
    (article) =>
      isInPlace(article, filter.place) &&
      meetsTag(article, filter.tag) &&
      (filter.site === null || siteOf(article) === filter.site) &&
      meets(article),
  );
}

/** Whether an article has a tag, or one below it. */
function meetsTag({ tags }: Pick<Article, 'tags'>, wanted: string | null): boolean {
  return wanted === null || tags.some((tag) => isWithinTag(tag, wanted));
}
