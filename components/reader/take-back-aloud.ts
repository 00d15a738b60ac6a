import { i18n } from '#i18n';
import { showToast } from '@/components/ui/Toast';
import type { MarksChange } from '@/utils/library/annotation-marks';
import type { LibraryContext } from '@/utils/library/library-context';

import { takeBackEdit } from './edit-history';

/** Takes a change of highlights back, and says so where it can't. */
export async function takeBackAloud(library: LibraryContext, changes: MarksChange[]): Promise<void> {
  const outcome = await takeBackEdit(library, changes);
  if (outcome !== 'done') showToast({ message: i18n.t(`annotation.history.${outcome}`) });
}
