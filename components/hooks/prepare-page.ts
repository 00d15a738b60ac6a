import { i18n } from '#i18n';
import { settings } from '@/utils/storage/settings';

import { applyTheme } from './use-theme';

/** Gives a page its language, direction and theme, before anything is drawn, and the element to draw in. */
export async function preparePage(): Promise<Element> {
  // The language of our words, which isn't the browser's where we don't speak that one; all of ours run left to right.
  document.documentElement.lang = i18n.t('languageTag');
  document.documentElement.dir = 'ltr';
  // A page without the reader's settings is better than none: where the browser's files of them are damaged, they can't be read.
  applyTheme(await settings.theme.getValue().catch(() => settings.theme.fallback));
  const root = document.querySelector('#root');
  if (!root) throw new Error('the page has no #root');
  return root;
}
