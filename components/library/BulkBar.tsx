import { Archive, ArchiveRestore, Download, RotateCcw, Star, Tag, Trash2, X } from 'lucide-preact';

import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { IconButton } from '@/components/ui/IconButton';
import type { ArticleCatalog } from '@/utils/search/catalog/article-catalog';

import styles from './BulkBar.module.css';
import type { ArticleActions } from './use-article-actions';

interface BulkBarProps {
  /** What is selected: at least one article. */
  ids: string[];
  catalog: ArticleCatalog;
  actions: ArticleActions;
  isTrash: boolean;
  onTag: () => void;
  onExport: () => void;
  onDeleteForever: () => void;
  onClear: () => void;
}

/** What can be done with the selected articles. All of it can be undone, but for deleting from the trash, which asks. */
export function BulkBar(props: BulkBarProps) {
  const { ids, catalog, actions, isTrash, onTag, onExport, onDeleteForever, onClear } = props;
  const areFavourites = catalog.which(ids, 'favourite').length === ids.length;
  const areArchived = catalog.which(ids, 'archived').length === ids.length;
  const count = i18n.t('library.selected', ids.length);

  return (
    <section class={styles.bar} aria-label={count} data-bulk-bar="">
      <strong role="status">{count}</strong>
      {isTrash ? (
        <>
          <Button
            variant="quiet"
            icon={RotateCcw}
            onClick={() => {
              actions.restore(ids);
            }}
          >
            {i18n.t('library.restore')}
          </Button>
          <Button variant="danger" icon={Trash2} onClick={onDeleteForever}>
            {i18n.t('library.deleteForever')}
          </Button>
        </>
      ) : (
        <>
          <Button variant="quiet" icon={Tag} aria-label={i18n.t('library.tag')} onClick={onTag}>
            <span data-text="">{i18n.t('library.tag')}</span>
          </Button>
          <IconButton
            icon={Star}
            label={i18n.t('library.favourite')}
            aria-pressed={areFavourites}
            onClick={() => {
              actions.toggleFavourite(ids);
            }}
          />
          <IconButton
            icon={areArchived ? ArchiveRestore : Archive}
            label={i18n.t(areArchived ? 'library.unarchive' : 'library.archive')}
            onClick={() => {
              actions.toggleArchived(ids);
            }}
          />
          <IconButton icon={Download} label={i18n.t('library.export')} onClick={onExport} />
          <IconButton
            icon={Trash2}
            label={i18n.t('library.delete')}
            onClick={() => {
              actions.trash(ids);
            }}
          />
        </>
      )}
      <IconButton icon={X} label={i18n.t('library.clearSelection')} onClick={onClear} />
    </section>
  );
}
