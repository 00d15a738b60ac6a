import { createSanitizer } from '@/utils/article/sanitize-html';
import { extractArticle } from '@/utils/extract/extract-article';

/** An extractor as the harness calls it: `window` is jsdom's, or linkedom's, where the harness tries jsdom after us. */
export default function cuttings(
  _html: string,
  url: string,
  _document: Document,
  window: typeof globalThis & Window,
) {
  const article = extractArticle({ window, url, selected: null, sanitize: createSanitizer(window) });
  if (!article.ok) return null;
  const { metadata, content } = article.value.capture;
  return { ...metadata, contentHtml: content };
}
