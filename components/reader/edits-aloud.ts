import { i18n } from '#i18n';
import { showToast, type ToastMessage } from '@/components/ui/Toast';
import type { MarksChange } from '@/utils/library/annotation-marks';
import type { LibraryContext } from '@/utils/library/library-context';

import { redoEdit, takeBackEdit, undoEdit, type Undone } from './edit-history';

/** Is told the highlight that something was undone or done again of. */
type OnFocus = (annotationId: string) => void;

/** Undoes what was done last in this window, and says so, with a way to do it again; or why it can't be undone. */
export async function undoAloud(library: LibraryContext, onFocus: OnFocus = () => undefined): Promise<void> {
  const undone = await undoEdit(library);
  focusOn(undone, onFocus);
  say(undone.outcome, 'undone', redoing(library, onFocus));
}

/** Does again what was undone last, and says so, with a way to undo it; or why it can't be done again. */
export async function redoAloud(library: LibraryContext, onFocus: OnFocus = () => undefined): Promise<void> {
  const redone = await redoEdit(library);
  focusOn(redone, onFocus);
  say(redone.outcome, 'redone', {
    label: i18n.t('annotation.undo'),
    run: () => void undoAloud(library, onFocus),
  });
}

/** Takes one change of highlights back, whatever was done after it, and says so as well. */
export async function takeBackAloud(library: LibraryContext, changes: MarksChange[]): Promise<void> {
  say(await takeBackEdit(library, changes), 'undone', redoing(library));
}

function redoing(library: LibraryContext, onFocus?: OnFocus): ToastMessage['action'] {
  return { label: i18n.t('annotation.redo'), run: () => void redoAloud(library, onFocus) };
}

function focusOn({ outcome, id }: Undone, onFocus: OnFocus): void {
  if (outcome === 'done' && id !== null) onFocus(id);
}

function say(outcome: Undone['outcome'], done: 'undone' | 'redone', action: ToastMessage['action']): void {
  if (outcome === 'done')
    showToast({ message: i18n.t(`annotation.history.${done}`), ...(action && { action }) });
  else showToast({ message: i18n.t(`annotation.history.${outcome}`) });
}
