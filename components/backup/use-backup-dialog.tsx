import type { ComponentType, VNode } from 'preact';
import { useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { showToast } from '@/components/ui/Toast';

/** Opens backing up and restoring, which is loaded when it is wanted; `backupDialog` belongs where it is to be. */
export function useBackupDialog(unbacked: number): {
  openBackup: () => Promise<void>;
  backupDialog: VNode | null;
} {
  const [Dialog, setDialog] = useState<ComponentType<{ unbacked: number; onClose: () => void }> | null>(null);
  return {
    openBackup: async () => {
      try {
        const { BackupDialog } = await import('./BackupDialog');
        setDialog(() => BackupDialog);
      } catch (error) {
        showToast({ message: i18n.t('backup.notOpened', [String(error)]) });
      }
    },
    backupDialog: Dialog && (
      <Dialog
        unbacked={unbacked}
        onClose={() => {
          setDialog(null);
        }}
      />
    ),
  };
}
