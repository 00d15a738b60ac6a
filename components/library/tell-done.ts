import { i18n } from '#i18n';
import { showToast } from '@/components/ui/Toast';
import type { Undo } from '@/utils/library/update-article';

import { notDoneWords } from './not-done-words';

/** Says that something was done, once it is, and offers to take it back; or that it failed. */
export function tellDone(message: string, done: Promise<Undo | null>): void {
  done.then((undo) => {
    const takeBack = (): void => {
      undo?.().catch(tellFailure);
    };
    showToast(undo ? { message, action: { label: i18n.t('library.undo'), run: takeBack } } : { message });
  }, tellFailure);
}

/** Says that something could not be stored or done. */
export function tellFailure(error: unknown): void {
  showToast({ message: notDoneWords(error) });
}
