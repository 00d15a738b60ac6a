import type { Piece } from './markdown-piece';

export type Edge = 'start' | 'end';

/** Whether a delimiter can stand between a character outside of emphasis and one inside; ends of a line are white space. */
export function canMeet(outside: string, inside: string): boolean {
  if (WHITE_SPACE.test(inside)) return false;
  return !PERHAPS_PUNCTUATION.test(inside) || isBoundary(outside);
}

/** Whether a word surely ends before this character. */
export function isBoundary(character: string): boolean {
  return WHITE_SPACE.test(character) || SURELY_PUNCTUATION.test(character);
}

/** The white space at an edge of a piece, or its one character there. */
export function edgeOf(piece: Piece, edge: Edge): string {
  if (piece.kind === 'break') return ' ';
  if (piece.kind === 'picture' || piece.marks.isCode) return '`';
  const { text } = piece;
  if (edge === 'start') return /^(?:\s+|.)/su.exec(text)?.[0] ?? ' ';
  const spaces = text.length - text.trimEnd().length;
  return spaces > 0 ? text.slice(-spaces) : (/.$/su.exec(text)?.[0] ?? ' ');
}

const WHITE_SPACE = /^\s/;
/** What may be taken for punctuation inside: Unicode's P and S by CommonMark 0.31, by others P alone. */
const PERHAPS_PUNCTUATION = /^[\p{P}\p{S}]/u;
/** What all take for punctuation outside; some look at UTF-16 units, and see none in an emoji. */
const SURELY_PUNCTUATION = /^[$+<=>^`|~\p{P}]/u;
