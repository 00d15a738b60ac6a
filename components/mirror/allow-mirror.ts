import { i18n } from '#i18n';
import { showToast } from '@/components/ui/Toast';
import { retryMirror } from '@/utils/library/mirror/choose-mirror';
import { askForFolder, keptFolder } from '@/utils/storage/folder-handles';
import { mirrorDatabase } from '@/utils/storage/mirror-database';

/** Has the browser ask the reader whether we may write in the folder again; in a click. Then what couldn't be written is. */
export async function allowMirror(): Promise<void> {
  try {
    const handle = await keptFolder('mirror');
    if (!handle || (await askForFolder(handle))) await retryMirror(mirrorDatabase);
    else showToast({ message: i18n.t('mirror.refused') });
  } catch (error) {
    showToast({ message: i18n.t('mirror.notAllowed', [String(error)]) });
  }
}
