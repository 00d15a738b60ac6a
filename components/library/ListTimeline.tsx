import { useMemo } from 'preact/hooks';

import { navigate } from '@/components/hooks/use-hash-route';
import { useToday } from '@/components/hooks/use-today';
import type { ListedArticle } from '@/utils/library/list-articles';
import { articleDays } from '@/utils/search/article-days';
import type { ArticleFilter } from '@/utils/search/article-filter';
import { monthsOfQuery, withMonths } from '@/utils/search/query/query-months';
import { timelineOf } from '@/utils/search/timeline';

import { filterHash } from './list-route';
import { Timeline } from './Timeline';

interface ListTimelineProps {
  /** What the list has of any months. */
  articles: ListedArticle[];
  filter: ArticleFilter;
}

/** The months of a list, by the days that it shows; those that the reader chooses go into its query, and so into its address. */
export function ListTimeline({ articles, filter }: ListTimelineProps) {
  const today = useToday();
  const timeline = useMemo(
    () =>
      timelineOf(
        articles.map((article) => articleDays(article).shown),
        today,
      ),
    [articles, today],
  );
  if (!timeline) return null;
  return (
    <Timeline
      timeline={timeline}
      range={monthsOfQuery(filter.query, today)}
      onChange={(range, isStep) => {
        // A choice is a step to go back from, not each key on the way to it.
        navigate(filterHash({ ...filter, query: withMonths(filter.query, range) }), { replace: isStep });
      }}
    />
  );
}
