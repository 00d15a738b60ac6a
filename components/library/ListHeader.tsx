import { Bookmark, BookmarkPlus, Download, FileUp, Trash2 } from 'lucide-preact';

import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { IconButton } from '@/components/ui/IconButton';
import type { ArticleFilter } from '@/utils/search/article-filter';
import { parseQuery } from '@/utils/search/query/parse-query';
import { isRankable } from '@/utils/search/rank-articles';

import { FilterChips } from './FilterChips';
import styles from './ListHeader.module.css';
import { ListOptions } from './ListOptions';
import { ListTitle } from './ListTitle';
import { isSearch } from './search-words';

interface ListHeaderProps {
  filter: ArticleFilter;
  /** How many articles are listed; null while that isn't known. */
  count: number | null;
  /** The name that the search is saved under; null where it isn't, or is none. */
  searchName: string | null;
  onSaveSearch: () => void;
  onImport: () => void;
  onExport: () => void;
  onEmptyTrash: () => void;
}

/** The name of the list, what it is filtered by, and what can be done with it as a whole. */
export function ListHeader(props: ListHeaderProps) {
  const { filter, count, searchName, onSaveSearch, onImport, onExport, onEmptyTrash } = props;
  const isTrash = filter.place === 'trash';
  const saveWords = searchName === null ? i18n.t('searches.save') : i18n.t('searches.savedAs', [searchName]);
  return (
    <header class={styles.header}>
      <ListTitle
        title={i18n.t(`places.${filter.place}`)}
        count={count === null ? null : i18n.t('library.count', count)}
      >
        {isSearch(filter) && (
          <Button
            variant="quiet"
            icon={searchName === null ? BookmarkPlus : Bookmark}
            data-save-search=""
            data-saved={searchName !== null}
            title={saveWords}
            aria-label={saveWords}
            aria-keyshortcuts="s"
            onClick={onSaveSearch}
          >
            <span data-text="">{i18n.t(searchName === null ? 'searches.save' : 'searches.isSaved')}</span>
          </Button>
        )}
        <ListOptions isOfWords={isRankable(parseQuery(filter.query).tree)} />
        {isTrash ? (
          <Button icon={Trash2} disabled={!count} onClick={onEmptyTrash}>
            {i18n.t('library.emptyTrash')}
          </Button>
        ) : (
          <>
            <IconButton icon={FileUp} label={i18n.t('import.open')} data-open-import="" onClick={onImport} />
            <IconButton
              icon={Download}
              label={i18n.t('library.exportList')}
              disabled={!count}
              onClick={onExport}
            />
          </>
        )}
      </ListTitle>
      {isTrash && <p class={styles.advice}>{i18n.t('library.trashAdvice')}</p>}
      <FilterChips filter={filter} />
    </header>
  );
}
