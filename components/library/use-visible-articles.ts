import { useMemo } from 'preact/hooks';

import { useFoundWords } from '@/components/hooks/use-found-words';
import { useSetting } from '@/components/hooks/use-setting';
import { useToday } from '@/components/hooks/use-today';
import type { ListedArticle } from '@/utils/library/list-articles';
import { type ArticleFilter, filterArticles } from '@/utils/search/article-filter';
import { sortArticles } from '@/utils/search/article-order';
import { parseQuery } from '@/utils/search/query/parse-query';
import { withoutMonths } from '@/utils/search/query/query-months';
import { soughtWordsOf, type WantedWords } from '@/utils/search/query/wanted-words';
import { compileScore, isRankable, rankByScore } from '@/utils/search/rank-articles';
import { settings } from '@/utils/storage/settings';

interface VisibleArticles {
  /** What the filter lets through, in order; null until that is known. */
  visible: ListedArticle[] | null;
  /** The same, of any months. */
  ofAnyMonth: ListedArticle[] | null;
  /** Whether that is what its query finds; while that is looked up, it is what the one before did. */
  isFound: boolean;
  /** The words that what is listed was found by; none where it is a list of no words. */
  sought: WantedWords[];
}

/** Which articles are listed, in the order that the reader chose for lists, or for what words have found. */
export function useVisibleArticles(articles: ListedArticle[] | null, filter: ArticleFilter): VisibleArticles {
  const [listOrder] = useSetting(settings.order);
  const [searchOrder] = useSetting(settings.searchOrder);
  const today = useToday();
  const search = useFoundWords(filter.query);
  const tree = useMemo(() => (search ? parseQuery(search.query).tree : null), [search?.query]);
  const sought = useMemo(() => soughtWordsOf(tree), [tree]);
  const order = isRankable(tree) ? searchOrder : listOrder;
  const sorted = useMemo(
    () =>
      articles &&
      sortArticles(articles, order === 'relevance' ? 'saved' : order, document.documentElement.lang),
    [articles, order === 'relevance' ? 'saved' : order],
  );
  const visible = useMemo(() => {
    if (!sorted || !search) return null;
    const listed = filterArticles(sorted, { ...filter, query: search.query }, today, search.found);
    return order === 'relevance'
      ? rankByScore(listed, compileScore(tree, search.found, sorted.length))
      : listed;
  }, [sorted, filter, tree, search?.query, search?.found, order, today]);
  const ofAnyMonth = useMemo(() => {
    if (!sorted || !search) return null;
    const query = withoutMonths(search.query);
    return query === search.query
      ? visible
      : filterArticles(sorted, { ...filter, query }, today, search.found);
  }, [visible]);
  return { visible, ofAnyMonth, isFound: search?.query === filter.query, sought };
}
