import { isOdd, MOST_LETTERS } from './index-document';
import { readPieces } from './read-pieces';
import { type Term, termOf } from './term-list';

/** A term that must stand in a text for words to stand there. */
export interface WantedTerm {
  term: Term;
  /** Whether any term will do that begins so. */
  isPrefix: boolean;
  /** How many pieces behind the first term. */
  at: number;
  /** Whether what isn't usual must stand before it, see `isOdd`; null where that makes no difference. */
  isOdd: boolean | null;
}

/**
 * The terms that stand in a text, as `indexDocument` reads it, at these distances if and only if words in the form of
 * `searchedWords` stand in it as `standsIn` has it.
 */
export function wantedTerms(words: string, asWhole: boolean): WantedTerm[] {
  const pieces = readPieces(words);
  return pieces.flatMap(({ kind, characters, at, isSpaced }, index): WantedTerm[] => {
    const isLast = index === pieces.length - 1;
    const odd = index === 0 ? null : isOdd(kind, isSpaced);
    if (kind === 'word') {
      const letters = characters[0] ?? '';
      const isPrefix = isLast && !asWhole && letters.length < MOST_LETTERS;
      return [{ term: termOf(letters.slice(0, MOST_LETTERS)), isPrefix, at, isOdd: odd }];
    }
    // One character begins two, or is the last of its run: it is that where something else follows.
    const [only = ''] = characters;
    if (characters.length === 1) return [{ term: termOf(only), isPrefix: isLast, at, isOdd: odd }];
    return pairStarts(characters.length).map((start) => ({
      term: termOf(characters.slice(start, start + 2).join('')),
      isPrefix: false,
      at: at + start,
      isOdd: start === 0 ? odd : false,
    }));
  });
}

/** Where pairs begin that together are all characters of a run: 0, 2, … and the last. */
function pairStarts(length: number): number[] {
  const starts: number[] = [];
  for (let start = 0; start < length - 2; start += 2) starts.push(start);
  return [...starts, length - 2];
}
