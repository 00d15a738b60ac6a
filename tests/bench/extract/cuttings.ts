import { createSanitizer } from '@/utils/article/sanitize-html';
import { extractArticle } from '@/utils/extract/extract-article';

/** What the product finds in the page of a window, in the harness's form; null where it finds nothing. */
export function cuttings(url: string, window: typeof globalThis & Window) {
  const article = extractArticle({ window, url, selected: null, sanitize: createSanitizer(window) });
  if (!article.ok) return null;
  const { metadata, content } = article.value.capture;
  return { ...metadata, contentHtml: withSources(content, article.value.pictureSources) };
}

/** The content with its pictures' addresses, which travel apart. */
function withSources(content: string, sources: string[]): string {
  return content.replace(/ data-picture="(\d+)"/g, (attribute, index: string) => {
    const source = sources[Number(index)] ?? '';
    return `${attribute} src="${source.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  });
}
