import type { Marks, Piece } from './markdown-inline';

/**
 * Pieces whose emphasis of one kind begins and ends where CommonMark lets it (0.31 §6.2, "flanking"): not at white space, and
 * not between a letter outside and a punctuation mark inside, which Chinese does all the time (`**注意：**请`). What is in the
 * way at an edge is left out of the emphasis; the text stays as it is. `inner` are the marks that are written within this one.
 *
 * `mdast-util-to-markdown` would keep it in, and write the letter outside as `&#x8BF7;`.
 */
export function settleEmphasis(pieces: Piece[], mark: keyof Marks, inner: (keyof Marks)[]): Piece[] {
  if (!pieces.some(({ marks }) => marks[mark])) return pieces;
  const forwards = shed(pieces.flatMap(parts), mark, inner);
  return shed(forwards.toReversed(), mark, inner).toReversed();
}

/** Words, single punctuation marks, and white space. */
function parts({ node, marks }: Piece): Piece[] {
  if (node.type !== 'text' || marks.inlineCode) return [{ node, marks }];
  return node.value
    .split(/(\s+|[\p{P}\p{S}])/u)
    .filter((value) => value !== '')
    .map((value) => ({ node: { type: 'text', value }, marks }));
}

/** Takes the emphasis off what it can't begin with. */
function shed(pieces: Piece[], mark: keyof Marks, inner: (keyof Marks)[]): Piece[] {
  let outside: Piece | undefined;
  return pieces.map((piece) => {
    const isFirst = piece.marks[mark] && !outside?.marks[mark];
    const isInTheWay = isFirst && !canMeet(edgeOf(outside, inner), edgeOf(piece, inner));
    outside = isInTheWay ? { ...piece, marks: { ...piece.marks, [mark]: undefined } } : piece;
    return outside;
  });
}

/** What a delimiter beside a piece stands beside: its text, or the delimiter of an inner mark. */
function edgeOf(piece: Piece | undefined, inner: (keyof Marks)[]): string {
  if (!piece || piece.node.type === 'break') return ' ';
  if (piece.node.type === 'image') return '!';
  const { value } = piece.node;
  return value.trim() !== '' && inner.some((mark) => piece.marks[mark]) ? '*' : value;
}

function canMeet(outside: string, inside: string): boolean {
  if (/^\s/.test(inside)) return false;
  return !PERHAPS_PUNCTUATION.test(inside) || SURELY_BOUNDARY.test(outside);
}

/** What may be taken for punctuation inside: Unicode's P and S by CommonMark 0.31, by others P alone. */
const PERHAPS_PUNCTUATION = /^[\p{P}\p{S}]/u;
/** Where all see the end of a word; some look at UTF-16 units, and see none in an emoji. */
const SURELY_BOUNDARY = /^[\s$+<=>^`|~\p{P}]/u;
