import { useEffect, useState } from 'preact/hooks';

import type { ListedArticle } from '@/utils/library/list-articles';
import { watchArticles } from '@/utils/library/watch-articles';

import { useLibrary } from './use-library';
import type { LiveQuery } from './use-live-query';

/** All articles, the trash included and in no order; again whenever any window changes them or their highlights. */
export function useArticles(): LiveQuery<ListedArticle[]> {
  const library = useLibrary();
  const [answer, setAnswer] = useState<LiveQuery<ListedArticle[]>>({ state: 'loading' });
  useEffect(
    () =>
      watchArticles(library, {
        next: (value) => {
          setAnswer({ state: 'ready', value });
        },
        error: (error) => {
          setAnswer({ state: 'failed', error });
        },
      }),
    [library],
  );
  return answer;
}
