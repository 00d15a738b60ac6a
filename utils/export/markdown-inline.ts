import type { Break, Image, PhrasingContent, Text } from 'mdast';

import { settleEmphasis } from './settle-emphasis';

/** How a stretch of a line is marked up, by the names that mdast and HTML have. */
export interface Marks {
  /** Where it leads, as `markdownAddress`. */
  href?: string;
  sub?: true;
  sup?: true;
  delete?: true;
  strong?: true;
  emphasis?: true;
  inlineCode?: true;
}

/** A stretch of a line. */
export interface Piece {
  node: Text | Image | Break;
  marks: Marks;
}

/**
 * The pieces of a paragraph as nodes of mdast. Links lie outside all else, and emphasis gives up what it can't hold: see
 * `settleEmphasis`. `<sub>` and `<sup>` are the only HTML, since 10<sup>6</sup> must not become 106.
 */
export function markdownInline(pieces: Piece[]): PhrasingContent[] {
  const first = pieces.findIndex(isContent);
  return first < 0 ? [] : nest(pieces.slice(first, pieces.findLastIndex(isContent) + 1), LAYERS);
}

/** The same without line breaks, for what ends where its line does. */
export function inOneLine(nodes: PhrasingContent[]): PhrasingContent[] {
  return joinTexts(nodes.map((node) => (node.type === 'break' ? { type: 'text', value: ' ' } : node)));
}

/** One kind of mark, and what nodes that share it become. */
interface Layer {
  mark: keyof Marks;
  wrap: (nodes: PhrasingContent[], marks: Marks) => PhrasingContent[];
  isEmphasis?: true;
}

/** The outermost first. */
const LAYERS: Layer[] = [
  { mark: 'href', wrap: link },
  { mark: 'sub', wrap: (nodes) => inTag('sub', nodes) },
  { mark: 'sup', wrap: (nodes) => inTag('sup', nodes) },
  { mark: 'delete', wrap: (children) => [{ type: 'delete', children }], isEmphasis: true },
  { mark: 'strong', wrap: (children) => [{ type: 'strong', children }], isEmphasis: true },
  { mark: 'emphasis', wrap: (children) => [{ type: 'emphasis', children }], isEmphasis: true },
  { mark: 'inlineCode', wrap: code },
];

function nest(pieces: Piece[], [layer, ...inner]: Layer[]): PhrasingContent[] {
  if (!layer) return leaves(pieces);
  const { mark, wrap, isEmphasis } = layer;
  const innerMarks = inner.map((one) => one.mark);
  const settled = isEmphasis ? settleEmphasis(pieces, mark, innerMarks) : pieces;
  const nodes = runsOf(settled, mark).flatMap(({ marks, run }) => {
    const nested = nest(run, inner);
    return marks[mark] ? wrap(nested, marks) : nested;
  });
  return joinTexts(nodes);
}

/** Pieces that are marked alike. In a text without marks an address is a link: readers of GFM see its end in their own ways. */
function leaves(pieces: Piece[]): PhrasingContent[] {
  const nodes = joinTexts(pieces.map(({ node }) => node));
  const isMarked = pieces.some(({ marks }) => Object.values(marks).some((value) => value !== undefined));
  return isMarked
    ? nodes
    : nodes.flatMap((node) => (node.type === 'text' ? node.value.split(ADDRESS).map(textOrAddress) : node));
}

/** A web address in a text, without the punctuation that follows it. */
const ADDRESS = /(\bhttps?:\/\/[\w.~:/?#@!$&'()*+,;=%[\]-]*[\w/])/i;
/** What Obsidian and templates look for even in an address. */
const NOT_IN_ADDRESS = /%%|::|\{\{|==|&#?\w+;/;

function textOrAddress(value: string, index: number): PhrasingContent {
  const text: Text = { type: 'text', value };
  const isAddress = index % 2 === 1 && !NOT_IN_ADDRESS.test(value);
  return isAddress ? { type: 'link', url: value, children: [text] } : text;
}

/** Stretches that share a mark, or the lack of it. */
function runsOf(pieces: Piece[], mark: keyof Marks): { marks: Marks; run: Piece[] }[] {
  const runs: { marks: Marks; run: Piece[] }[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last && last.marks[mark] === piece.marks[mark]) last.run.push(piece);
    else runs.push({ marks: piece.marks, run: [piece] });
  }
  return runs;
}

function link(nodes: PhrasingContent[], { href = '' }: Marks): PhrasingContent[] {
  const isBlank = nodes.every((node) => node.type === 'text' && node.value.trim() === '');
  return isBlank ? nodes : [{ type: 'link', url: href, children: inOneLine(nodes) }];
}

/** Code that Dataview (`=`, `$=`) or Templater (`<%`) would run, or that is blank. */
const NO_CODE = /^\s*\$?=|<%|^\s*$/;

function code(nodes: PhrasingContent[]): PhrasingContent[] {
  return nodes.map((node) =>
    node.type === 'text' && !NO_CODE.test(node.value) ? { type: 'inlineCode', value: node.value } : node,
  );
}

function inTag(tag: string, nodes: PhrasingContent[]): PhrasingContent[] {
  return [{ type: 'html', value: `<${tag}>` }, ...nodes, { type: 'html', value: `</${tag}>` }];
}

/** Neighbours become one text, since what must be escaped shows only in the whole. */
function joinTexts(nodes: PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type !== 'text' || last?.type !== 'text') joined.push(node);
    else joined[joined.length - 1] = { type: 'text', value: last.value + node.value };
  }
  return joined;
}

function isContent({ node }: Piece): boolean {
  return node.type === 'image' || (node.type === 'text' && /[^\t\n\f\r ]/.test(node.value));
}
