import { type FoundWords, wantedKey, type WantedWords } from '@/utils/search/query/wanted-words';

import type { LibraryContext } from './library-context';
import { indexProgress } from './rebuild-index';
import type { SearchIndex } from './search-index';

/** What the index has of words, and whether it must be made anew, by `renewIndex`. */
export interface IndexAnswer extends FoundWords {
  isDamaged: boolean;
}

/** Which articles have words, in their texts, their highlights and what the library says of them. */
export async function findWords(
  ctx: Pick<LibraryContext, 'db'>,
  index: SearchIndex,
  wanted: WantedWords[],
): Promise<IndexAnswer> {
  const progress = await indexProgress(ctx);
  // What was pasted may ask for the same words again and again.
  const once = new Map(wanted.map((words) => [wantedKey(words), words]));
  const keys = [...once.keys()];
  const { found, isDamaged } =
    once.size > 0 ? await index.find([...once.values()]) : { found: [], isDamaged: false };
  return {
    of: new Map(found.map((articles, at) => [keys[at] ?? '', articles])),
    isWhole: progress === null && !isDamaged,
    isDamaged: progress === null && isDamaged,
  };
}
