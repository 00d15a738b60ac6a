import { i18n } from '#i18n';
import type { SaveFailure } from '@/utils/storage/save-job';

/** Names of the messages: in those, browsers allow no hyphen. */
const RESTRICTED = {
  'browser-page': 'browserPage',
  'extension-store': 'extensionStore',
  pdf: 'pdf',
  file: 'file',
  'not-html': 'notHtml',
  'not-loaded': 'notLoaded',
  refused: 'refused',
} as const;

/** Why nothing was saved; `advice` says what is safe, and what to do. */
export function failureWords(failure: SaveFailure): { title: string; advice: string } {
  switch (failure.kind) {
    case 'restricted':
      return {
        title: i18n.t('popup.cannotSave'),
        advice: i18n.t(`popup.restricted.${RESTRICTED[failure.reason]}`),
      };
    case 'empty':
      return { title: i18n.t('popup.cannotSave'), advice: i18n.t('popup.empty') };
    case 'too-large':
      return { title: i18n.t('popup.cannotSave'), advice: i18n.t('popup.tooLarge') };
    case 'no-other-reading':
      return { title: i18n.t('popup.notSaved'), advice: i18n.t('popup.noOtherReading') };
    case 'no-selection':
      return { title: i18n.t('popup.notSaved'), advice: i18n.t('popup.noSelection') };
    case 'interrupted':
      return { title: i18n.t('popup.notSaved'), advice: i18n.t('popup.interrupted') };
    case 'cancelled':
      return { title: i18n.t('popup.notSaved'), advice: i18n.t('popup.cancelled') };
    case 'storage':
      return { title: i18n.t('popup.notSaved'), advice: i18n.t('popup.storage', [failure.message]) };
    case 'broken':
      return { title: i18n.t('popup.notSaved'), advice: i18n.t('popup.broken', [failure.message]) };
  }
}
