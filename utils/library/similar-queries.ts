import type { FoundWords } from '@/utils/search/query/wanted-words';
import { wantedWordsOf } from '@/utils/search/query/wanted-words';
import { parseQuery } from '@/utils/search/query/parse-query';
import type { QueryNode } from '@/utils/search/query/query-tree';
import { wantedWords } from '@/utils/search/searched-words';
import { similarWords } from '@/utils/search/similar-words';

import { findWords } from './find-words';
import type { LibraryContext } from './library-context';
import type { SearchIndex } from './search-index';

/** A query with another word in the place of one. */
export interface SimilarQuery {
  query: string;
  /** The word that is new in it. */
  word: string;
  /** How many articles it finds. */
  count: number;
}

interface SimilarOptions {
  /** Counts the articles that a query finds. */
  count: (query: string, found: FoundWords) => number;
  /** Says whether there is still time for looking, and somebody who wants it. */
  hasTime: () => boolean;
}

/** Words of a query for which similar ones are looked for, and most that are tried for each. */
const MOST_WORDS = 3;
const MOST_TRIED = 4;
/** Most that are given. */
const MOST_GIVEN = 5;

/** Queries with similar words that find something, from the words of the index: see `similarWords`. */
export async function similarQueries(
  ctx: Pick<LibraryContext, 'db'>,
  index: SearchIndex,
  query: string,
  { count, hasTime }: SimilarOptions,
): Promise<SimilarQuery[]> {
  const similar: SimilarQuery[] = [];
  for (const { text, span } of wordsOf(parseQuery(query).tree).slice(0, MOST_WORDS)) {
    const words = await similarWords(wantedWords(text), (letters) => index.terms(letters), hasTime);
    for (const word of words.slice(0, MOST_TRIED)) {
      const changed = query.slice(0, span.start) + word + query.slice(span.end);
      const found = await findWords(ctx, index, wantedWordsOf(parseQuery(changed).tree));
      const itsCount = count(changed, found);
      if (itsCount > 0) similar.push({ query: changed, word, count: itsCount });
    }
  }
  return similar.slice(0, MOST_GIVEN);
}

/** The words that a query asks for, but for phrases and for what it excludes. */
function wordsOf(node: QueryNode | null): Extract<QueryNode, { kind: 'word' }>[] {
  if (node?.kind === 'and' || node?.kind === 'or') return node.of.flatMap(wordsOf);
  return node?.kind === 'word' ? [node] : [];
}
