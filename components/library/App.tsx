import { useEffect, useMemo } from 'preact/hooks';

import { useArticles } from '@/components/hooks/use-articles';
import { useFoundWords } from '@/components/hooks/use-found-words';
import { navigate, useHashRoute } from '@/components/hooks/use-hash-route';
import { useSetting } from '@/components/hooks/use-setting';
import { useTheme } from '@/components/hooks/use-theme';
import { useToday } from '@/components/hooks/use-today';
import type { ReadLink } from '@/components/reader/LinkView';
import { ReaderView } from '@/components/reader/ReaderView';
import { ToastRegion } from '@/components/ui/Toast';
import { articleAt } from '@/utils/annotation/article-place';
import { filterArticles } from '@/utils/search/article-filter';
import { sortArticles } from '@/utils/search/article-order';
import { settings } from '@/utils/storage/settings';

import { LibraryFailure } from './LibraryFailure';
import { LibraryView } from './LibraryView';
import { articleHash, filterFromQuery, filterHash } from './list-route';

interface AppProps {
  saveShortcut: string | null;
  onReadLink: ReadLink;
}

/** The library page: the list, and over it the reader, which knows what comes before and after in the list. */
export function App({ saveShortcut, onReadLink }: AppProps) {
  const route = useHashRoute();
  const [order] = useSetting(settings.order);
  const answer = useArticles();
  const today = useToday();
  useTheme();

  const place = useMemo(() => articleAt(route.path, route.query), [route]);
  const articleId = place?.articleId ?? null;
  const filter = useMemo(() => filterFromQuery(route.query), [route.query.toString()]);
  const articles = answer.state === 'ready' ? answer.value : null;
  const search = useFoundWords(filter.query);
  const visible = useMemo(
    () =>
      articles &&
      search &&
      sortArticles(
        filterArticles(articles, { ...filter, query: search.query }, today, search.found),
        order,
        document.documentElement.lang,
      ),
    [articles, filter, search?.query, search?.found, order, today],
  );
  useEffect(() => {
    // An address of ours that leads nowhere: the list is where to go on.
    if (articleId === null && route.path !== '/') navigate('#/', { replace: true });
  }, [route.path]);

  if (answer.state === 'failed') return <LibraryFailure error={answer.error} />;
  const listed = visible ?? [];
  const index = listed.findIndex(({ id }) => id === articleId);
  const hashAt = (position: number): string | null => {
    const article = index < 0 ? undefined : listed[position];
    return article ? articleHash(article.id, filter) : null;
  };
  return (
    <>
      {/* The list stays where it is while the reader is open. */}
      <div hidden={articleId !== null}>
        <LibraryView
          articles={articles}
          visible={visible}
          filter={filter}
          isFound={search?.query === filter.query}
          openId={articleId}
          saveShortcut={saveShortcut}
        />
      </div>
      {place && articleId !== null && (
        <ReaderView
          key={articleId}
          articleId={articleId}
          place={place}
          previous={hashAt(index - 1)}
          next={hashAt(index + 1)}
          onReadLink={onReadLink}
          onGoTo={(wanted) => {
            navigate(articleHash(articleId, filter, wanted));
          }}
          onClose={() => {
            navigate(filterHash(filter));
          }}
        />
      )}
      <ToastRegion />
    </>
  );
}
