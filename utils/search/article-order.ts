import type { Article } from '@/utils/article/article';
import { readingMinutes } from '@/utils/article/text-length';

/** How a list is sorted: newest first, or by title, or the shortest read first. */
export const ARTICLE_ORDERS = ['saved', 'published', 'title', 'length'] as const;
export type ArticleOrder = (typeof ARTICLE_ORDERS)[number];

/** How what a search for words has found is sorted: what is most about them first, then the newest; or as any list. */
export const SEARCH_ORDERS = ['relevance', ...ARTICLE_ORDERS] as const;
export type SearchOrder = (typeof SEARCH_ORDERS)[number];

/** Articles in an order; titles by the rules of `locale`, a BCP 47 tag. What lacks a date comes last. */
export function sortArticles<Listed extends Article>(
  articles: Listed[],
  order: ArticleOrder,
  locale?: string,
): Listed[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const compare: Record<ArticleOrder, (a: Listed, b: Listed) => number> = {
    saved: (a, b) => newestFirst(a.savedAt, b.savedAt),
    published: (a, b) => instantOf(b) - instantOf(a) || newestFirst(a.savedAt, b.savedAt),
    title: (a, b) => collator.compare(a.title, b.title) || newestFirst(a.savedAt, b.savedAt),
    length: (a, b) => readingMinutes(a) - readingMinutes(b) || newestFirst(a.savedAt, b.savedAt),
  };
  return articles.toSorted(compare[order]);
}

/** ISO 8601 times in UTC sort as the strings they are. */
function newestFirst(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? 1 : -1;
}

/** When an article came out, in milliseconds since 1970; before all others where that isn't known. */
function instantOf({ publishedTime }: Article): number {
  return publishedTime === null ? Number.MIN_SAFE_INTEGER : Date.parse(publishedTime);
}
