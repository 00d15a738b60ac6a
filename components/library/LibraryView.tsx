import { CircleHelp, Download, Menu } from 'lucide-preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { ExportDialog } from '@/components/export/ExportDialog';
import { navigate } from '@/components/hooks/use-hash-route';
import { useLibrary } from '@/components/hooks/use-library';
import { useSetting } from '@/components/hooks/use-setting';
import { useShortcuts } from '@/components/hooks/use-shortcuts';
import { Button } from '@/components/ui/Button';
import { HelpDialog } from '@/components/ui/HelpDialog';
import { IconButton } from '@/components/ui/IconButton';
import type { ListedArticle } from '@/utils/library/list-articles';
import { setFavourite, setState } from '@/utils/library/update-article';
import type { ArticleFilter } from '@/utils/search/article-filter';
import { countArticles } from '@/utils/search/count-articles';
import { settings } from '@/utils/storage/settings';

import { ArticleList } from './ArticleList';
import { BulkBar } from './BulkBar';
import { deleteWithUndo } from './delete-with-undo';
import { EmptyList } from './EmptyList';
import { FilterChips } from './FilterChips';
import { filterHash, filterQuery } from './list-route';
import { InterruptedSaves } from './InterruptedSaves';
import styles from './LibraryView.module.css';
import { ListOptions } from './ListOptions';
import { Places } from './Places';
import { SearchBox } from './SearchBox';
import { useSelection } from './use-selection';

interface LibraryViewProps {
  /** Everything there is; null until it has been read. */
  articles: ListedArticle[] | null;
  /** What the filter lets through, in order. */
  visible: ListedArticle[];
  filter: ArticleFilter;
  /** Whether the list is what the reader sees: keys are for it then. */
  isActive: boolean;
}

/** What is saved: places, tags and sites beside it, what it is filtered by above it, the list itself. */
export function LibraryView({ articles, visible, filter, isActive }: LibraryViewProps) {
  const library = useLibrary();
  const [density] = useSetting(settings.density);
  const [exported, setExported] = useState<string[] | null>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [arePlacesOpen, setPlacesOpen] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const ids = useMemo(() => visible.map(({ id }) => id), [visible]);
  const selection = useSelection(ids);
  const counts = useMemo(() => countArticles(articles ?? []), [articles]);
  const isFiltered = filter.tag !== null || filter.site !== null || filter.query !== '';

  useEffect(() => {
    if (isActive) document.title = `${placeName(filter)} – ${i18n.t('appName')}`;
  }, [isActive, filter]);

  const current = visible.find(({ id }) => id === selection.current);
  const withCurrent = (action: (article: ListedArticle) => void) => () => {
    if (isActive && current) action(current);
  };
  const ifActive = (action: () => void) => () => {
    if (isActive) action();
  };
  useShortcuts({
    '/': ifActive(() => search.current?.focus()),
    '?': ifActive(() => {
      setHelpOpen(true);
    }),
    j: ifActive(() => {
      selection.move(1);
    }),
    k: ifActive(() => {
      selection.move(-1);
    }),
    o: withCurrent(({ id }) => {
      navigate(`#/article/${id}${filterQuery(filter)}`);
    }),
    x: withCurrent(({ id }) => {
      selection.toggle(id);
    }),
    f: withCurrent(({ id, isFavourite }) => void setFavourite(library, [id], !isFavourite)),
    e: withCurrent(
      ({ id, state }) => void setState(library, [id], state === 'archived' ? 'unread' : 'archived'),
    ),
    Delete: withCurrent(
      ({ id }) => void deleteWithUndo(library, selection.ids.length > 0 ? selection.ids : [id]),
    ),
    '#': withCurrent(
      ({ id }) => void deleteWithUndo(library, selection.ids.length > 0 ? selection.ids : [id]),
    ),
    'Ctrl+a': ifActive(selection.selectAll),
    Escape: ifActive(selection.clear),
  });

  return (
    <div class={styles.page}>
      <header class={styles.bar}>
        <IconButton
          icon={Menu}
          label={i18n.t('library.places')}
          aria-expanded={arePlacesOpen}
          data-menu=""
          onClick={() => {
            setPlacesOpen(!arePlacesOpen);
          }}
        />
        <a class={styles.name} href="#/">
          {i18n.t('appName')}
        </a>
        <SearchBox
          field={search}
          query={filter.query}
          onChange={(query) => {
            navigate(filterHash({ ...filter, query }), { replace: true });
          }}
        />
        <ListOptions />
        <Button
          icon={Download}
          disabled={visible.length === 0}
          onClick={() => {
            setExported(selection.ids.length > 0 ? selection.ids : ids);
          }}
        >
          {i18n.t('library.export')}
        </Button>
        <IconButton
          icon={CircleHelp}
          label={i18n.t('library.help')}
          onClick={() => {
            setHelpOpen(true);
          }}
        />
      </header>
      <nav class={styles.places} aria-label={i18n.t('library.places')} data-open={arePlacesOpen}>
        <Places
          counts={counts}
          filter={filter}
          onChoose={() => {
            setPlacesOpen(false);
          }}
        />
      </nav>
      <main class={styles.list}>
        <h1 class="visually-hidden">{placeName(filter)}</h1>
        <InterruptedSaves />
        {isFiltered && <FilterChips filter={filter} found={visible.length} />}
        <p class="visually-hidden" role="status">
          {articles && i18n.t('library.count', visible.length)}
        </p>
        {articles && visible.length === 0 && (
          <EmptyList kind={isFiltered ? 'noResult' : filter.place} isLibraryEmpty={articles.length === 0} />
        )}
        <ArticleList articles={visible} filter={filter} density={density} selection={selection} />
      </main>
      {selection.ids.length > 0 && (
        <BulkBar
          ids={selection.ids}
          articles={visible}
          isTrash={filter.place === 'trash'}
          onExport={() => {
            setExported(selection.ids);
          }}
          onClear={selection.clear}
        />
      )}
      {exported && (
        <ExportDialog
          articleIds={exported}
          onClose={() => {
            setExported(null);
          }}
        />
      )}
      {isHelpOpen && (
        <HelpDialog
          kind="library"
          onClose={() => {
            setHelpOpen(false);
          }}
        />
      )}
    </div>
  );
}

function placeName({ place, tag, site }: ArticleFilter): string {
  return tag ?? site ?? i18n.t(`places.${place}`);
}
