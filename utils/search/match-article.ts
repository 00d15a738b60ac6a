import type { Article } from '@/utils/article/article';

import { foldWords } from './fold-words';
import { siteOf } from './site-of';

/** What of an article is searched; its body comes with full-text search. */
type SearchedFields = Pick<Article, 'title' | 'note' | 'tags' | 'byline' | 'siteName' | 'url'>;

/**
 * Whether all words, folded by `foldWords`, are found in title, note, tags, site or byline of an article. Any part of a
 * word will do, which is what scripts without spaces need; no words are found in every article.
 */
export function matchesWords(article: SearchedFields, words: string[]): boolean {
  if (words.length === 0) return true;
  const text = searchedText(article);
  return words.every((word) => text.includes(word));
}

/** Folding is what takes long, and rows stay the same objects until they change. */
const texts = new WeakMap<SearchedFields, string>();

function searchedText(article: SearchedFields): string {
  const known = texts.get(article);
  if (known !== undefined) return known;
  const { title, note, tags, byline } = article;
  const text = foldWords([title, note, ...tags, siteOf(article), ...byline].join(' ')).join(' ');
  texts.set(article, text);
  return text;
}
