import { Archive, ArchiveRestore, Download, RotateCcw, Star, Tag, Trash2, X } from 'lucide-preact';

import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { IconButton } from '@/components/ui/IconButton';
import type { ListedArticle } from '@/utils/library/list-articles';

import styles from './BulkBar.module.css';
import { useArticleActions } from './use-article-actions';

interface BulkBarProps {
  /** What is selected: at least one article. */
  articles: ListedArticle[];
  isTrash: boolean;
  onTag: () => void;
  onExport: () => void;
  onDeleteForever: () => void;
  onClear: () => void;
}

/** What can be done with the selected articles. All of it can be undone, but for deleting from the trash, which asks. */
export function BulkBar({ articles, isTrash, onTag, onExport, onDeleteForever, onClear }: BulkBarProps) {
  const actions = useArticleActions();
  const areFavourites = articles.every(({ isFavourite }) => isFavourite);
  const areArchived = articles.every(({ state }) => state === 'archived');
  const count = i18n.t('library.selected', articles.length);

  return (
    <section class={styles.bar} aria-label={count} data-bulk-bar="">
      <strong role="status">{count}</strong>
      {isTrash ? (
        <>
          <Button
            variant="quiet"
            icon={RotateCcw}
            onClick={() => {
              actions.restore(articles);
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
              actions.toggleFavourite(articles);
            }}
          />
          <IconButton
            icon={areArchived ? ArchiveRestore : Archive}
            label={i18n.t(areArchived ? 'library.unarchive' : 'library.archive')}
            onClick={() => {
              actions.toggleArchived(articles);
            }}
          />
          <IconButton icon={Download} label={i18n.t('library.export')} onClick={onExport} />
          <IconButton
            icon={Trash2}
            label={i18n.t('library.delete')}
            onClick={() => {
              actions.trash(articles);
            }}
          />
        </>
      )}
      <IconButton icon={X} label={i18n.t('library.clearSelection')} onClick={onClear} />
    </section>
  );
}
