import { type Piece, readPieces } from './read-pieces';
import { BlockWriter, type TermBlock, type Weight } from './term-block';
import { termOf } from './term-list';

/** A part of a document, in the form of `searchedWords`. Nothing is found across parts. */
export interface DocumentPart {
  words: string;
  weight: Weight;
}

/** Letters of a word that are looked at: no language has longer ones that differ only behind these. */
export const MOST_LETTERS = 64;

/** Times a term must stand in a text to say what it is about. */
const OFTEN = 4;

/** The terms of one document: words, and of what isn't set apart every two characters, and the last one alone. */
export function indexDocument(parts: DocumentPart[]): TermBlock {
  const found = new Map<string, FoundTerm>();
  let partStart = 0;
  for (const { words, weight } of parts) {
    const pieces = readPieces(words);
    for (const piece of pieces) {
      eachTerm(piece, (term, at, isOdd) => {
        const code = ((partStart + at) << 1) | (isOdd ? 1 : 0);
        const known = found.get(term);
        if (!known) found.set(term, { codes: [code], weight });
        else {
          known.codes.push(code);
          if (weight > known.weight) known.weight = weight;
        }
      });
    }
    const last = pieces.at(-1);
    // One number stays free between the last piece of a part and the first of the next.
    partStart += (last ? endOf(last) : 0) + 1;
  }
  return written(found);
}

interface FoundTerm {
  /** As `PlaceReader` gives them. */
  codes: number[];
  weight: Weight;
}

/** Whether what stands before a piece, or the characters within a run, isn't what stands before most of its kind. */
export function isOdd(kind: Piece['kind'], isSpaced: boolean | null): boolean {
  return isSpaced !== null && isSpaced !== (kind === 'word');
}

function eachTerm(
  { kind, characters, at, isSpaced }: Piece,
  visit: (term: string, at: number, isOdd: boolean) => void,
): void {
  if (kind === 'word') {
    visit((characters[0] ?? '').slice(0, MOST_LETTERS), at, isOdd(kind, isSpaced));
    return;
  }
  for (let index = 0; index < characters.length; index += 1) {
    const term = (characters[index] ?? '') + (characters[index + 1] ?? '');
    visit(term, at + index, index === 0 && isOdd(kind, isSpaced));
  }
}

function endOf({ kind, characters, at }: Piece): number {
  return at + (kind === 'word' ? 1 : characters.length);
}

function written(found: Map<string, FoundTerm>): TermBlock {
  const writer = new BlockWriter();
  for (const [term, { codes, weight }] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const code of codes) writer.places.push(code);
    writer.document(0, weight === 0 && codes.length >= OFTEN ? 1 : weight);
    writer.endTerm(termOf(term));
  }
  return writer.take();
}
