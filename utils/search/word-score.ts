import { searchedWords } from './searched-words';
import type { Weight } from './index/term-block';
import type { WantedWords } from './query/wanted-words';
import { type SearchedFields, articleText } from './article-text';
import { standsIn } from './word-places';

/**
 * What words count for in an article by where they stand in one of its documents: in its title twice as much as in what else is
 * said of it, there twice as much as often in its text, and there twice as much as once. What both documents score is added.
 */
export function scoreOfWeight(weight: Weight): number {
  return 1 << weight;
}

/** The same by the row of an article alone, where the index doesn't tell; 0 where the words aren't in it. */
export function scoreInRow(article: SearchedFields, { words, asWhole }: WantedWords): number {
  if (!standsIn(articleText(article), words, asWhole)) return 0;
  return scoreOfWeight(standsIn(searchedWords(article.title), words, asWhole) ? 3 : 2);
}
