import { useEffect, useRef, useState } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { useSearchIndex } from '@/components/hooks/use-search-index';
import { useToday } from '@/components/hooks/use-today';
import { findEverywhere } from '@/utils/library/find-everywhere';
import { indexProgress } from '@/utils/library/rebuild-index';
import type { ArticleCatalog } from '@/utils/search/catalog/article-catalog';
import { parseQuery } from '@/utils/search/query/parse-query';
import { addressKeysOf, wantedWordsOf } from '@/utils/search/query/wanted-words';
import { filterOf, type SavedSearch } from '@/utils/search/saved-search';

/** Searches that are counted: of more, nobody looks at the numbers. */
const MOST = 100;
/** Time after which a count is made on a page that is never idle, in milliseconds. */
const PATIENCE_MS = 2000;

/**
 * How many articles each search finds, by its id, for those of which that is known. They are counted one by one while the page
 * has nothing else to do, and again when the library has changed; what is known stays until then.
 */
export function useSearchCounts(
  catalog: ArticleCatalog | null,
  searches: SavedSearch[],
): ReadonlyMap<string, number> {
  const library = useLibrary();
  const index = useSearchIndex();
  const today = useToday();
  const progress = useLiveQuery(async () => (await indexProgress(library)) === null, []);
  const isWhole = progress.state === 'ready' && progress.value;
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  /** Those counted last come last, so that a library that always changes keeps none waiting. */
  const turns = useRef(new Map<string, number>());
  const wanted = searches.slice(0, MOST).map((search) => ({ id: search.id, filter: filterOf(search) }));

  useEffect(() => {
    if (!catalog) return;
    const abort = new AbortController();
    const isStale = (): boolean => abort.signal.aborted;
    const turnOf = ({ id }: { id: string }): number => turns.current.get(id) ?? 0;
    const countAll = async (): Promise<void> => {
      for (const { id, filter } of wanted.toSorted((a, b) => turnOf(a) - turnOf(b))) {
        const { tree } = parseQuery(filter.query);
        const words = wantedWordsOf(tree);
        await untilIdle();
        if (isStale()) return;
        const found =
          words.length > 0 ? await findEverywhere(library, index, words, addressKeysOf(tree)) : undefined;
        await untilIdle();
        if (isStale()) return;
        turns.current.set(id, Math.max(0, ...turns.current.values()) + 1);
        const count = catalog.count({ filter, today, found });
        setCounts((before) => (before.get(id) === count ? before : new Map(before).set(id, count)));
      }
    };
    // What can't be looked up has no number; why that is, the list of it says.
    void countAll().catch(() => undefined);
    return () => {
      abort.abort();
    };
  }, [catalog, today, isWhole, JSON.stringify(wanted)]);
  return counts;
}

function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(
      () => {
        resolve();
      },
      { timeout: PATIENCE_MS },
    );
  });
}
