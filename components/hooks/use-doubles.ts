import { type DoubledArticle, listDoubles } from '@/utils/library/list-doubles';
import type { DoubleGroup } from '@/utils/search/similar/double-groups';

import { useLibrary } from './use-library';
import { useLiveQuery } from './use-live-query';

/** The groups of articles that may be one, again whenever any window changes them; null until they have been read. */
export function useDoubles(): DoubleGroup<DoubledArticle>[] | null {
  const library = useLibrary();
  const answer = useLiveQuery(() => listDoubles(library), [library]);
  return answer.state === 'ready' ? answer.value : null;
}
