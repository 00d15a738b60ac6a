import { Download, Highlighter, SearchX, SlidersHorizontal } from 'lucide-preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { ExportDialog } from '@/components/export/ExportDialog';
import { navigate } from '@/components/hooks/use-hash-route';
import { useSetting } from '@/components/hooks/use-setting';
import { useShortcuts } from '@/components/hooks/use-shortcuts';
import { useColors } from '@/components/reader/use-colors';
import { Choice } from '@/components/ui/Choice';
import { Drawer } from '@/components/ui/Drawer';
import { HelpDialog } from '@/components/ui/HelpDialog';
import { IconButton } from '@/components/ui/IconButton';
import { Popover } from '@/components/ui/Popover';
import { ThemeChoice } from '@/components/ui/ThemeChoice';
import { isNarrowed, type LibraryAnnotationFilter } from '@/utils/search/annotation-filter';
import type { ArticleCatalog } from '@/utils/search/catalog/article-catalog';
import { ENTRY_ORDERS, type LibraryEntry } from '@/utils/search/library-entries';
import { settings } from '@/utils/storage/settings';

import { AnnotationFilters } from './AnnotationFilters';
import { AnnotationRow } from './AnnotationRow';
import { annotationsHash, entryHash } from './annotations-route';
import { ChunkedList } from './ChunkedList';
import { EmptyState } from './EmptyState';
import { ListFrame } from './ListFrame';
import { listKeys } from './list-keys';
import { ListTitle } from './ListTitle';
import { LoadingList } from './LoadingList';
import { Places } from './Places';
import { SearchBox } from './SearchBox';
import { SearchHelp } from './SearchHelp';
import { useAnnotationVocabulary } from './use-query-vocabulary';
import { useSelection } from './use-selection';

interface AnnotationsViewProps {
  /** Whether this view of the library is the one that is shown. */
  isShown: boolean;
  catalog: ArticleCatalog | null;
  /** All highlights and notes, in order; null until they have been read. */
  entries: LibraryEntry[] | null;
  /** Those that the filter lets through. */
  visible: LibraryEntry[];
  filter: LibraryAnnotationFilter;
  /** The entry whose article lies open over the list, `none` where that is of no entry; null while the list is what the reader sees. */
  openId: string | null;
}

const NONE: LibraryEntry[] = [];

/** Every highlight and note of the library: search and filters above it, the list itself. */
export function AnnotationsView(props: AnnotationsViewProps) {
  const { isShown, catalog, entries, visible, filter, openId } = props;
  const [order, setOrder] = useSetting(settings.annotationOrder);
  const { nameOf } = useColors();
  const [dialog, setDialog] = useState<'places' | 'help' | LibraryEntry[] | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const isActive = isShown && openId === null;
  const list = annotationsHash(filter);
  const ids = useMemo(() => visible.map(({ id }) => id), [visible]);
  const selection = useSelection(ids, list);
  const vocabulary = useAnnotationVocabulary(catalog, entries ?? NONE);
  const close = (): void => {
    setDialog(null);
  };

  useEffect(() => {
    if (isActive) document.title = `${i18n.t('annotations.title')} – ${i18n.t('appName')}`;
  }, [isActive]);
  useLayoutEffect(() => {
    if (openId !== null) selection.setCurrent(openId);
    else if (isActive) selection.focusCurrent();
  }, [openId]);

  const current = visible.find(({ id }) => id === selection.current);
  useShortcuts(
    isActive
      ? {
          ...listKeys(search, selection, () => {
            setDialog('help');
          }),
          o: () => {
            if (current) navigate(entryHash(current, filter));
          },
        }
      : {},
  );

  return (
    <>
      <ListFrame
        isShown={isShown}
        isActive={isActive}
        list={list}
        layout="annotations"
        onPlaces={() => {
          setDialog('places');
        }}
        onHelp={() => {
          setDialog('help');
        }}
        search={
          <SearchBox
            field={search}
            label={i18n.t('annotations.search')}
            vocabulary={vocabulary}
            query={filter.query}
            isFound
            onChange={(query) => {
              navigate(annotationsHash({ ...filter, query }), { replace: true });
            }}
            onEnter={() => {
              selection.move(0);
            }}
          />
        }
      >
        <ListTitle title={i18n.t('annotations.title')} count={entries && countWords()}>
          <Popover
            icon={SlidersHorizontal}
            label={i18n.t('library.view')}
            text={i18n.t(`annotations.orders.${order}`)}
          >
            <Choice
              label={i18n.t('library.order')}
              value={order}
              values={ENTRY_ORDERS}
              nameOf={(value) => i18n.t(`annotations.orders.${value}`)}
              onChange={setOrder}
              layout="list"
            />
            <ThemeChoice />
          </Popover>
          <IconButton
            icon={Download}
            label={i18n.t('annotations.export')}
            data-export-annotations=""
            disabled={visible.length === 0}
            onClick={() => {
              setDialog(visible);
            }}
          />
        </ListTitle>
        {entries === null && <LoadingList />}
        {entries && (entries.length > 0 || isNarrowed(filter)) && (
          <AnnotationFilters entries={entries} filter={filter} />
        )}
        {entries && visible.length === 0 && empty()}
        <ChunkedList
          label={i18n.t('annotations.title')}
          ids={ids}
          layout={order}
          selection={selection}
          idAttribute="data-entry-id"
          focusable="[data-place]"
          row={(index) => {
            const entry = visible[index];
            return (
              entry && (
                <AnnotationRow
                  key={entry.id}
                  entry={entry}
                  position={index + 1}
                  count={visible.length}
                  isFirst={visible[index - 1]?.article.id !== entry.article.id}
                  filter={filter}
                  selection={selection}
                  nameOf={nameOf}
                />
              )
            );
          }}
        />
      </ListFrame>
      {dialog === 'places' && (
        <Drawer title={i18n.t('appName')} onClose={close}>
          <nav aria-label={i18n.t('library.places')}>
            <Places filter={null} onChoose={close} />
          </nav>
        </Drawer>
      )}
      {dialog === 'help' && (
        <HelpDialog kind="annotations" onClose={close}>
          <SearchHelp />
        </HelpDialog>
      )}
      {Array.isArray(dialog) && <ExportDialog {...chosenOf(dialog)} onClose={close} />}
    </>
  );

  function countWords(): string {
    const all = entries?.length ?? 0;
    return isNarrowed(filter)
      ? i18n.t('annotations.found', [String(visible.length), String(all)])
      : i18n.t('annotations.count', all);
  }

  function empty() {
    if (!isNarrowed(filter))
      return (
        <EmptyState
          icon={Highlighter}
          title={i18n.t('annotations.empty')}
          advice={i18n.t('annotations.emptyAdvice')}
        />
      );
    return (
      <EmptyState
        icon={SearchX}
        title={i18n.t('annotations.noResult')}
        advice={i18n.t('annotations.noResultAdvice')}
      />
    );
  }
}

/** What is exported of entries: by article, in their order. */
function chosenOf(entries: LibraryEntry[]) {
  return {
    articleIds: [...new Set(entries.map(({ article }) => article.id))],
    chosen: {
      highlights: new Set(
        entries.filter(({ annotation }) => annotation.color !== null).map(({ annotation }) => annotation.id),
      ),
      notesOn: new Set(
        entries.filter(({ annotation }) => annotation.color === null).map(({ article }) => article.id),
      ),
    },
  };
}
