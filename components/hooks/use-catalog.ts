import { useEffect, useState } from 'preact/hooks';

import { watchCatalog } from '@/utils/library/watch-catalog';
import type { ArticleCatalog } from '@/utils/search/catalog/article-catalog';

import { useLibrary } from './use-library';
import type { LiveQuery } from './use-live-query';

/** The catalog of all articles; again, as another object, whenever any window changes them or their highlights. */
export function useCatalog(areTitlesWanted: boolean): LiveQuery<ArticleCatalog> {
  const library = useLibrary();
  const [answer, setAnswer] = useState<LiveQuery<ArticleCatalog>>({ state: 'loading' });
  const [watch, setWatch] = useState<ReturnType<typeof watchCatalog> | null>(null);
  useEffect(() => {
    const begun = watchCatalog(library, {
      next: (value) => {
        setAnswer({ state: 'ready', value });
      },
      error: (error) => {
        setAnswer({ state: 'failed', error });
      },
    });
    setWatch(begun);
    return begun.end;
  }, [library]);
  useEffect(() => {
    if (areTitlesWanted) watch?.wantTitles();
  }, [watch, areTitlesWanted]);
  return answer;
}
