import { i18n } from '#i18n';
import { tellFailure } from '@/components/library/tell-done';
import { Button } from '@/components/ui/Button';
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
    const folder = await keptFolder('backup');
    if (!folder || !(await askForFolder(folder))) return;
    lookAgain();
    onAllowed?.();
  };
  return (
    <div class={styles.again} data-folder-again="">
      <p>{i18n.t('backup.auto.blocked', [name])}</p>
      <Button onClick={() => void ask().catch(tellFailure)}>{i18n.t('backup.auto.allow')}</Button>
    </div>
  );
}
