import { useEffect, useMemo } from 'preact/hooks';

import { findEverywhere } from '@/utils/library/find-everywhere';
import type { IndexAnswer } from '@/utils/library/find-words';
import { renewIndex } from '@/utils/library/rebuild-index';
import { parseQuery } from '@/utils/search/query/parse-query';
import { addressKeysOf, type FoundWords, wantedWordsOf } from '@/utils/search/query/wanted-words';

import { useLibrary } from './use-library';
import { useLiveQuery } from './use-live-query';
import { useSearchIndex } from './use-search-index';

interface FoundForQuery {
  query: string;
  /** Missing where the index isn't asked, or can't be. */
  found?: FoundWords;
}

/**
 * What the index has of the words of a query, again whenever any window changes it. While that is looked up, it is what was found
 * for the query before; null where there was none.
 */
export function useFoundWords(query: string): FoundForQuery | null {
  const library = useLibrary();
  const index = useSearchIndex();
  const [wanted, addresses] = useMemo(() => {
    const { tree } = parseQuery(query);
    return [wantedWordsOf(tree), addressKeysOf(tree)];
  }, [query]);
  const answer = useLiveQuery(
    async (): Promise<FoundForQuery & { found: IndexAnswer }> => ({
      query,
      found: await findEverywhere(library, index, wanted, addresses),
    }),
    [query],
  );
  const isDamaged = answer.state === 'ready' && answer.value.found.isDamaged;
  useEffect(() => {
    // Where even that fails, the next search finds the same.
    if (isDamaged) renewIndex(library).catch(() => undefined);
  }, [isDamaged, library]);
  if (wanted.length === 0 || answer.state === 'failed') return { query };
  return answer.state === 'ready' ? answer.value : null;
}
