import { HardDriveDownload } from 'lucide-preact';
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useSetting } from '@/components/hooks/use-setting';
import { showToast } from '@/components/ui/Toast';
import { settings } from '@/utils/storage/settings';

import styles from './Backup.module.css';
import { sinceWords } from './backup-words';

/** Opens backing up and restoring; says how many articles no backup has yet. What does the work is loaded when it is wanted. */
export function BackupRow({ unbacked }: { unbacked: number }) {
  const [lastBackup] = useSetting(settings.lastBackup);
  const [Dialog, setDialog] = useState<ComponentType<{ unbacked: number; onClose: () => void }> | null>(null);
  const open = async (): Promise<void> => {
    try {
      const { BackupDialog } = await import('./BackupDialog');
      setDialog(() => BackupDialog);
    } catch (error) {
      showToast({ message: i18n.t('backup.notOpened', [String(error)]) });
    }
  };
  return (
    <>
      <button type="button" class={styles.row} data-open-backup="" onClick={() => void open()}>
        <HardDriveDownload size={16} aria-hidden="true" />
        <span>
          {i18n.t('backup.open')}
          {unbacked > 0 && <small>{sinceWords(unbacked, lastBackup)}</small>}
        </span>
      </button>
      {Dialog && (
        <Dialog
          unbacked={unbacked}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
    </>
  );
}
