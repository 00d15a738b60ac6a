import { i18n } from '#i18n';
import { settings } from '@/utils/storage/settings';

import { applyTheme } from './use-theme';

/** Gives a page its language, direction and theme, before anything is drawn, and the element to draw in. */
export async function preparePage(): Promise<Element> {
  document.documentElement.lang = i18n.t('@@ui_locale').replace('_', '-');
  document.documentElement.dir = i18n.t('@@bidi_dir');
  applyTheme(await settings.theme.getValue());
  const root = document.querySelector('#root');
  if (!root) throw new Error('the page has no #root');
  return root;
}
