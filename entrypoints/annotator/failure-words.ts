import { i18n } from '#i18n';
import type { SaveFailure } from '@/utils/storage/save-job';

/** Why a highlight of a page that wasn't saved came to nothing. */
export function failureWords(failure: SaveFailure): string {
  return failure.kind === 'storage'
    ? i18n.t('annotation.notStored', [failure.message])
    : i18n.t('annotator.notSaved');
}
