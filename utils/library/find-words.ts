import { type FoundWords, wantedKey, type WantedWords } from '@/utils/search/query/wanted-words';

import type { SearchIndex } from './search-index';

/** What the index has of words, and whether it must be made anew, by `renewIndex`. */
export interface IndexAnswer extends FoundWords {
  isDamaged: boolean;
}

/** Which articles have words, in their texts, their highlights and what the library says of them. */
export async function findWords(index: SearchIndex, wanted: WantedWords[]): Promise<IndexAnswer> {
  if (wanted.length === 0) return { of: new Map(), isWhole: true, isDamaged: false };
  // What was pasted may ask for the same words again and again.
  const once = new Map(wanted.map((words) => [wantedKey(words), words]));
  const keys = [...once.keys()];
  const { found, isDamaged, isComplete } = await index.find([...once.values()]);
  return {
    of: new Map(found.map((articles, at) => [keys[at] ?? '', articles])),
    isWhole: isComplete && !isDamaged,
    isDamaged: isComplete && isDamaged,
  };
}
