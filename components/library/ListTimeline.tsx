import { useMemo } from 'preact/hooks';

import { navigate } from '@/components/hooks/use-hash-route';
import { useToday } from '@/components/hooks/use-today';
import type { ArticleFilter } from '@/utils/search/article-filter';
import { monthsOfQuery, withMonths } from '@/utils/search/query/query-months';
import { type Month, timelineOfMonths } from '@/utils/search/timeline';

import { filterHash } from './list-route';
import { Timeline } from './Timeline';

interface ListTimelineProps {
  /** How many articles the list has of each month. */
  months: [month: Month, count: number][];
  filter: ArticleFilter;
}

/** The months of a list, by the days that it shows; those that the reader chooses go into its query, and so into its address. */
export function ListTimeline({ months, filter }: ListTimelineProps) {
  const today = useToday();
  const timeline = useMemo(() => timelineOfMonths(months, today), [months, today]);
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
