import type { Article } from '@/utils/article/article';

import { type Day, localDay } from './query/period';

/** The days of an article: those of the reader's calendar, but for publication, which has the day its page gave. */
export interface ArticleDays {
  saved: Day;
  published: Day | null;
  /** The one that lists show. */
  shown: Day;
}

const known = new WeakMap<Pick<Article, 'savedAt' | 'publishedTime'>, ArticleDays>();

/** The days of an article; kept as long as its row, since calendars take long. */
export function articleDays(article: Pick<Article, 'savedAt' | 'publishedTime'>): ArticleDays {
  const before = known.get(article);
  if (before) return before;
  const saved = localDay(new Date(article.savedAt));
  const published = article.publishedTime?.slice(0, 10) ?? null;
  const days = { saved, published, shown: published ?? saved };
  known.set(article, days);
  return days;
}
