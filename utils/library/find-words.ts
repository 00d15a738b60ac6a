import { type FoundWords, wantedKey, type WantedWords } from '@/utils/search/query/wanted-words';

import type { LibraryContext } from './library-context';
import { indexProgress } from './rebuild-index';
import type { SearchIndex } from './search-index';

/** Which articles have words, in their texts, their highlights and what the library says of them. */
export async function findWords(
  ctx: Pick<LibraryContext, 'db'>,
  index: SearchIndex,
  wanted: WantedWords[],
): Promise<FoundWords> {
  const isWhole = (await indexProgress(ctx)) === null;
  const found = wanted.length > 0 ? await index.find(wanted) : [];
  return {
    of: new Map(found.map((articles, at) => [wanted[at] ? wantedKey(wanted[at]) : '', articles])),
    isWhole,
  };
}
