import { useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { deleteTag } from '@/utils/library/change-tag';
import { tagUses } from '@/utils/library/tag-uses';

import { amounts } from './RenameTagDialog';
import styles from './SearchNameDialog.module.css';
import { tagEffects } from './tag-effects';
import { tellDone, tellFailure } from './tell-done';

interface DeleteTagDialogProps {
  tag: string;
  /** Called as soon as nothing has it any more. */
  onDeleted: () => void;
  onClose: () => void;
}

/** Asks before a tag is taken from everything that has it. */
export function DeleteTagDialog({ tag, onDeleted, onClose }: DeleteTagDialogProps) {
  const library = useLibrary();
  const [isBusy, setBusy] = useState(false);
  const answer = useLiveQuery(() => tagUses(library), []);
  const effects = answer.state === 'ready' ? tagEffects(answer.value, tag, null) : null;
  const remove = async (): Promise<void> => {
    setBusy(true);
    try {
      const { articles, highlights, undo } = await deleteTag(library, tag);
      tellDone(i18n.t('tags.deleted', [tag, ...amounts(articles, highlights)]), Promise.resolve(undo));
      onDeleted();
    } catch (error) {
      tellFailure(error);
    }
    onClose();
  };
  return (
    <Dialog
      title={i18n.t('tags.deleteTitle', [tag])}
      onClose={onClose}
      footer={
        <>
          <Button autofocus onClick={onClose}>
            {i18n.t('library.keep')}
          </Button>
          <Button variant="danger" disabled={isBusy} onClick={() => void remove()}>
            {i18n.t('tags.deleteDone')}
          </Button>
        </>
      }
    >
      <div class={styles.form} role="status">
        {effects ? (
          <>
            <p>{i18n.t('tags.takesFrom', amounts(effects.articles, effects.highlights))}</p>
            {effects.below > 0 && <p>{i18n.t('tags.deletesBelow', effects.below)}</p>}
          </>
        ) : (
          <p>{i18n.t('tags.counting')}</p>
        )}
      </div>
    </Dialog>
  );
}
