import type { Article } from '@/utils/article/article';

import { searchedWords } from './searched-words';
import { siteOf } from './site-of';

/** What of an article is searched; its body comes with full-text search. */
export type SearchedFields = Pick<Article, 'title' | 'note' | 'tags' | 'byline' | 'siteName' | 'url'>;

/** Folding is what takes long, and rows stay the same objects until they change. */
const texts = new WeakMap<SearchedFields, string>();

/** The text of an article's title, note, tags, site and byline as it is searched, each in lines of its own. */
export function articleText(article: SearchedFields): string {
  const known = texts.get(article);
  if (known !== undefined) return known;
  const { title, note, tags, byline } = article;
  const text = [title, note, ...tags, siteOf(article), ...byline].map(searchedWords).join('\n');
  texts.set(article, text);
  return text;
}
