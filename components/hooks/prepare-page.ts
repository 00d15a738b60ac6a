import { i18n } from '#i18n';
import { settings } from '@/utils/storage/settings';

import { applyTheme } from './use-theme';

/** Gives a page its language, direction and theme, before anything is drawn, and the element to draw in. */
export async function preparePage(): Promise<Element> {
  // The language of our words, which isn't the browser's where we don't speak that one; all of ours run left to right.
  document.documentElement.lang = i18n.t('languageTag');
  document.documentElement.dir = 'ltr';
  applyTheme(await settings.theme.getValue());
  const root = document.querySelector('#root');
  if (!root) throw new Error('the page has no #root');
  return root;
}
