import { i18n } from '#i18n';
import { showToast, type ToastMessage } from '@/components/ui/Toast';
import type { MarksChange } from '@/utils/library/annotation-marks';
import type { LibraryContext } from '@/utils/library/library-context';

import { doEditAgain, redoEdit, takeBackEdit, undoEdit, type Undone } from './edit-history';

/** Is told the highlight that something was undone or done again of. */
type OnFocus = (annotationId: string) => void;

/** Undoes what was done last in this window, and says so, with a way to do it again; or why it can't be undone. */
export async function undoAloud(library: LibraryContext, onFocus?: OnFocus): Promise<void> {
  sayUndone(library, await undoEdit(library), onFocus);
}

/** Does again what was undone last, and says so, with a way to undo it; or why it can't be done again. */
export async function redoAloud(library: LibraryContext, onFocus?: OnFocus): Promise<void> {
  sayRedone(library, await redoEdit(library), onFocus);
}

/** Takes one change of highlights back, whatever was done after it, and says so as well. */
export async function takeBackAloud(
  library: LibraryContext,
  changes: MarksChange[],
  onFocus?: OnFocus,
): Promise<void> {
  sayUndone(library, await takeBackEdit(library, changes), onFocus);
}

/** What is offered is to do just this again: by then, something else may have been undone. */
function sayUndone(library: LibraryContext, undone: Undone, onFocus?: OnFocus): void {
  const redo = async (): Promise<void> => {
    sayRedone(library, await doEditAgain(library, undone.changes), onFocus);
  };
  say(undone, 'undone', { label: i18n.t('annotation.redo'), run: () => void redo() }, onFocus);
}

/** What is offered is to undo just this: by then, something else may have been done. */
function sayRedone(library: LibraryContext, redone: Undone, onFocus?: OnFocus): void {
  const undo = (): void => void takeBackAloud(library, redone.changes, onFocus);
  say(redone, 'redone', { label: i18n.t('annotation.undo'), run: undo }, onFocus);
}

function say(
  { outcome, changes: [first] }: Undone,
  done: 'undone' | 'redone',
  action: NonNullable<ToastMessage['action']>,
  onFocus?: OnFocus,
): void {
  if (outcome !== 'done') {
    showToast({ message: i18n.t(`annotation.history.${outcome}`) });
    return;
  }
  if (first) onFocus?.(first.id);
  showToast({ message: i18n.t(`annotation.history.${done}`), action });
}
