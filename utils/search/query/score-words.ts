import type { SearchedArticle } from '../searched-article';
import { scoreInRow, scoreOfWeight } from '../word-score';
import type { Condition } from './query-tree';
import { addressKey, type FoundWords, wantedBy, wantedKey } from './wanted-words';

/**
 * What the words of a condition count for in an article: see `scoreOfWeight`; 0 where it hasn't them. An article is also found by
 * its address.
 */
export function scoreWords(
  condition: Condition & { kind: 'word' | 'phrase' },
  found: FoundWords | undefined,
): (article: SearchedArticle) => number {
  const wanted = wantedBy(condition);
  const key = addressKey(condition);
  const ofWords = found?.of.get(wantedKey(wanted));
  const inText: (article: SearchedArticle) => number =
    ofWords && found?.isWhole
      ? ({ id }) => ofWords.get(id) ?? 0
      : (article) => ofWords?.get(article.id) ?? scoreInRow(article, wanted);
  if (key === null) return inText;
  return (article) => inText(article) + (article.urlKeys.includes(key) ? scoreOfWeight(3) : 0);
}
