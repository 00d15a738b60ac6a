import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { navigate } from '@/components/hooks/use-hash-route';
import { useSetting } from '@/components/hooks/use-setting';
import type { ListedArticle } from '@/utils/library/list-articles';
import type { ArticleFilter } from '@/utils/search/article-filter';
import type { WantedWords } from '@/utils/search/query/wanted-words';
import { filterOf, isReadable, isSameFilter } from '@/utils/search/saved-search';
import { settings } from '@/utils/storage/settings';

import { ArticleList } from './ArticleList';
import { BulkBar } from './BulkBar';
import { EmptyList } from './EmptyList';
import { IndexProgress } from './IndexProgress';
import { InterruptedSaves } from './InterruptedSaves';
import { useLibrarySide } from './library-side';
import { articlesOf, type ListDialogState } from './list-dialog';
import { filterHash } from './list-route';
import { ListDialog } from './ListDialog';
import { ListFrame } from './ListFrame';
import { ListHeader } from './ListHeader';
import { ListTimeline } from './ListTimeline';
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
  /** Everything there is; null until it has been read. */
  articles: ListedArticle[] | null;
  /** What the filter lets through, in order; null until that is known. */
  visible: ListedArticle[] | null;
  /** The same, of any months. */
  ofAnyMonth: ListedArticle[] | null;
  filter: ArticleFilter;
  /** Whether that is what its query finds; while that is looked up, it is what the one before did. */
  isFound: boolean;
  /** The words that what is visible was found by. */
  sought: readonly WantedWords[];
  /** The article that lies open over the list; null while the list is what the reader sees. */
  openId: string | null;
  /** The keys that save a page, as the browser writes them; null when there are none. */
  saveShortcut: string | null;
}

const NONE: ListedArticle[] = [];

/** What is saved: search above it, the list itself. */
export function LibraryView(props: LibraryViewProps) {
  const {
    isShown,
    articles,
    visible: found,
    ofAnyMonth,
    filter,
    isFound,
    sought,
    openId,
    saveShortcut,
  } = props;
  const [density] = useSetting(settings.density);
  const [dialog, setDialog] = useState<ListDialogState>(null);
  const isActive = isShown && openId === null;
  const search = useRef<HTMLInputElement>(null);
  const actions = useArticleActions();

  const { place } = filter;
  const visible = found ?? NONE;
  const ids = useMemo(() => visible.map(({ id }) => id), [visible]);
  const selection = useSelection(ids, filterHash(filter));
  const selected = articlesOf(visible, selection.ids);
  const { searches } = useLibrarySide();
  const saved = (searches ?? []).filter(isReadable).find((one) => isSameFilter(filterOf(one), filter));
  const vocabulary = useQueryVocabulary(articles ?? NONE);

  useEffect(() => {
    if (isActive) document.title = `${titleOf(filter)} – ${i18n.t('appName')}`;
  }, [isActive, filter]);
  useLayoutEffect(() => {
    if (openId !== null) selection.setCurrent(openId);
    else if (isActive) selection.focusCurrent();
  }, [openId]);

  useListShortcuts({
    isActive,
    targets: selected.length > 0 ? selected : articlesOf(visible, [selection.current ?? '']),
    filter,
    selection,
    actions,
    search,
    setDialog,
  });

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
          selected.length > 0 && (
            <BulkBar
              articles={selected}
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
        <InterruptedSaves />
        <IndexProgress articles={articles?.length ?? 0} />
        {articles?.length === 0 ? (
          <Welcome saveShortcut={saveShortcut} />
        ) : (
          <ListHeader
            filter={filter}
            count={found?.length ?? null}
            searchName={saved ? searchName(saved) : null}
            onSaveSearch={() => {
              setDialog({ kind: 'search' });
            }}
            onExport={() => {
              setDialog({ kind: 'export', ids });
            }}
            onEmptyTrash={() => {
              setDialog({ kind: 'delete-forever', ids });
            }}
          />
        )}
        <ListTimeline articles={ofAnyMonth ?? NONE} filter={filter} />
        {found === null && <LoadingList />}
        {articles !== null && articles.length > 0 && found?.length === 0 && <EmptyList filter={filter} />}
        <ArticleList
          articles={visible}
          filter={filter}
          sought={sought}
          density={density}
          selection={selection}
        />
        {articles && sought.length > 0 && (
          <SimilarWords
            articles={articles}
            filter={filter}
            count={isFound ? (found?.length ?? null) : null}
          />
        )}
      </ListFrame>
      <ListDialog
        state={dialog}
        articles={articles ?? []}
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
