import { atOnce, type Steps } from '@/utils/shared/steps';

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

/** Nodes that are read in a step. */
const STEP_NODES = 1_000;

/** Reads the text of `root` by the rules given at `renderedText`. */
export function readTextRuns(root: Node): TextRuns {
  return atOnce(readTextRunsInSteps(root));
}

/** The same step by step. */
export function* readTextRunsInSteps(root: Node): Steps<TextRuns> {
  const writer = new RunWriter();
  // Walked without recursion, since nesting may be thousands deep, and by a walker's steps, since the `firstChild` of a
  // form may be one of its inputs.
  const walker = documentOf(root).createTreeWalker(root, SHOW_ELEMENTS_AND_TEXT);
  const open: ElementKind[] = [];
  let node: Node | null = root;
  for (let count = 1; node; count += 1) {
    if (count % STEP_NODES === 0) yield;
    if (node.nodeType === TEXT_NODE || node.nodeType === CDATA_NODE) {
      writer.write(node as Text);
    } else {
      const kind = kindOf(node);
      writer.enter(kind);
      const child: Node | null = kind.isLeftOut ? null : walker.firstChild();
      if (child) {
        open.push(kind);
        node = child;
        continue;
      }
      writer.leave(kind);
    }
    node = walker.nextSibling();
    while (!node && open.length > 0) {
      walker.parentNode();
      const kind = open.pop();
      if (kind) writer.leave(kind);
      node = walker.nextSibling();
    }
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

/** What an element means for the text in and around it. */
interface ElementKind {
  isBlock: boolean;
  isLeftOut: boolean;
  keepsWhiteSpace: boolean;
}

const kinds = new Map<string, ElementKind>();

/** The kind of an element by the name that it gives, which is upper case in HTML and lower case in XHTML. */
export function kindOf({ nodeName }: Node): ElementKind {
  // Only a form can have its name hidden by an input.
  const name = typeof nodeName === 'string' ? nodeName : 'form';
  const known = kinds.get(name);
  if (known) return known;
  const lowerCase = name.toLowerCase();
  const kind = {
    isBlock: BLOCKS.has(lowerCase),
    isLeftOut: LEFT_OUT.has(lowerCase),
    keepsWhiteSpace: lowerCase === 'pre',
  };
  // Pages make up names without end.
  if (kinds.size < 1000) kinds.set(name, kind);
  return kind;
}

function names(list: string): Set<string> {
  return new Set(list.split(' '));
}

/** White space that may become part of the text: where it stands, and what it is shown as. */
interface Space {
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
  readonly #spaces: Space[] = [];
  #spaceHasBreak = false;
  #isLineBreakDue = false;
  /** How many elements that keep white space are open. */
  #preformatted = 0;

  enter({ isBlock, keepsWhiteSpace }: ElementKind): void {
    if (isBlock) this.#endLine();
    if (keepsWhiteSpace) this.#preformatted += 1;
  }

  leave({ isBlock, keepsWhiteSpace }: ElementKind): void {
    if (isBlock) this.#endLine();
    if (keepsWhiteSpace) this.#preformatted -= 1;
  }

  write(node: Text): void {
    const { data } = node;
    const spaces = this.#preformatted > 0 ? PREFORMATTED_SPACE : LOOSE_SPACE;
    spaces.lastIndex = 0;
    let from = 0;
    for (let match = spaces.exec(data); match; match = spaces.exec(data)) {
      this.#append(data.slice(from, match.index), node, from);
      if (this.#preformatted > 0) this.#preserve(match[0], node, match.index);
      else this.#collapse(match[0], node, match.index);
      from = match.index + match[0].length;
    }
    this.#append(from === 0 ? data : data.slice(from), node, from);
  }

  finish(): TextRuns {
    return { text: this.#text, runs: this.#runs };
  }

  #endLine(): void {
    this.#isLineBreakDue = this.#text !== '';
    this.#dropSpaces();
  }

  /** However much white space there is, the first of it stands for all; at the start of a line nothing does. */
  #collapse(space: string, node: Text, nodeStart: number): void {
    if (this.#text === '' || this.#isLineBreakDue) return;
    if (this.#spaces.length === 0) this.#spaces.push({ text: ' ', node, nodeStart });
    this.#spaceHasBreak ||= LINE_BREAK.test(space);
  }

  #preserve(space: string, node: Text, nodeStart: number): void {
    const lineStart = Math.max(space.lastIndexOf('\n'), space.lastIndexOf('\r')) + 1;
    if (lineStart > 0) this.#endLine();
    if (lineStart === space.length) return;
    this.#spaces.push({ text: space.slice(lineStart), node, nodeStart: nodeStart + lineStart });
  }

  #append(text: string, node: Text, nodeStart: number): void {
    if (text === '') return;
    if (this.#isLineBreakDue) this.#text += '\n';
    if (this.#spaces.length > 0 && !this.#spacesVanishBefore(text)) {
      for (const space of this.#spaces) this.#push(space.text, space.node, space.nodeStart);
    }
    this.#push(text, node, nodeStart);
    this.#tail = text.slice(-2);
    this.#isLineBreakDue = false;
    this.#dropSpaces();
  }

  #spacesVanishBefore(text: string): boolean {
    return this.#spaceHasBreak && EAST_ASIAN_END.test(this.#tail) && EAST_ASIAN_START.test(text);
  }

  #push(text: string, node: Text, nodeStart: number): void {
    const start = this.#text.length;
    this.#text += text;
    const last = this.#runs.at(-1);
    const continues =
      last?.node === node && last.end === start && last.nodeStart + last.end - last.start === nodeStart;
    if (continues) last.end = this.#text.length;
    else this.#runs.push({ start, end: this.#text.length, node, nodeStart });
  }

  #dropSpaces(): void {
    if (this.#spaces.length > 0) this.#spaces.length = 0;
    this.#spaceHasBreak = false;
  }
}
