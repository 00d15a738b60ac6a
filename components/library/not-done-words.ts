import { i18n } from '#i18n';

import { failureKind } from './failure-kind';

/** Why something could not be stored or done, what is safe, and what to do. */
export function notDoneWords(error: unknown): string {
  const detail = error instanceof Error ? error.name : String(error);
  switch (failureKind(error)) {
    case 'newer':
    case 'updated':
      return i18n.t('library.notStoredByOld');
    case 'storage':
      return i18n.t('library.notStored', [detail]);
    case 'broken':
      return i18n.t('library.notDone', [error instanceof Error ? String(error) : detail]);
  }
}
