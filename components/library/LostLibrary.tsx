import { useEffect, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { momentWords } from '@/components/backup/backup-words';
import { useBackupDialog } from '@/components/backup/use-backup-dialog';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { useSetting } from '@/components/hooks/use-setting';
import { Button } from '@/components/ui/Button';
import { numberWords } from '@/components/ui/number-words';
import { lookForLoss } from '@/utils/library/look-for-loss';
import type { LibraryMark } from '@/utils/storage/library-mark';
import { settings } from '@/utils/storage/settings';

import styles from './LostLibrary.module.css';

/** Says that the browser has deleted a library, and offers to restore a backup; nothing where it hasn't. */
export function LostLibrary() {
  const library = useLibrary();
  const [lost, setLost] = useState<LibraryMark | null>(null);
  const [lastBackup] = useSetting(settings.lastBackup);
  const { openDialog, dialog } = useBackupDialog(0);
  useEffect(() => {
    void settings.libraryMark
      .getValue()
      .then((remembered) => lookForLoss(library, remembered))
      .then((look) => {
        setLost(look.lost);
        // What is lost is told until the reader says that they know.
        return look.lost ? undefined : settings.libraryMark.setValue(look.now);
      });
  }, []);
  const count = useLiveQuery(() => (lost ? library.db.articles.count() : 0), [lost]);
  // Restored, it is there again, while the dialog still says what came back.
  const isTold = lost !== null && count.state === 'ready' && count.value < lost.articles;
  const dismiss = async (): Promise<void> => {
    const { now } = await lookForLoss(library, null);
    await settings.libraryMark.setValue(now);
    setLost(null);
  };
  return (
    <>
      {isTold && (
        <section class={styles.lost} data-lost="">
          <div role="alert">
            <p>{i18n.t('library.lost', lost.articles, [numberWords(lost.articles), momentWords(lost.at)])}</p>
            <p>
              {lastBackup === null
                ? i18n.t('library.lostAdvice')
                : i18n.t('library.lostBackup', [momentWords(lastBackup)])}
            </p>
          </div>
          <div class={styles.ways}>
            <Button variant="primary" data-restore-lost="" onClick={() => void openDialog()}>
              {i18n.t('backup.restore')}
            </Button>
            <Button variant="quiet" onClick={() => void dismiss()}>
              {i18n.t('library.dismiss')}
            </Button>
          </div>
        </section>
      )}
      {dialog}
    </>
  );
}
