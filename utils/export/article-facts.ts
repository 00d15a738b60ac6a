import type { Article } from '@/utils/article/article';
import { longDate, publicationDay } from '@/utils/article/long-date';
import { oneLine } from '@/utils/article/one-line';
import { siteOf } from '@/utils/search/site-of';

/** What stands below the title of an article: who wrote it, where, and on which day, as far as that is known. */
export function articleFacts(article: Article, language: string): string[] {
  const day = article.publishedTime;
  return [
    article.byline.map(oneLine).join(', '),
    oneLine(siteOf(article)),
    day === null ? '' : longDate(publicationDay(day), language),
  ].filter((fact) => fact !== '');
}
