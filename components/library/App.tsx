import { useEffect, useMemo } from 'preact/hooks';

import { useHashRoute } from '@/components/hooks/use-hash-route';
import { navigate } from '@/components/hooks/use-hash-route';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { useSetting } from '@/components/hooks/use-setting';
import { useTheme } from '@/components/hooks/use-theme';
import { ReaderView } from '@/components/reader/ReaderView';
import { ToastRegion } from '@/components/ui/Toast';
import { listArticles } from '@/utils/library/list-articles';
import { filterArticles } from '@/utils/search/article-filter';
import { sortArticles } from '@/utils/search/article-order';
import { settings } from '@/utils/storage/settings';

import { LibraryFailure } from './LibraryFailure';
import { LibraryView } from './LibraryView';
import { filterFromQuery, filterHash } from './list-route';

/** The library page: the list, and over it the reader, which knows what comes before and after in the list. */
export function App() {
  const library = useLibrary();
  const route = useHashRoute();
  const [order] = useSetting(settings.order);
  const answer = useLiveQuery(() => listArticles(library), []);
  useTheme();

  const articleId = /^\/article\/([0-9a-f-]{36})$/.exec(route.path)?.[1] ?? null;
  const filter = useMemo(() => filterFromQuery(route.query), [route.query.toString()]);
  const articles = answer.state === 'ready' ? answer.value : null;
  const visible = useMemo(
    () => (articles ? sortArticles(filterArticles(articles, filter), order) : []),
    [articles, filter, order],
  );
  useEffect(() => {
    // An address of ours that leads nowhere: the list is where to go on.
    if (articleId === null && route.path !== '/') navigate('#/', { replace: true });
  }, [route.path]);

  if (answer.state === 'failed') return <LibraryFailure error={answer.error} />;
  const index = visible.findIndex(({ id }) => id === articleId);
  const hashOf = (id: string | undefined): string | null =>
    id === undefined ? null : `#/article/${id}?${route.query.toString()}`;
  return (
    <>
      {/* The list stays where it is while the reader is open: its scroll position too. */}
      <div hidden={articleId !== null}>
        <LibraryView articles={articles} visible={visible} filter={filter} isActive={articleId === null} />
      </div>
      {articleId !== null && (
        <ReaderView
          key={articleId}
          articleId={articleId}
          previous={index > 0 ? hashOf(visible[index - 1]?.id) : null}
          next={index >= 0 ? hashOf(visible[index + 1]?.id) : null}
          onClose={() => {
            navigate(filterHash(filter));
          }}
        />
      )}
      <ToastRegion />
    </>
  );
}
