import type { BlockContent, Heading } from 'mdast';

import { readTextRuns } from '@/utils/article/read-text-runs';

import { markdownAddress, markdownPath } from './markdown-address';
import { inOneLine, markdownInline, type Marks, type Piece } from './markdown-inline';
import { markdownList } from './markdown-list';
import { markdownTable } from './markdown-table';

/** Makes blocks of nodes that stand beside each other. */
export type WriteBlocks = (nodes: Iterable<Node>) => BlockContent[];

/**
 * The body of an article as blocks of mdast, for `writeMarkdown`. Its text is that of `renderedText`: readings above
 * characters are left out, and white space is the same. `root` is the sanitiser's; `pictures` has the paths of picture files
 * by their number in the body: others are left out.
 */
export function markdownBlocks(
  root: ParentNode & Node,
  pictures: ReadonlyMap<number, string>,
): BlockContent[] {
  const shown = new Map<Node, string>();
  const { text, runs } = readTextRuns(root);
  for (const { node, start, end } of runs) {
    shown.set(node, (shown.get(node) ?? '') + text.slice(start, end));
  }
  return blocksOf(root.childNodes, {}, { shown, pictures });
}

/** What is known of the article while it is written. */
interface Source {
  /** What each text node shows; nothing for one that isn't in it. */
  shown: ReadonlyMap<Node, string>;
  pictures: ReadonlyMap<number, string>;
}

function blocksOf(nodes: Iterable<Node>, marks: Marks, source: Source): BlockContent[] {
  const writer = new BlockWriter(source);
  writer.write(nodes, marks);
  return writer.finish();
}

/** Marks that inline elements stand for, links apart; other inline elements are their text. */
const INLINE = new Map<string, Marks>([
  ['b', { strong: true }],
  ['strong', { strong: true }],
  ['em', { emphasis: true }],
  ['i', { emphasis: true }],
  ['del', { delete: true }],
  ['s', { delete: true }],
  ['code', { inlineCode: true }],
  ['samp', { inlineCode: true }],
  ['sub', { sub: true }],
  ['sup', { sup: true }],
]);

/** Blocks of `renderedText` that the sanitiser keeps. */
const BLOCKS = new Set(
  (
    'blockquote caption dd div dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre section table tbody td tfoot th ' +
    'thead tr ul'
  ).split(' '),
);

class BlockWriter {
  readonly #blocks: BlockContent[] = [];
  #line: Piece[] = [];
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  write(nodes: Iterable<Node>, marks: Marks): void {
    for (const node of nodes) {
      const value = this.#source.shown.get(node);
      if (value !== undefined) this.#writeText(value, marks);
      else if (node.nodeType === ELEMENT_NODE) this.#writeElement(node as Element, marks);
    }
  }

  finish(): BlockContent[] {
    this.#endParagraph();
    return this.#blocks;
  }

  #endParagraph(): void {
    this.#add([{ type: 'paragraph', children: markdownInline(this.#line) }]);
    this.#line = [];
  }

  /** Adds blocks, but for those with nothing in them. */
  #add(blocks: BlockContent[]): void {
    for (const block of blocks) {
      const isEmpty =
        'children' in block ? block.children.length === 0 : 'value' in block && block.value === '';
      if (!isEmpty) this.#blocks.push(block);
    }
  }

  #writeText(value: string, marks: Marks): void {
    if (value !== '') this.#line.push({ node: { type: 'text', value }, marks });
  }

  #writeElement(element: Element, marks: Marks): void {
    const name = element.localName;
    if (BLOCKS.has(name)) {
      this.#endParagraph();
      this.#writeBlock(element, marks);
      this.#endParagraph();
    } else if (name === 'br') this.#writeBreak(marks);
    else if (name === 'img') this.#writePicture(element, marks);
    else this.write(element.childNodes, { ...marks, ...marksOf(element) });
  }

  #writeBlock(element: Element, marks: Marks): void {
    const write: WriteBlocks = (nodes) => blocksOf(nodes, marks, this.#source);
    switch (element.localName) {
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        this.#add(heading(Number(element.localName[1]) as Heading['depth'], write(element.childNodes)));
        break;
      case 'hr':
        this.#add([{ type: 'thematicBreak' }]);
        break;
      case 'blockquote':
        this.#add([{ type: 'blockquote', children: write(element.childNodes) }]);
        break;
      case 'pre':
        this.#writeCode(element, marks);
        break;
      case 'ul':
      case 'ol':
        this.#add([markdownList(element, write)]);
        break;
      case 'table':
        this.#add(markdownTable(element, write));
        break;
      case 'figcaption':
      case 'caption':
        this.write(element.childNodes, { ...marks, emphasis: true });
        break;
      default:
        this.write(element.childNodes, marks);
    }
  }

  /** Two in a row part paragraphs, as they are meant to. Emphasis doesn't reach over a break. */
  #writeBreak({ href }: Marks): void {
    if (this.#line.at(-1)?.node.type === 'break') this.#endParagraph();
    else this.#line.push({ node: { type: 'break' }, marks: { href } });
  }

  #writePicture(img: Element, marks: Marks): void {
    const path = this.#source.pictures.get(Number(img.getAttribute('data-picture')));
    if (path === undefined) return;
    const alt = (img.getAttribute('alt') ?? '').replace(/\s+/g, ' ');
    this.#line.push({ node: { type: 'image', url: markdownPath(path), alt }, marks });
  }

  /** Code that Templater would run, code block or not, is written as lines of text; so is prose that holds blocks. */
  #writeCode(pre: Element, marks: Marks): void {
    const value = codeOf(pre);
    if (pre.querySelector([...BLOCKS].join()) !== null) this.write(pre.childNodes, marks);
    else if (!value.includes('<%')) this.#add([{ type: 'code', value }]);
    else {
      for (const line of value.split('\n')) {
        this.#writeText(line.trim(), marks);
        this.#writeBreak(marks);
      }
    }
  }
}

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

function marksOf(element: Element): Marks {
  const name = element.localName;
  return name === 'a'
    ? { href: markdownAddress(element.getAttribute('href') ?? '') }
    : (INLINE.get(name) ?? {});
}

/** A heading is one line: of several paragraphs in it, each is one; what else is in it is none. */
function heading(depth: Heading['depth'], blocks: BlockContent[]): BlockContent[] {
  return blocks.map((block) =>
    block.type === 'paragraph' ? { type: 'heading', depth, children: inOneLine(block.children) } : block,
  );
}

/** Code with its empty lines and indents, which `renderedText` has no use for. */
function codeOf(pre: Element): string {
  return textOf(pre).replace(/\r\n?/g, '\n').replace(/^\n/, '').trimEnd();
}

function textOf(node: Node): string {
  if (node.nodeType === TEXT_NODE) return node.nodeValue ?? '';
  if (/^(?:rt|rp|rtc)$/i.test(node.nodeName)) return '';
  if (/^br$/i.test(node.nodeName)) return '\n';
  return Array.from(node.childNodes, textOf).join('');
}
