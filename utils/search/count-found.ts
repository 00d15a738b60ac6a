import { type ArticleFilter, filterArticles } from './article-filter';
import type { Day } from './query/period';
import type { FoundWords } from './query/wanted-words';
import type { SearchedArticle } from './searched-article';

/** How many articles a filter lets through on a day; full texts count as far as `found` tells of them. */
export function countFound(
  articles: SearchedArticle[],
  filter: ArticleFilter,
  today: Day,
  found?: FoundWords,
): number {
  return filterArticles(articles, filter, today, found).length;
}
