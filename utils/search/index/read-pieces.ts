import { isWordLetter } from '../word-places';

/** A part of a text that is looked up by itself: a word, or characters that stand close together and are no word's letters. */
export interface Piece {
  kind: 'word' | 'run';
  /** The word; or the characters, one code point each. */
  characters: string[];
  /** Its number in the text: a word counts as one, as does each character of a run, and the end of a line. */
  at: number;
  /** Whether a space stands before it; null at the beginning of a line, with which nothing goes on. */
  isSpaced: boolean | null;
}

/**
 * The pieces of a text in the form of `searchedWords`, in order. Two texts have the same pieces, at the same distances, where
 * they are the same: so words that stand one after the other are found by the numbers of their pieces.
 */
export function readPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let [offset, at] = [0, 0];
  let isSpaced: boolean | null = null;
  while (offset < text.length) {
    const start = offset;
    const kind = kindAt(text, offset);
    if (kind === SPACE) {
      // Nothing goes on from one line into the next.
      if (text.charCodeAt(offset) === NEW_LINE) {
        at += 1;
        isSpaced = null;
      } else if (isSpaced === false) {
        isSpaced = true;
      }
      offset += 1;
    } else if (kind === LETTER) {
      do offset += sizeAt(text, offset);
      while (kindAt(text, offset) === LETTER);
      pieces.push({ kind: 'word', characters: [text.slice(start, offset)], at, isSpaced });
      isSpaced = false;
      at += 1;
    } else {
      do offset += sizeAt(text, offset);
      while (kindAt(text, offset) === OTHER);
      const characters = Array.from(text.slice(start, offset));
      pieces.push({ kind: 'run', characters, at, isSpaced });
      isSpaced = false;
      at += characters.length;
    }
  }
  return pieces;
}

const [UNKNOWN, SPACE, LETTER, OTHER] = [0, 1, 2, 3];
const NEW_LINE = 0x0a;

/** Kinds of the code units that are characters by themselves, as they have been met. */
const kinds = new Uint8Array(0x10000);
kinds[0x20] = kinds[NEW_LINE] = SPACE;

/** The kind of the character at an offset; behind the end none. */
function kindAt(text: string, offset: number): number | undefined {
  const code = text.charCodeAt(offset);
  if (Number.isNaN(code)) return undefined;
  if (sizeAt(text, offset) === 2) return kindOf(text.slice(offset, offset + 2));
  if (kinds[code] === UNKNOWN) kinds[code] = kindOf(String.fromCharCode(code));
  return kinds[code];
}

function kindOf(character: string): number {
  return isWordLetter(character) ? LETTER : OTHER;
}

/** Code units of the character at an offset. */
function sizeAt(text: string, offset: number): 1 | 2 {
  const isPair =
    (text.charCodeAt(offset) & 0xfc00) === 0xd800 && (text.charCodeAt(offset + 1) & 0xfc00) === 0xdc00;
  return isPair ? 2 : 1;
}
