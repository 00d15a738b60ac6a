import { useEffect, useMemo, useRef } from 'preact/hooks';

import { useAutomaticBackup } from '@/components/backup/use-automatic-backup';
import { useCatalog } from '@/components/hooks/use-catalog';
import { navigate, useHashRoute } from '@/components/hooks/use-hash-route';
import { useHeldUp } from '@/components/hooks/use-held-up';
import { useTheme } from '@/components/hooks/use-theme';
import { useImport } from '@/components/import/use-import';
import type { ReadLink } from '@/components/reader/LinkView';
import { ReaderView } from '@/components/reader/ReaderView';
import { ToastRegion } from '@/components/ui/Toast';
import { articleAt } from '@/utils/annotation/article-place';

import { annotationsFilterFromQuery, annotationsHash, isOfAnnotations } from './annotations-route';
import { AnnotationsView } from './AnnotationsView';
import { isOfDoubles } from './doubles-route';
import { DoublesView } from './DoublesView';
import { HeldUpLibrary } from './HeldUpLibrary';
import { LibraryFailure } from './LibraryFailure';
import { LibraryView } from './LibraryView';
import { LibrarySideProvider, useSideOf } from './library-side';
import { filterFromQuery, filterHash } from './list-route';
import { openEntry, wayFromDoubles, wayThroughArticles, wayThroughEntries } from './list-way';
import { LibraryFrame } from './ListFrame';
import { Places } from './Places';
import { TagColorsProvider, useStoredTagColors } from './tag-colors';
import { useLibraryEntries } from './use-library-entries';
import { useListOrder } from './use-list-order';
import { useVisibleArticles } from './use-visible-articles';

interface AppProps {
  saveShortcut: string | null;
  onReadLink: ReadLink;
}

const NONE: string[] = [];

/**
 * The library page: the list of articles or that of highlights and notes, and over it the reader, which knows what comes before
 * and after in the list.
 */
export function App({ saveShortcut, onReadLink }: AppProps) {
  const route = useHashRoute();
  useTheme();
  const isHeldUp = useHeldUp();

  const place = useMemo(() => articleAt(route.path, route.query), [route]);
  const articleId = place?.articleId ?? null;
  const isAnnotations = isOfAnnotations(route.path, route.query);
  const isDoubles = isOfDoubles(route.path, route.query);
  const wereAnnotationsShown = useKept(isAnnotations, isAnnotations);
  // Either list stays as it is while the other is shown.
  const listQuery = useKept(route.query, !isAnnotations && !isDoubles);
  const annotationsQuery = useKept(route.query, isAnnotations);
  const filter = useMemo(() => filterFromQuery(listQuery), [filterHash(filterFromQuery(listQuery))]);
  const annotationsFilter = useMemo(
    () => annotationsFilterFromQuery(annotationsQuery),
    [annotationsHash(annotationsFilterFromQuery(annotationsQuery))],
  );
  const order = useListOrder(filter.query);
  const answer = useCatalog(order === 'title');
  const catalog = answer.state === 'ready' ? answer.value : null;
  const { visible, months, isFound, sought } = useVisibleArticles(catalog, filter, order);
  const entries = useLibraryEntries(catalog, annotationsFilter, isAnnotations);
  const countedIn = isAnnotations || isDoubles ? 'all' : filter.place;
  const side = useSideOf(catalog, countedIn);
  const colors = useStoredTagColors();
  const imports = useImport();
  useAutomaticBackup(catalog);
  useEffect(() => {
    // An address of ours that leads nowhere: the list is where to go on.
    if (articleId === null && route.path !== '/' && !isAnnotations && !isDoubles)
      navigate('#/', { replace: true });
  }, [route.path]);

  if (isHeldUp) return <HeldUpLibrary />;
  if (answer.state === 'failed') return <LibraryFailure error={answer.error} />;
  if (entries.failure) return <LibraryFailure error={entries.failure.error} />;

  const open = place && isAnnotations ? openEntry(entries.visible, place) : undefined;
  const way =
    articleId === null
      ? null
      : isAnnotations
        ? wayThroughEntries(entries.visible, annotationsFilter, articleId, open)
        : isDoubles
          ? wayFromDoubles(articleId)
          : wayThroughArticles(visible ?? NONE, filter, articleId);
  return (
    <TagColorsProvider value={colors}>
      {/* The list stays where it is while the reader is open. */}
      <div hidden={articleId !== null}>
        <LibrarySideProvider value={side}>
          <LibraryFrame places={<Places filter={isAnnotations || isDoubles ? null : filter} />}>
            <LibraryView
              isShown={!isAnnotations && !isDoubles}
              catalog={catalog}
              visible={visible}
              months={months}
              filter={filter}
              isFound={isFound}
              sought={sought}
              openId={isAnnotations || isDoubles ? null : articleId}
              saveShortcut={saveShortcut}
              onImport={imports.open}
            />
            {wereAnnotationsShown && (
              <AnnotationsView
                isShown={isAnnotations}
                catalog={catalog}
                entries={entries.all}
                visible={entries.visible}
                filter={annotationsFilter}
                openId={isAnnotations ? (open?.id ?? articleId) : null}
              />
            )}
            {isDoubles && <DoublesView openId={articleId} />}
          </LibraryFrame>
        </LibrarySideProvider>
      </div>
      {place && way && (
        <ReaderView
          key={articleId}
          articleId={place.articleId}
          place={place}
          query={isDoubles ? '' : (isAnnotations ? annotationsFilter : filter).query}
          previous={way.previous}
          next={way.next}
          onReadLink={onReadLink}
          onGoTo={(wanted) => {
            navigate(way.to(wanted));
          }}
          onClose={() => {
            navigate(way.back);
          }}
        />
      )}
      {imports.view}
      <ToastRegion />
    </TagColorsProvider>
  );
}

/** A value as it was when it was last to be kept; the first one until then. */
function useKept<Value>(value: Value, isToBeKept: boolean): Value {
  const kept = useRef(value);
  if (isToBeKept) kept.current = value;
  return kept.current;
}
