import { browser } from 'wxt/browser';

/** Address of the library page, at one article or at the list. */
export function libraryUrl(articleId?: string): string {
  const page = browser.runtime.getURL('/library.html');
  return articleId === undefined ? page : `${page}#/article/${articleId}`;
}
