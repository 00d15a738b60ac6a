import { JSDOM, VirtualConsole } from 'jsdom';

import type { BlockChoice } from '@/utils/article/block-choice';
import type { Reading } from '@/utils/article/reading';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { extractArticle, type ExtractedArticle } from '@/utils/extract/extract-article';

/** A page in jsdom, without scripts; what it complains of stays unsaid. */
export function pageWindow(html: string, url = 'https://courier.example/2026/ferry.html') {
  return new JSDOM(html, { url, virtualConsole: new VirtualConsole() }).window;
}

/** Of an empty page, as the product's is: elements may be called as the properties of their document are. */
export const SANITIZE = createSanitizer(pageWindow(''));

/** What is read from a page; null when it holds nothing. `select` gives the text of the element to be selected. */
export function extractPage(
  html: string,
  {
    url,
    select,
    reading = 'best',
    choices = [],
  }: { url?: string; select?: string; reading?: Reading; choices?: BlockChoice[] } = {},
): ExtractedArticle | null {
  const window = pageWindow(html, url);
  const element = select === undefined ? null : window.document.querySelector(select);
  const selected = window.document.createRange();
  if (element) selected.selectNodeContents(element);
  const result = extractArticle({
    window,
    url: window.location.href,
    selected: element ? selected : null,
    sanitize: SANITIZE,
    reading,
    choices,
  });
  return result.ok ? result.value : null;
}
