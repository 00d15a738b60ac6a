import { browser } from 'wxt/browser';

import { articleAddress, type ArticlePlace } from '@/utils/annotation/article-place';

/** Address of the library page, at a place in an article or at the list. */
export function libraryUrl(articleId?: string, place?: ArticlePlace): string {
  const page = browser.runtime.getURL('/library.html');
  return articleId === undefined ? page : `${page}#${articleAddress(articleId, place)}`;
}

/** Address of the page that shows a `PrintRequest`, by its id. */
export function printPageUrl(requestId: string): string {
  return `${browser.runtime.getURL('/print.html')}#${requestId}`;
}
