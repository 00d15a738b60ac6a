import { Archive, Download, RotateCcw, Star, Trash2, X } from 'lucide-preact';
import { useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { IconButton } from '@/components/ui/IconButton';
import { TagInput } from '@/components/ui/TagInput';
import { showToast } from '@/components/ui/Toast';
import { deleteForever } from '@/utils/library/delete-article';
import type { ListedArticle } from '@/utils/library/list-articles';
import { tagsInUse } from '@/utils/library/tags-in-use';
import { addTag, restoreArticles, setFavourite, setState, type Undo } from '@/utils/library/update-article';

import styles from './BulkBar.module.css';
import { deleteWithUndo } from './delete-with-undo';

interface BulkBarProps {
  ids: string[];
  articles: ListedArticle[];
  isTrash: boolean;
  onExport: () => void;
  onClear: () => void;
}

/** What can be done with the selected articles. All of it can be undone, but for deleting from the trash, which asks. */
export function BulkBar({ ids, articles, isTrash, onExport, onClear }: BulkBarProps) {
  const library = useLibrary();
  const [isAsking, setAsking] = useState(false);
  const suggestions = useLiveQuery(() => tagsInUse(library), []);
  const selected = articles.filter(({ id }) => ids.includes(id));
  const areFavourites = selected.every(({ isFavourite }) => isFavourite);

  const withUndo = (message: string, done: Promise<Undo>): void => {
    void done.then((undo) => {
      showToast({ message, action: { label: i18n.t('library.undo'), run: () => void undo() } });
    });
  };

  return (
    <section class={styles.bar} aria-label={i18n.t('library.selected', ids.length)}>
      <strong>{i18n.t('library.selected', ids.length)}</strong>
      {isTrash ? (
        <>
          <Button
            icon={RotateCcw}
            onClick={() => {
              withUndo(i18n.t('library.restored', ids.length), restoreArticles(library, ids));
            }}
          >
            {i18n.t('library.restore')}
          </Button>
          <Button
            variant="danger"
            icon={Trash2}
            onClick={() => {
              setAsking(true);
            }}
          >
            {i18n.t('library.deleteForever')}
          </Button>
        </>
      ) : (
        <>
          <div class={styles.tags}>
            <TagInput
              label={i18n.t('library.addTag')}
              placeholder={i18n.t('library.addTag')}
              tags={[]}
              suggestions={suggestions.state === 'ready' ? suggestions.value : []}
              onAdd={(tag) => {
                withUndo(
                  i18n.t('library.tagged', ids.length, [String(ids.length), tag]),
                  addTag(library, ids, tag),
                );
              }}
              onRemove={() => undefined}
            />
          </div>
          <IconButton
            icon={Star}
            label={i18n.t('library.favourite')}
            aria-pressed={areFavourites}
            onClick={() => void setFavourite(library, ids, !areFavourites)}
          />
          <IconButton
            icon={Archive}
            label={i18n.t('library.archive')}
            onClick={() => {
              withUndo(i18n.t('library.archived', ids.length), setState(library, ids, 'archived'));
            }}
          />
          <IconButton icon={Download} label={i18n.t('library.export')} onClick={onExport} />
          <IconButton
            icon={Trash2}
            label={i18n.t('library.delete')}
            onClick={() => void deleteWithUndo(library, ids)}
          />
        </>
      )}
      <IconButton icon={X} label={i18n.t('library.clearSelection')} onClick={onClear} />
      {isAsking && (
        <Dialog
          title={i18n.t('library.deleteForeverTitle', ids.length)}
          onClose={() => {
            setAsking(false);
          }}
          footer={
            <>
              <Button
                onClick={() => {
                  setAsking(false);
                }}
              >
                {i18n.t('library.keep')}
              </Button>
              <Button
                variant="danger"
                onClick={() => {
                  void deleteForever(library, ids).then(() => {
                    setAsking(false);
                  });
                }}
              >
                {i18n.t('library.deleteForever')}
              </Button>
            </>
          }
        >
          <p>{i18n.t('library.deleteForeverAdvice')}</p>
        </Dialog>
      )}
    </section>
  );
}
