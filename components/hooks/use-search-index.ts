import type { LibraryContext } from '@/utils/library/library-context';
import { SearchIndex } from '@/utils/library/search-index';

import { useLibrary } from './use-library';

const known = new WeakMap<LibraryContext, SearchIndex>();

/** The index of the library, one for all of the page: it keeps what it has read. */
export function useSearchIndex(): SearchIndex {
  const library = useLibrary();
  const before = known.get(library);
  if (before) return before;
  const index = new SearchIndex(library);
  known.set(library, index);
  return index;
}
