import type { Root, RootContent } from 'mdast';
import { gfmAutolinkLiteralToMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { type Options, toMarkdown, type Unsafe } from 'mdast-util-to-markdown';

/**
 * Nodes of https://github.com/syntax-tree/mdast as CommonMark with GFM's tables and struck text. A text reads as it stands,
 * whatever is in it; an `html` node is written as it is.
 */
export function writeMarkdown(children: RootContent[]): string {
  return toMarkdown({ type: 'root', children }, OPTIONS);
}

/** What Obsidian, its plugins and templates read besides CommonMark, wherever it stands in a text. */
const READ_BY_OTHERS: Unsafe[] = [
  // Mathematics, names of blocks, tags.
  { character: '$' },
  { character: '^' },
  { character: '#', before: String.raw`(?<![\p{L}\p{N}])`, after: String.raw`(?=\S)`, unicode: true },
  // Marks, fields, variables.
  { character: '=', before: '(?<==)' },
  { character: ':', before: '(?<=:)' },
  { character: '{', before: String.raw`(?<=\{)` },
  // Comments, code of Templater, tags of Liquid: all look in the source, where a backslash before them changes nothing.
  { character: '%', before: '(?<=[%<{])' },
];

/**
 * Where an ampersand begins something. The library escapes each that a letter follows, in AT&T and in most addresses:
 * https://github.com/syntax-tree/mdast-util-to-markdown/issues/53.
 */
const REFERENCE: Unsafe = { character: '&', after: String.raw`#?\w+;` };

/** An address that readers of GFM make a link of and the extension for it leaves as it is: `www.*.com`. */
const ADDRESS: Unsafe = {
  character: '.',
  before: '(?<=[Ww]{3})',
  inConstruct: 'phrasing',
  notInConstruct: ['destinationRaw', 'label'],
};

const OPTIONS: Options = {
  bullet: '-',
  rule: '_',
  handlers: {
    root: (node: Root, _parent, state, info) => {
      state.unsafe = [...state.unsafe.filter(({ character }) => character !== '&'), REFERENCE];
      return state.containerFlow(node, info);
    },
    // Within a cell, `<br>` is how all readers of GFM tables break a line.
    break: (_node, _parent, state) => (state.stack.includes('tableCell') ? '<br>' : '  \n'),
  },
  extensions: [
    gfmAutolinkLiteralToMarkdown(),
    gfmStrikethroughToMarkdown(),
    // Columns aren't lined up; GitHub asks for three hyphens below each.
    gfmTableToMarkdown({ stringLength: () => 3 }),
  ],
  unsafe: [
    ...READ_BY_OTHERS.map((unsafe): Unsafe => ({
      ...unsafe,
      inConstruct: 'phrasing',
      notInConstruct: 'destinationRaw',
    })),
    ADDRESS,
  ],
};
