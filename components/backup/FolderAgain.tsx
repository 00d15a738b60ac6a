import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { showToast } from '@/components/ui/Toast';
import { askForFolder, keptFolder } from '@/utils/storage/folder-handles';

import { lookAgain } from './automatic-backup';
import styles from './Backup.module.css';

interface FolderAgainProps {
  name: string;
  onAllowed?: () => void;
}

/** Says that the folder of backups may not be written in any more, as browsers have it after some time, and asks for it again. */
export function FolderAgain({ name, onAllowed }: FolderAgainProps) {
  const ask = async (): Promise<void> => {
    try {
      const folder = await keptFolder('backup');
      if (!folder) return;
      if (!(await askForFolder(folder))) {
        showToast({ message: i18n.t('backup.auto.refused') });
        return;
      }
      lookAgain();
      onAllowed?.();
    } catch (error) {
      showToast({ message: i18n.t('backup.auto.notAsked', [String(error)]) });
    }
  };
  return (
    <div class={styles.again} data-folder-again="">
      <p>{i18n.t('backup.auto.blocked', [name])}</p>
      <Button onClick={() => void ask()}>{i18n.t('backup.auto.allow')}</Button>
    </div>
  );
}
