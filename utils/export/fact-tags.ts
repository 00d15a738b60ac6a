import type { Article } from '@/utils/article/article';
import { oneLine } from '@/utils/article/one-line';
import { webAddress } from '@/utils/article/web-address';

/** A `<meta>` of a page: by which attribute it is named, its name, what it says. */
type FactTag = [attribute: 'name' | 'property', name: string, content: string];

/**
 * The facts of an article as `<meta>` tags, by the names of the Open Graph protocol (ogp.me) and HTML where they have one: who
 * reads the file as a page finds the same facts. The address is that of the article itself, not of the file.
 */
export function factTags(article: Article): FactTag[] {
  const { canonicalUrl, url, imageUrl, isAccessibleForFree: isFree } = article;
  const tags: [FactTag[0], string, string | null][] = [
    ['property', 'og:type', 'article'],
    ['property', 'og:title', article.title],
    ['property', 'og:url', webAddress(canonicalUrl ?? url)],
    ['property', 'og:image', imageUrl === null ? null : webAddress(imageUrl)],
    ['property', 'og:site_name', article.siteName],
    ['name', 'author', article.byline.join(', ')],
    ['name', 'description', article.excerpt],
    ['name', 'keywords', article.keywords.join(', ')],
    ['property', 'article:published_time', article.publishedTime],
    ['property', 'article:modified_time', article.modifiedTime],
    ['property', 'article:section', article.section],
    ['property', 'article:content_tier', isFree === null ? null : isFree ? 'free' : 'locked'],
    ['name', 'dc.source', article.sourceName],
  ];
  return tags.flatMap(([attribute, name, content]): FactTag[] => {
    const line = oneLine(content ?? '');
    return line === '' ? [] : [[attribute, name, line]];
  });
}
