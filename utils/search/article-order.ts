import type { Article } from '@/utils/article/article';
import { readingMinutes } from '@/utils/article/text-length';

/** How a list is sorted: newest first, or by title, or the shortest read first. */
export const ARTICLE_ORDERS = ['saved', 'published', 'title', 'length'] as const;
export type ArticleOrder = (typeof ARTICLE_ORDERS)[number];

/** Articles in an order; titles by the rules of `locale`, a BCP 47 tag. What lacks a date comes last. */
export function sortArticles<Listed extends Article>(
  articles: Listed[],
  order: ArticleOrder,
  locale?: string,
): Listed[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const compare: Record<ArticleOrder, (a: Listed, b: Listed) => number> = {
    saved: (a, b) => newestFirst(a.savedAt, b.savedAt),
    published: (a, b) => newestFirst(a.publishedTime, b.publishedTime) || newestFirst(a.savedAt, b.savedAt),
    title: (a, b) => collator.compare(a.title, b.title) || newestFirst(a.savedAt, b.savedAt),
    length: (a, b) => readingMinutes(a) - readingMinutes(b) || newestFirst(a.savedAt, b.savedAt),
  };
  return articles.toSorted(compare[order]);
}

/** ISO 8601 times in UTC sort as the strings they are. */
function newestFirst(a: string | null, b: string | null): number {
  const [timeOfA, timeOfB] = [a ?? '', b ?? ''];
  if (timeOfA === timeOfB) return 0;
  return timeOfA < timeOfB ? 1 : -1;
}
