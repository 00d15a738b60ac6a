import { createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { useSetting } from '@/components/hooks/use-setting';
import { useToday } from '@/components/hooks/use-today';
import { listSearches } from '@/utils/library/saved-searches';
import { ALL_ARTICLES, type Place } from '@/utils/search/article-filter';
import type { ArticleCatalog } from '@/utils/search/catalog/article-catalog';
import { type ArticleCounts, NO_COUNTS } from '@/utils/search/count-articles';
import { isReadable, type SavedSearch, type UnreadableSearch } from '@/utils/search/saved-search';
import { settings } from '@/utils/storage/settings';

import { useSearchCounts } from './use-search-counts';

/** What stands beside the lists. */
interface LibrarySide {
  counts: ArticleCounts;
  /** How many articles of the place have no tag. */
  untagged: number;
  /** In the reader's order; null until they have been read. */
  searches: (SavedSearch | UnreadableSearch)[] | null;
  /** How many articles each search finds, by its id, as far as that is known. */
  found: ReadonlyMap<string, number>;
  /** How many articles are new or changed since the last backup. */
  unbacked: number;
}

const Context = createContext<LibrarySide | null>(null);

/** Gives it to everything inside. */
export const LibrarySideProvider = Context.Provider;

/** That of the nearest provider. */
export function useLibrarySide(): LibrarySide {
  const side = useContext(Context);
  if (!side) throw new Error('no LibrarySideProvider around this component');
  return side;
}

/** The query of what has no tag. */
export const UNTAGGED = 'is:untagged';

/** Counts what stands beside a list of `place`. */
export function useSideOf(catalog: ArticleCatalog | null, place: Place): LibrarySide {
  const library = useLibrary();
  const today = useToday();
  const answer = useLiveQuery(() => listSearches(library), []);
  const searches = answer.state === 'ready' ? answer.value : null;
  const readable = useMemo(() => (searches ?? []).filter(isReadable), [searches]);
  const found = useSearchCounts(catalog, readable);
  const [lastBackup] = useSetting(settings.lastBackup);
  const counted = useMemo(
    () => ({
      unbacked: catalog?.countChangedAfter(lastBackup === null ? -Infinity : Date.parse(lastBackup)) ?? 0,
      counts: catalog?.counts(place, document.documentElement.lang) ?? NO_COUNTS,
      untagged: catalog?.count({ filter: { ...ALL_ARTICLES, place, query: UNTAGGED }, today }) ?? 0,
    }),
    [catalog, place, today, lastBackup],
  );
  return useMemo(() => ({ ...counted, searches, found }), [counted, searches, found]);
}
