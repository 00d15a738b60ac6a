import { FolderSync } from 'lucide-preact';

import { i18n } from '#i18n';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import { useLoadedDialog } from '@/components/ui/use-loaded-dialog';
import { readMirror } from '@/utils/library/mirror/read-mirror';
import { mirrorDatabase } from '@/utils/storage/mirror-database';

import { allowMirror } from './allow-mirror';
import styles from './Mirror.module.css';
import { standingWords } from './mirror-words';

/** Opens what is to be known of the folder that is kept in step, and says in a line how things stand with it. */
export function MirrorRow() {
  const answer = useLiveQuery(() => readMirror(mirrorDatabase), []);
  const mirror = answer.state === 'ready' ? answer.value : null;
  const { openDialog, dialog } = useLoadedDialog(
    async () => (await import('./MirrorDialog')).MirrorDialog,
    {},
    (error) => i18n.t('mirror.notOpened', [error]),
  );
  return (
    <>
      <button type="button" class={styles.row} data-open-mirror="" onClick={() => void openDialog()}>
        <FolderSync size={16} aria-hidden="true" />
        <span>
          {i18n.t('mirror.open')}
          {mirror && <small>{standingWords(mirror.wish, mirror.status)}</small>}
        </span>
      </button>
      {mirror?.status.trouble?.kind === 'permission' && !mirror.wish.isPaused && (
        <p class={styles.ask}>
          <Button data-allow-mirror="" onClick={() => void allowMirror()}>
            {i18n.t('mirror.allow')}
          </Button>
        </p>
      )}
      {dialog}
    </>
  );
}
