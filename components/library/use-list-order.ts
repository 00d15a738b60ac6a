import { useMemo } from 'preact/hooks';

import { useSetting } from '@/components/hooks/use-setting';
import type { SearchOrder } from '@/utils/search/article-order';
import { parseQuery } from '@/utils/search/query/parse-query';
import { isRankable } from '@/utils/search/rank-articles';
import { settings } from '@/utils/storage/settings';

/** The order that the reader chose for lists, or for what words have found. */
export function useListOrder(query: string): SearchOrder {
  const [listOrder] = useSetting(settings.order);
  const [searchOrder] = useSetting(settings.searchOrder);
  const isOfWords = useMemo(() => isRankable(parseQuery(query).tree), [query]);
  return isOfWords ? searchOrder : listOrder;
}
