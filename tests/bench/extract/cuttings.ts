import { createSanitizer } from '@/utils/article/sanitize-html';
import { extractArticle } from '@/utils/extract/extract-article';

/** What the product finds in the page of a window, in the harness's form; null where it finds nothing. */
export function cuttings(url: string, window: typeof globalThis & Window) {
  const article = extractArticle({ window, url, selected: null, sanitize: createSanitizer(window) });
  if (!article.ok) return null;
  const { metadata, content } = article.value.capture;
  return { ...metadata, contentHtml: content };
}
