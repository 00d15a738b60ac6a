import { HardDriveDownload, Square } from 'lucide-preact';
import { useRef } from 'preact/hooks';

import { i18n } from '#i18n';
import { useSetting } from '@/components/hooks/use-setting';
import { IconButton } from '@/components/ui/IconButton';
import { settings } from '@/utils/storage/settings';

import { automaticBackup } from './automatic-backup';
import styles from './Backup.module.css';
import { progressWords, sinceWords } from './backup-words';
import { FolderAgain } from './FolderAgain';
import { useBackupDialog } from './use-backup-dialog';

/**
 * Opens backing up and restoring. Says how many articles no backup has yet, or what becomes of one that makes itself. What does the work
 * is loaded when it is wanted.
 */
export function BackupRow({ unbacked }: { unbacked: number }) {
  const [lastBackup] = useSetting(settings.lastBackup);
  const [attempt] = useSetting(settings.backupAttempt);
  const { openDialog, dialog } = useBackupDialog(unbacked);
  const row = useRef<HTMLButtonElement>(null);
  const automatic = automaticBackup.value;
  const said = [
    ...(automatic.step === 'running' ? [progressWords(automatic)] : []),
    ...(automatic.step !== 'running' && attempt && attempt.why !== 'stopped'
      ? [i18n.t('backup.auto.failedLast')]
      : []),
    ...(automatic.step !== 'running' && unbacked > 0 ? [sinceWords(unbacked, lastBackup)] : []),
  ].join(' ');
  return (
    <>
      <div class={styles.place} data-automatic={automatic.step}>
        <button
          ref={row}
          type="button"
          class={styles.row}
          data-open-backup=""
          onClick={() => void openDialog()}
        >
          <HardDriveDownload size={16} aria-hidden="true" />
          <span>
            {i18n.t('backup.open')}
            {said !== '' && <small>{said}</small>}
          </span>
        </button>
        {automatic.step === 'running' && (
          <IconButton
            icon={Square}
            label={i18n.t('backup.auto.stop')}
            data-stop-automatic=""
            onClick={() => {
              // The button goes away.
              row.current?.focus();
              automatic.stop();
            }}
          />
        )}
      </div>
      {automatic.step === 'blocked' && <FolderAgain name={automatic.folder} />}
      {dialog}
    </>
  );
}
