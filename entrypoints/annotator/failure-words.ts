import { i18n } from '#i18n';
import type { SaveFailure } from '@/utils/storage/save-job';

import type { ChangeFailure } from './page-library';

/** Why a highlight of a page came to nothing, where somebody is still there to say so. */
export function failureWords(failure: SaveFailure | ChangeFailure): string {
  if (failure.kind === 'not-there') return i18n.t('annotator.notThere');
  if (failure.kind === 'changed' || failure.kind === 'written')
    return i18n.t(`annotation.history.${failure.kind}`);
  if (failure.kind === 'silent') return i18n.t('annotator.silent');
  return failure.kind === 'storage' || failure.kind === 'error'
    ? i18n.t('annotation.notStored', [failure.message])
    : i18n.t('annotator.notSaved');
}
