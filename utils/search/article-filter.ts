import type { Article } from '@/utils/article/article';

import { foldWords } from './fold-words';

/** Where articles are looked for: all but the trash, one state, the favourites, or the trash. */
export const PLACES = ['all', 'unread', 'reading', 'favourites', 'archived', 'trash'] as const;
export type Place = (typeof PLACES)[number];

/** Which articles a list shows: every condition must hold. */
export interface ArticleFilter {
  place: Place;
  tag: string | null;
  site: string | null;
  /** Words that all must be found in title, note, tags, site or byline; in any script any part of a word will do. */
  query: string;
}

export const ALL_ARTICLES: ArticleFilter = { place: 'all', tag: null, site: null, query: '' };

/** Whether an article is in a place. */
export function isInPlace({ state, isFavourite, deletedAt }: Article, place: Place): boolean {
  if (place === 'trash' || deletedAt !== null) return place === 'trash' && deletedAt !== null;
  if (place === 'favourites') return isFavourite;
  return place === 'all' || state === place;
}

/** The articles that a filter lets through, in their given order. */
export function filterArticles<Listed extends Article>(articles: Listed[], filter: ArticleFilter): Listed[] {
  const words = foldWords(filter.query);
  return articles.filter(
    (article) =>
      isInPlace(article, filter.place) &&
      (filter.tag === null || article.tags.includes(filter.tag)) &&
      (filter.site === null || siteOf(article) === filter.site) &&
      (words.length === 0 || containsAll(article, words)),
  );
}

/** The site as lists name it: its own name, or the host without `www.`. */
export function siteOf({ siteName, url }: Pick<Article, 'siteName' | 'url'>): string {
  if (siteName !== null && siteName !== '') return siteName;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url;
}

function containsAll(article: Article, words: string[]): boolean {
  const { title, note, tags, byline } = article;
  const text = foldWords([title, note, tags.join(' '), siteOf(article), byline ?? ''].join(' ')).join(' ');
  return words.every((word) => text.includes(word));
}
