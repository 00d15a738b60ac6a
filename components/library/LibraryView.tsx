import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useArticleRows } from '@/components/hooks/use-article-rows';
import { navigate } from '@/components/hooks/use-hash-route';
import { useSetting } from '@/components/hooks/use-setting';
import type { ArticleFilter } from '@/utils/search/article-filter';
import type { ArticleCatalog } from '@/utils/search/catalog/article-catalog';
import type { WantedWords } from '@/utils/search/query/wanted-words';
import { filterOf, isReadable, isSameFilter } from '@/utils/search/saved-search';
import type { Month } from '@/utils/search/timeline';
import { settings } from '@/utils/storage/settings';

import { ArticleList } from './ArticleList';
import { BulkBar } from './BulkBar';
import { EmptyList } from './EmptyList';
import { IndexProgress } from './IndexProgress';
import { InterruptedSaves } from './InterruptedSaves';
import { useLibrarySide } from './library-side';
import type { ListDialogState } from './list-dialog';
import { filterHash } from './list-route';
import { ListDialog } from './ListDialog';
import { ListFrame } from './ListFrame';
import { LibraryFailure } from './LibraryFailure';
import { ListHeader } from './ListHeader';
import { ListTimeline } from './ListTimeline';
import { LostLibrary } from './LostLibrary';
import { LoadingList } from './LoadingList';
import { Places } from './Places';
import { searchName } from './search-words';
import { SearchBox } from './SearchBox';
import { SimilarWords } from './SimilarWords';
import { useArticleActions } from './use-article-actions';
import { useListShortcuts } from './use-list-shortcuts';
import { useQueryVocabulary } from './use-query-vocabulary';
import { useSelection } from './use-selection';
import { Welcome } from './Welcome';

interface LibraryViewProps {
  /** Whether this view of the library is the one that is shown. */
  isShown: boolean;
  /** Of everything there is; null until it has been read. */
  catalog: ArticleCatalog | null;
  /** The articles that the filter lets through, in order; null until that is known. */
  visible: string[] | null;
  /** How many of its articles each month has, those of months that it leaves out as well. */
  months: [month: Month, count: number][];
  filter: ArticleFilter;
  /** Whether that is what its query finds; while that is looked up, it is what the one before did. */
  isFound: boolean;
  /** The words that what is visible was found by. */
  sought: readonly WantedWords[];
  /** The article that lies open over the list; null while the list is what the reader sees. */
  openId: string | null;
  /** The keys that save a page, as the browser writes them; null when there are none. */
  saveShortcut: string | null;
  onImport: () => void;
}

const NONE: string[] = [];
/** Rows that are kept when they aren't shown any more: some pages to scroll back. */
const KEPT_ROWS = 600;

/** What is saved: search above it, the list itself. */
export function LibraryView(props: LibraryViewProps) {
  const {
    isShown,
    catalog,
    visible: found,
    months,
    filter,
    isFound,
    sought,
    openId,
    saveShortcut,
    onImport,
  } = props;
  const [density] = useSetting(settings.density);
  const [dialog, setDialog] = useState<ListDialogState>(null);
  const isActive = isShown && openId === null;
  const search = useRef<HTMLInputElement>(null);
  const actions = useArticleActions(catalog);
  const rows = useArticleRows(catalog, KEPT_ROWS);

  const { place } = filter;
  const ids = found ?? NONE;
  // While titles are read for the order by them, what is selected stays so.
  const listed = useRef(NONE);
  if (found) listed.current = found;
  const selection = useSelection(listed.current, filterHash(filter));
  const vocabulary = useQueryVocabulary(catalog);
  const count = useMemo(() => catalog?.size ?? null, [catalog]);
  const { searches } = useLibrarySide();
  const saved = (searches ?? []).filter(isReadable).find((one) => isSameFilter(filterOf(one), filter));

  useEffect(() => {
    if (isActive) document.title = `${titleOf(filter)} – ${i18n.t('appName')}`;
  }, [isActive, filter]);
  useLayoutEffect(() => {
    if (openId !== null) selection.setCurrent(openId);
    else if (isActive) selection.focusCurrent();
  }, [openId]);

  useListShortcuts({
    isActive,
    targets: selection.ids.length > 0 ? selection.ids : ids.filter((id) => id === selection.current),
    filter,
    selection,
    actions,
    search,
    setDialog,
  });

  if (rows.failure) return <LibraryFailure error={rows.failure.error} />;
  return (
    <>
      <ListFrame
        isShown={isShown}
        isActive={isActive}
        list={filterHash(filter)}
        layout={density}
        onPlaces={() => {
          setDialog({ kind: 'places' });
        }}
        onHelp={() => {
          setDialog({ kind: 'help' });
        }}
        search={
          <SearchBox
            field={search}
            label={i18n.t('library.search')}
            vocabulary={vocabulary}
            query={filter.query}
            isFound={isFound}
            onChange={(query) => {
              navigate(filterHash({ ...filter, query }), { replace: true });
            }}
            onEnter={() => {
              selection.move(0);
            }}
          />
        }
        footer={
          catalog &&
          selection.ids.length > 0 && (
            <BulkBar
              ids={selection.ids}
              catalog={catalog}
              actions={actions}
              isTrash={place === 'trash'}
              onTag={() => {
                setDialog({ kind: 'tag', ids: selection.ids });
              }}
              onExport={() => {
                setDialog({ kind: 'export', ids: selection.ids });
              }}
              onDeleteForever={() => {
                setDialog({ kind: 'delete-forever', ids: selection.ids });
              }}
              onClear={selection.clear}
            />
          )
        }
      >
        <LostLibrary />
        <InterruptedSaves />
        <IndexProgress articles={count ?? 0} />
        {count === 0 ? (
          <Welcome saveShortcut={saveShortcut} onImport={onImport} />
        ) : (
          <ListHeader
            filter={filter}
            count={found?.length ?? null}
            searchName={saved ? searchName(saved) : null}
            onSaveSearch={() => {
              setDialog({ kind: 'search' });
            }}
            onImport={onImport}
            onExport={() => {
              setDialog({ kind: 'export', ids });
            }}
            onEmptyTrash={() => {
              setDialog({ kind: 'delete-forever', ids });
            }}
          />
        )}
        <ListTimeline months={months} filter={filter} />
        {found === null && <LoadingList />}
        {count !== null && count > 0 && found?.length === 0 && <EmptyList filter={filter} />}
        <ArticleList
          ids={ids}
          rows={rows}
          filter={filter}
          sought={sought}
          density={density}
          selection={selection}
        />
        {catalog && sought.length > 0 && (
          <SimilarWords catalog={catalog} filter={filter} count={isFound ? (found?.length ?? null) : null} />
        )}
      </ListFrame>
      <ListDialog
        state={dialog}
        catalog={catalog}
        actions={actions}
        filter={filter}
        saved={saved ?? null}
        places={
          <Places
            filter={filter}
            onChoose={() => {
              setDialog(null);
            }}
          />
        }
        onClose={() => {
          setDialog(null);
        }}
      />
    </>
  );
}

function titleOf({ place, tag, site, query }: ArticleFilter): string {
  const conditions = [query, tag, site].filter((condition) => condition !== null && condition !== '');
  return [...conditions, i18n.t(`places.${place}`)].join(' · ');
}
