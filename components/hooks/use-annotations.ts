import { useEffect, useRef, useState } from 'preact/hooks';

import { watchAnnotations } from '@/utils/library/watch-annotations';
import type { ListedAnnotation } from '@/utils/search/listed-annotation';

import { useLibrary } from './use-library';
import type { LiveQuery } from './use-live-query';

/**
 * All highlights, by their ids and in no order; again whenever any window changes them. They aren't read before they are wanted,
 * and are kept from then on.
 */
export function useAnnotations(isWanted: boolean): LiveQuery<ReadonlyMap<string, ListedAnnotation>> {
  const library = useLibrary();
  const [answer, setAnswer] = useState<LiveQuery<ReadonlyMap<string, ListedAnnotation>>>({
    state: 'loading',
  });
  const wasWanted = useRef(false);
  wasWanted.current ||= isWanted;
  const isRead = wasWanted.current;
  useEffect(() => {
    if (!isRead) return;
    return watchAnnotations(library, {
      next: (value) => {
        setAnswer({ state: 'ready', value });
      },
      error: (error) => {
        setAnswer({ state: 'failed', error });
      },
    });
  }, [library, isRead]);
  return answer;
}
