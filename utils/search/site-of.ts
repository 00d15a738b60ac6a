import type { Article } from '@/utils/article/article';

/** The site as lists name it: its own name, or the host without `www.`. */
export function siteOf({ siteName, url }: Pick<Article, 'siteName' | 'url'>): string {
  if (siteName !== null && siteName !== '') return siteName;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url;
}
