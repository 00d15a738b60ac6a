import { useMemo } from 'preact/hooks';

import { useFoundWords } from '@/components/hooks/use-found-words';
import { useToday } from '@/components/hooks/use-today';
import type { ArticleFilter } from '@/utils/search/article-filter';
import type { SearchOrder } from '@/utils/search/article-order';
import type { ArticleCatalog } from '@/utils/search/catalog/article-catalog';
import { parseQuery } from '@/utils/search/query/parse-query';
import { withoutMonths } from '@/utils/search/query/query-months';
import { soughtWordsOf, type WantedWords } from '@/utils/search/query/wanted-words';
import type { Month } from '@/utils/search/timeline';

interface VisibleArticles {
  /** The articles that the filter lets through, in order; null until that is known. */
  visible: string[] | null;
  /** How many of them each month has, and of those that only the months of its query leave out. */
  months: [month: Month, count: number][];
  /** Whether that is what its query finds; while that is looked up, it is what the one before did. */
  isFound: boolean;
  /** The words that what is listed was found by; none where it is a list of no words. */
  sought: WantedWords[];
}

/** Which articles are listed, in an order. */
export function useVisibleArticles(
  catalog: ArticleCatalog | null,
  filter: ArticleFilter,
  order: SearchOrder,
): VisibleArticles {
  const today = useToday();
  const search = useFoundWords(filter.query);
  const sought = useMemo(() => soughtWordsOf(search ? parseQuery(search.query).tree : null), [search?.query]);
  const visible = useMemo(() => {
    if (!catalog || !search || (order === 'title' && !catalog.hasTitles)) return null;
    const { query, found } = search;
    const question = { filter: { ...filter, query }, today, found };
    return catalog.list(question, order, document.documentElement.lang);
  }, [catalog, filter, search?.query, search?.found, order, today]);
  const months = useMemo(() => {
    if (!catalog || !search) return [];
    const { query, found } = search;
    return catalog.months({ filter: { ...filter, query: withoutMonths(query) }, today, found });
  }, [catalog, filter, search?.query, search?.found, today]);
  return { visible, months, isFound: search?.query === filter.query, sought };
}
