import { MOST_LETTERS } from './index-document';
import { readPieces } from './read-pieces';

/** A term that must stand in a text for words to stand there. */
export interface WantedTerm {
  term: string;
  /** Whether any term will do that begins so. */
  isPrefix: boolean;
  /** How many pieces behind the first term. */
  at: number;
  /** Whether a space must stand before it; null where that makes no difference. */
  isSpaced: boolean | null;
}

/**
 * The terms that stand in a text, as `indexDocument` reads it, at these distances if and only if words in the form of
 * `searchedWords` stand in it as `standsIn` has it.
 */
export function wantedTerms(words: string, asWhole: boolean): WantedTerm[] {
  const pieces = readPieces(words);
  return pieces.flatMap(({ kind, characters, at, isSpaced }, index): WantedTerm[] => {
    const isLast = index === pieces.length - 1;
    const spaced = index === 0 ? null : isSpaced;
    if (kind === 'word') {
      const letters = characters[0] ?? '';
      const isPrefix = isLast && !asWhole && letters.length < MOST_LETTERS;
      return [{ term: letters.slice(0, MOST_LETTERS), isPrefix, at, isSpaced: spaced }];
    }
    // One character begins two, or is the last of its run: it is that where something else follows.
    const [only = ''] = characters;
    if (characters.length === 1) return [{ term: only, isPrefix: isLast, at, isSpaced: spaced }];
    return pairStarts(characters.length).map((start) => ({
      term: characters.slice(start, start + 2).join(''),
      isPrefix: false,
      at: at + start,
      isSpaced: start === 0 ? spaced : false,
    }));
  });
}

/** Where pairs begin that together are all characters of a run: 0, 2, … and the last. */
function pairStarts(length: number): number[] {
  const starts: number[] = [];
  for (let start = 0; start < length - 2; start += 2) starts.push(start);
  return [...starts, length - 2];
}
