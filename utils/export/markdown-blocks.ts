import { readTextRuns } from '@/utils/article/read-text-runs';

import { backticksAround } from './backticks-around';
import { markdownAddress, markdownPath } from './markdown-address';
import { HARD_BREAK, writeInline } from './markdown-inline';
import { writeList } from './markdown-list';
import { type Marks, type Piece, PLAIN } from './markdown-piece';
import { writeTable } from './markdown-table';

/** A block of Markdown, of one or several lines. */
export interface Block {
  kind: 'paragraph' | 'list' | 'other';
  text: string;
}

/** Writes nodes that stand beside each other. */
export type WriteBlocks = (nodes: Iterable<Node>) => Block[];

/**
 * The body of an article in CommonMark with GFM's tables and struck text. Its text is that of `renderedText`: readings
 * above characters are left out, and white space is the same. `root` is the sanitiser's; `pictures` has the paths of
 * picture files by their number in the body: others are left out.
 *
 * Written here and not by Turndown, which escapes without knowing what stands around, takes white space otherwise than
 * the quotes of highlights do, and parses HTML strings, which our pages forbid.
 */
export function markdownBlocks(root: ParentNode & Node, pictures: ReadonlyMap<number, string>): string {
  const shown = new Map<Node, string>();
  const { text, runs } = readTextRuns(root);
  for (const { node, start, end } of runs) {
    shown.set(node, (shown.get(node) ?? '') + text.slice(start, end));
  }
  return joinBlocks(blocksOf(root.childNodes, PLAIN, { shown, pictures }));
}

/** What is known of the article while it is written. */
interface Source {
  /** What each text node shows; nothing for one that isn't in it. */
  shown: ReadonlyMap<Node, string>;
  pictures: ReadonlyMap<number, string>;
}

function joinBlocks(blocks: Block[]): string {
  return blocks.map(({ text }) => text).join('\n\n');
}

function blocksOf(nodes: Iterable<Node>, marks: Marks, source: Source): Block[] {
  const writer = new BlockWriter(source);
  writer.write(nodes, marks);
  return writer.finish();
}

/** Marks that inline elements stand for; other inline elements are their text. */
const INLINE = new Map<string, (element: Element) => Partial<Marks>>([
  ['a', (link) => ({ href: markdownAddress(link.getAttribute('href') ?? '') })],
  ['b', () => ({ isStrong: true })],
  ['strong', () => ({ isStrong: true })],
  ['em', () => ({ isEmphasised: true })],
  ['i', () => ({ isEmphasised: true })],
  ['del', () => ({ isStruck: true })],
  ['s', () => ({ isStruck: true })],
  ['code', () => ({ isCode: true })],
  ['samp', () => ({ isCode: true })],
  ['sub', () => ({ script: 'sub' })],
  ['sup', () => ({ script: 'sup' })],
]);

/** Blocks of `renderedText` that the sanitiser keeps. */
const BLOCKS = new Set(
  (
    'blockquote caption dd div dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre section table tbody td tfoot th ' +
    'thead tr ul'
  ).split(' '),
);

class BlockWriter {
  readonly #blocks: Block[] = [];
  #line: Piece[] = [];
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  write(nodes: Iterable<Node>, marks: Marks): void {
    for (const node of nodes) {
      const text = this.#source.shown.get(node);
      if (text !== undefined) this.#line.push({ kind: 'text', text, marks });
      else if (node.nodeType === ELEMENT_NODE) this.#writeElement(node as Element, marks);
    }
  }

  finish(): Block[] {
    this.#endParagraph();
    return this.#blocks;
  }

  #endParagraph(): void {
    this.#push('paragraph', writeInline(this.#line));
    this.#line = [];
  }

  #push(kind: Block['kind'], text: string): void {
    if (text !== '') this.#blocks.push({ kind, text });
  }

  #add(blocks: Block[]): void {
    for (const block of blocks) this.#blocks.push(block);
  }

  #writeElement(element: Element, marks: Marks): void {
    const name = element.localName;
    if (BLOCKS.has(name)) {
      this.#endParagraph();
      this.#writeBlock(element, marks);
      this.#endParagraph();
    } else if (name === 'br') this.#writeBreak(marks);
    else if (name === 'img') this.#writePicture(element, marks);
    else this.write(element.childNodes, { ...marks, ...INLINE.get(name)?.(element) });
  }

  #writeBlock(element: Element, marks: Marks): void {
    const write: WriteBlocks = (nodes) => blocksOf(nodes, marks, this.#source);
    switch (element.localName) {
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        this.#add(heading(Number(element.localName[1]), write(element.childNodes)));
        break;
      case 'hr':
        this.#push('other', '___');
        break;
      case 'blockquote':
        this.#push('other', quoted(joinBlocks(write(element.childNodes))));
        break;
      case 'pre':
        this.#writeCode(element, marks);
        break;
      case 'ul':
      case 'ol':
        this.#push('list', writeList(element, this.#blocks.at(-1), write));
        break;
      case 'table':
        this.#add(writeTable(element, write));
        break;
      case 'figcaption':
      case 'caption':
        this.write(element.childNodes, { ...marks, isEmphasised: true });
        break;
      default:
        this.write(element.childNodes, marks);
    }
  }

  /** Two in a row part paragraphs, as they are meant to. */
  #writeBreak(marks: Marks): void {
    if (this.#line.at(-1)?.kind === 'break') this.#endParagraph();
    else this.#line.push({ kind: 'break', marks });
  }

  #writePicture(img: Element, marks: Marks): void {
    const path = this.#source.pictures.get(Number(img.getAttribute('data-picture')));
    if (path === undefined) return;
    const text = img.getAttribute('alt') ?? '';
    this.#line.push({ kind: 'picture', text, address: markdownPath(path), marks });
  }

  /** Code that Templater would run, code block or not, is written as lines of text; so is prose that holds blocks. */
  #writeCode(pre: Element, marks: Marks): void {
    const code = codeOf(pre);
    if (pre.querySelector([...BLOCKS].join()) !== null) this.write(pre.childNodes, marks);
    else if (!code.includes('<%')) this.#push('other', fenced(code));
    else {
      for (const line of code.split('\n')) {
        this.#line.push({ kind: 'text', text: line.trim(), marks }, { kind: 'break', marks });
      }
    }
  }
}

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

/** Blocks as a quotation. */
export function quoted(markdown: string): string {
  return markdown.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>');
}

/** A heading is one line: of several paragraphs in it, each is one; what else is in it is none. */
function heading(level: number, blocks: Block[]): Block[] {
  return blocks.map((block) =>
    block.kind === 'paragraph'
      ? { kind: 'other', text: `${'#'.repeat(level)} ${block.text.replaceAll(HARD_BREAK, ' ')}` }
      : block,
  );
}

function fenced(code: string): string {
  const fence = backticksAround(code, 3);
  return `${fence}\n${code}\n${fence}`;
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
