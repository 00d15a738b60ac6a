import { documentOf } from './document-of';

/** A stretch of the text and the stretch of one text node that it stands for, character by character. */
export interface TextRun {
  start: number;
  end: number;
  node: Text;
  /** Where the stretch begins in the node's data. */
  nodeStart: number;
}

/** The text of a root and the runs it is made of, in document order; between two runs stands at most a newline. */
export interface TextRuns {
  text: string;
  runs: TextRun[];
}

/** Reads the text of `root` by the rules given at `renderedText`. */
export function readTextRuns(root: Node): TextRuns {
  const writer = new RunWriter();
  const walker = documentOf(root).createTreeWalker(root, SHOW_ELEMENTS_AND_TEXT);
  // Walked without recursion, since nesting may be thousands deep, and by the walker's steps, since the `firstChild` or
  // `nodeName` of a form may be one of its inputs.
  const open: OpenElement[] = [];
  let node: Node | null = root;
  while (node) {
    const element = enter(node, writer, open.at(-1)?.keepsWhiteSpace ?? false);
    open.push(element);
    const child: Node | null = element.isLeftOut ? null : walker.firstChild();
    node = child ?? leave(walker, writer, open);
  }
  return writer.finish();
}

/** Elements whose text isn't the article's: `createSanitizer` drops them whole, but for ruby readings. */
const LEFT_OUT = names(
  'applet audio button canvas datalist dialog embed frameset head iframe map math meter noembed noframes noscript object ' +
    'plaintext progress rp rt rtc script select style svg template textarea title video xmp',
);
const BLOCKS = names(
  'address article aside blockquote body br caption center dd details dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot ' +
    'th thead tr ul',
);
/** SHOW_ELEMENT, SHOW_TEXT and SHOW_CDATA_SECTION of DOM §6.3. */
const SHOW_ELEMENTS_AND_TEXT = 0x1 | 0x4 | 0x8;
const TEXT_NODE = 3;
const CDATA_NODE = 4;

/** White space that doesn't stand as it is in a line: all but a single space between two characters of one node. */
const LOOSE_SPACE = /[\t\n\f\r ]{2,}|^ |[\t\n\f\r]| $/g;
const PREFORMATTED_SPACE = /[\t\n\f\r ]+/g;
const LINE_BREAK = /[\n\r]/;
/** What CSS Text 3 §4.1.3 calls East Asian: no space stands for a line break between two of these. */
const EAST_ASIAN = '[\\u3000-\\u30ff\\u31f0-\\u31ff\\uff01-\\uff9f\\p{sc=Han}\\p{sc=Bopomofo}]';
const EAST_ASIAN_START = new RegExp(`^${EAST_ASIAN}`, 'u');
const EAST_ASIAN_END = new RegExp(`${EAST_ASIAN}$`, 'u');

interface OpenElement {
  isBlock: boolean;
  isLeftOut: boolean;
  keepsWhiteSpace: boolean;
}

function names(list: string): Set<string> {
  return new Set(list.split(' '));
}

function enter(node: Node, writer: RunWriter, keepsWhiteSpace: boolean): OpenElement {
  if (node.nodeType === TEXT_NODE || node.nodeType === CDATA_NODE) {
    writer.write(node as Text, keepsWhiteSpace);
    return { isBlock: false, isLeftOut: false, keepsWhiteSpace };
  }
  // Only a form can have its name hidden by an input.
  const name = typeof node.nodeName === 'string' ? node.nodeName.toLowerCase() : 'form';
  const isBlock = BLOCKS.has(name);
  if (isBlock) writer.endLine();
  return { isBlock, isLeftOut: LEFT_OUT.has(name), keepsWhiteSpace: keepsWhiteSpace || name === 'pre' };
}

/** Closes what ends at the walker's node; returns the node to go on with, null after the last. */
function leave(walker: TreeWalker, writer: RunWriter, open: OpenElement[]): Node | null {
  while (open.length > 0) {
    if (open.pop()?.isBlock) writer.endLine();
    if (open.length === 0) return null;
    const next = walker.nextSibling();
    if (next) return next;
    walker.parentNode();
  }
  return null;
}

/** A stretch of the text to be, and where in a text node it comes from. */
interface Piece {
  text: string;
  node: Text;
  nodeStart: number;
}

class RunWriter {
  #text = '';
  /** The last characters of the text, since cutting them off a text being built would copy it each time. */
  #tail = '';
  readonly #runs: TextRun[] = [];
  /** White space since the last character: part of the text only when a character follows on the same line. */
  #spaces: Piece[] = [];
  #spaceHasBreak = false;
  #isLineBreakDue = false;

  write(node: Text, keepsWhiteSpace: boolean): void {
    const { data } = node;
    const spaces = data.matchAll(keepsWhiteSpace ? PREFORMATTED_SPACE : LOOSE_SPACE);
    let from = 0;
    for (const { 0: space, index } of spaces) {
      this.#append({ text: data.slice(from, index), node, nodeStart: from });
      if (keepsWhiteSpace) this.#preserve(space, node, index);
      else this.#collapse(space, node, index);
      from = index + space.length;
    }
    this.#append({ text: data.slice(from), node, nodeStart: from });
  }

  endLine(): void {
    this.#isLineBreakDue = this.#text !== '';
    this.#dropSpaces();
  }

  finish(): TextRuns {
    return { text: this.#text, runs: this.#runs };
  }

  /** However much white space there is, the first of it stands for all; at the start of a line nothing does. */
  #collapse(space: string, node: Text, nodeStart: number): void {
    if (this.#text === '' || this.#isLineBreakDue) return;
    if (this.#spaces.length === 0) this.#spaces.push({ text: ' ', node, nodeStart });
    this.#spaceHasBreak ||= LINE_BREAK.test(space);
  }

  #preserve(space: string, node: Text, nodeStart: number): void {
    const lineStart = Math.max(space.lastIndexOf('\n'), space.lastIndexOf('\r')) + 1;
    if (lineStart > 0) this.endLine();
    if (lineStart === space.length) return;
    this.#spaces.push({ text: space.slice(lineStart), node, nodeStart: nodeStart + lineStart });
  }

  #append(piece: Piece): void {
    if (piece.text === '') return;
    if (this.#isLineBreakDue) this.#text += '\n';
    const vanish =
      this.#spaceHasBreak && EAST_ASIAN_END.test(this.#tail) && EAST_ASIAN_START.test(piece.text);
    if (!vanish) for (const space of this.#spaces) this.#push(space);
    this.#push(piece);
    this.#tail = piece.text.slice(-2);
    this.#isLineBreakDue = false;
    this.#dropSpaces();
  }

  #push({ text, node, nodeStart }: Piece): void {
    const start = this.#text.length;
    this.#text += text;
    const last = this.#runs.at(-1);
    const continues =
      last?.node === node && last.end === start && last.nodeStart + last.end - last.start === nodeStart;
    if (continues) last.end = this.#text.length;
    else this.#runs.push({ start, end: this.#text.length, node, nodeStart });
  }

  #dropSpaces(): void {
    this.#spaces = [];
    this.#spaceHasBreak = false;
  }
}
