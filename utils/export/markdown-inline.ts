import { backticksAround } from './backticks-around';
import { escapeLineStarts, escapeText } from './escape-markdown';
import { type Edge, edgeOf, isBoundary } from './flanking';
import { type Marks, type Piece, PLAIN } from './markdown-piece';
import { settleEmphasis } from './settle-emphasis';

/** A line break within a paragraph. */
export const HARD_BREAK = '  \n';

/**
 * The pieces of a paragraph as Markdown. Links lie outside all else, and emphasis gives up what it can't hold: see
 * `settleEmphasis`. `<sub>` and `<sup>` are the only HTML, since 10<sup>6</sup> must not become 106.
 */
export function writeInline(pieces: Piece[]): string {
  const settled = merge(settleEmphasis(merge(trimBreaks(pieces)).map(plainWhereNeeded)));
  const lines = write(settled, HARD_BREAK, LAYERS);
  return escapeLineStarts(lines.replace(/^[\t ]+/gm, ''));
}

/** One kind of mark: pieces beside each other that share it are written between the same delimiters. */
interface Layer {
  of: (marks: Marks) => string | null;
  wrap: (content: string, mark: string, before: Piece | undefined, after: Piece | undefined) => string;
}

const LAYERS: Layer[] = [
  {
    of: ({ href }) => href,
    wrap: (content, href) => (content.trim() === '' ? content : `[${content}](${href})`),
  },
  { of: ({ script }) => script, wrap: (content, script) => `<${script}>${content}</${script}>` },
  { of: ({ isStruck }) => (isStruck ? '~~' : null), wrap: (content) => `~~${content}~~` },
  { of: ({ isStrong }) => (isStrong ? '**' : null), wrap: (content) => `**${content}**` },
  {
    of: ({ isEmphasised }) => (isEmphasised ? '_' : null),
    // Within a word `_` is a letter (CommonMark 0.31 §6.2).
    wrap: (content, _, before, after) =>
      goesOn(before, 'end') || goesOn(after, 'start') ? `*${content}*` : `_${content}_`,
  },
];

function write(pieces: Piece[], lineBreak: string, [layer, ...inner]: Layer[]): string {
  if (!layer) return pieces.map((piece) => leaf(piece, lineBreak)).join('');
  const groups: string[] = [];
  let start = 0;
  for (let end = 1; end <= pieces.length; end += 1) {
    const first = pieces[start];
    const mark = first ? layer.of(first.marks) : null;
    const next = pieces[end];
    if (!first || (next && layer.of(next.marks) === mark)) continue;
    // A line break would end a link's text when another follows it.
    const isLink = mark !== null && layer === LAYERS[0];
    const content = write(pieces.slice(start, end), isLink ? ' ' : lineBreak, inner);
    const group = mark === null ? content : layer.wrap(content, mark, pieces[start - 1], next);
    // "Look!" before a link would make a picture of it.
    const last = groups.at(-1);
    if (last?.endsWith('!') && group.startsWith('[')) groups[groups.length - 1] = `${last.slice(0, -1)}\\!`;
    groups.push(group);
    start = end;
  }
  return groups.join('');
}

function leaf(piece: Piece, lineBreak: string): string {
  if (piece.kind === 'break') return lineBreak;
  if (piece.kind === 'picture') return `![${escapeText(piece.text.replace(/\s+/g, ' '))}](${piece.address})`;
  if (piece.marks.isCode) return codeSpan(piece.text);
  return escapeText(piece.text, { linked: isUnmarked(piece.marks) });
}

function codeSpan(code: string): string {
  const fence = backticksAround(code, 1);
  const padding = /^`|`$|^ .* $/.test(code) ? ' ' : '';
  return `${fence}${padding}${code}${padding}${fence}`;
}

/** Code that Dataview (`=`, `$=`) or Templater (`<%`) would run is written as plain text; so is code that is blank. */
const RUN_BY_PLUGINS = /^\s*\$?=|<%|^\s*$/;

function plainWhereNeeded(piece: Piece): Piece {
  const { marks } = piece;
  if (piece.kind !== 'text') return piece;
  const isCode = marks.isCode && !RUN_BY_PLUGINS.test(piece.text);
  return { ...piece, marks: { ...marks, isCode } };
}

/** Neighbours marked alike become one. */
function merge(pieces: Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text' && isMarkedAlike(piece.marks, last.marks)) {
      merged[merged.length - 1] = { ...last, text: last.text + piece.text };
    } else if (piece.kind !== 'text' || piece.text !== '') {
      merged.push(piece);
    }
  }
  return merged;
}

function isUnmarked(marks: Marks): boolean {
  return isMarkedAlike(marks, PLAIN);
}

function isMarkedAlike(one: Marks, other: Marks): boolean {
  return (Object.keys(one) as (keyof Marks)[]).every((key) => one[key] === other[key]);
}

function trimBreaks(pieces: Piece[]): Piece[] {
  const first = pieces.findIndex(isContent);
  return first < 0 ? [] : pieces.slice(first, pieces.findLastIndex(isContent) + 1);
}

function isContent(piece: Piece): boolean {
  return piece.kind === 'picture' || (piece.kind === 'text' && /[^\t\n\f\r ]/.test(piece.text));
}

/** Whether a word goes on in a neighbour. Where outer marks differ there is no neighbour: a delimiter stands between. */
function goesOn(piece: Piece | undefined, edge: Edge): boolean {
  return piece !== undefined && !isBoundary(edgeOf(piece, edge));
}
