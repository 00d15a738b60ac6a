import type { ExtensionBrowser } from './extension-browser.ts';
import { type ReaderPage, readerPage } from './reader-page.ts';
import { storedRows } from './stored.ts';

/** Saves the article at this address by the popup, the only one of a new library; gives its id. */
export async function saveSample(browser: ExtensionBrowser, url: string): Promise<unknown> {
  const popup = await browser.clickToolbar(await browser.newPage(url));
  await popup.waitFor('[data-saved=created]');
  await popup.close();
  const library = await browser.openExtensionPage('library.html');
  const [article] = await storedRows(library, 'articles');
  await library.close();
  return article?.id;
}

/** Opens a saved article in the reader. */
export async function openReader(browser: ExtensionBrowser, articleId: unknown): Promise<ReaderPage> {
  const page = await browser.openExtensionPage(`library.html#/article/${String(articleId)}`);
  // Where another tab was closed just before, the browser may have gone to a third.
  await page.bringToFront();
  return readerPage(page);
}
