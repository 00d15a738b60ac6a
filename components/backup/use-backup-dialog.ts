import { i18n } from '#i18n';
import { useLoadedDialog } from '@/components/ui/use-loaded-dialog';

/** Opens backing up and restoring. */
export function useBackupDialog(unbacked: number): ReturnType<typeof useLoadedDialog> {
  return useLoadedDialog(
    async () => (await import('./BackupDialog')).BackupDialog,
    { unbacked },
    (error) => i18n.t('backup.notOpened', [error]),
  );
}
