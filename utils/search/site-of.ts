import type { Article } from '@/utils/article/article';

import { hostOf } from './host-of';

/** The site as lists name it: its own name, or the host without `www.`. */
export function siteOf({ siteName, url }: Pick<Article, 'siteName' | 'url'>): string {
  if (siteName !== null && siteName !== '') return siteName;
  return hostOf(url) ?? url;
}
