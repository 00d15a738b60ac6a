import type { TextSpan } from '@/utils/article/rendered-text';
import type { FoundWords } from '@/utils/search/query/wanted-words';
import { wantedWordsOf } from '@/utils/search/query/wanted-words';
import { parseQuery } from '@/utils/search/query/parse-query';
import type { QueryNode } from '@/utils/search/query/query-tree';
import { wantedWords } from '@/utils/search/searched-words';
import { similarWords } from '@/utils/search/similar-words';

import { findWords } from './find-words';
import type { SearchIndex } from './search-index';

/** A query with other words in the place of one, or of all. */
export interface SimilarQuery {
  query: string;
  /** The words that are new in it. */
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
  index: SearchIndex,
  query: string,
  { count, hasTime }: SimilarOptions,
): Promise<SimilarQuery[]> {
  const replacements: Replacement[][] = [];
  for (const { text, span } of wordsOf(parseQuery(query).tree).slice(0, MOST_WORDS)) {
    const words = await similarWords(wantedWords(text), (letters) => index.terms(letters), hasTime);
    replacements.push(words.slice(0, MOST_TRIED).map((word) => ({ word, span })));
  }
  const similar: SimilarQuery[] = [];
  for (const chosen of [allTogether(replacements), ...replacements.flat().map((one) => [one])]) {
    if (chosen.length === 0) continue;
    const changed = withReplaced(query, chosen);
    const found = await findWords(index, wantedWordsOf(parseQuery(changed).tree));
    const itsCount = count(changed, found);
    const word = chosen.map((one) => one.word).join(' ');
    if (itsCount > 0) similar.push({ query: changed, word, count: itsCount });
  }
  return similar.slice(0, MOST_GIVEN);
}

/** A word for another at a place in a query. */
interface Replacement {
  word: string;
  span: TextSpan;
}

/** The likeliest word for each of several that may all be misspelt; nothing where only one may be. */
function allTogether(replacements: Replacement[][]): Replacement[] {
  const likeliest = replacements.flatMap(([first]) => first ?? []);
  return likeliest.length > 1 ? likeliest : [];
}

/** A query with words replaced that stand in it in this order. */
function withReplaced(query: string, replacements: Replacement[]): string {
  return replacements.reduceRight(
    (changed, { word, span }) => changed.slice(0, span.start) + word + changed.slice(span.end),
    query,
  );
}

/** The words that a query asks for, but for phrases and for what it excludes. */
function wordsOf(node: QueryNode | null): Extract<QueryNode, { kind: 'word' }>[] {
  if (node?.kind === 'and' || node?.kind === 'or') return node.of.flatMap(wordsOf);
  return node?.kind === 'word' ? [node] : [];
}
