/**
 * The one function from DOM to text, used by extraction, anchoring, search and exports alike, so that an offset means
 * the same everywhere. It reads tags, never layout, and so gives the same in a live page, a parsed copy and the reader.
 *
 * - Blocks and `<br>` begin a new line; empty lines don't occur.
 * - White space collapses as CSS would show it; a line break between two CJK characters vanishes (CSS Text 3 §4.1.3);
 *   `<pre>` and `<textarea>` keep theirs.
 * - Ruby readings (`<rt>`, `<rp>`) and what never shows (`<script>`, `<style>` …) are left out.
 */

/** Text of a root with a map back to its nodes. Offsets are UTF-16 code units into `text`. */
export interface RenderedText {
  text: string;
  /** Range over the characters from `start` up to `end`; null where no character stands there. */
  rangeAt(start: number, end: number): Range | null;
  /** Offset in `text` of a DOM position inside the root; white space that collapsed has its neighbour's. */
  offsetOf(node: Node, offset: number): number;
}

/** Reads the text of `root`, which isn't changed. */
export function renderedText(root: Node): RenderedText {
  const document = root.ownerDocument ?? (root as Document);
  const reader = new TextReader();
  reader.read(document.createTreeWalker(root), false);
  return reader.finish();
}

const LEFT_OUT = new Set(
  'head script style noscript template rt rp rtc iframe object embed svg math select datalist audio video canvas'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search ' +
    'section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const KEEPS_WHITE_SPACE = new Set(['pre', 'textarea', 'listing', 'xmp']);
const TEXT_NODE = 3;
const WHITE_SPACE = /^[\t\n\f\r ]/;
const LINE_BREAK = /[\n\r]/;
const WORD_PIECES = /[\t\n\f\r ]+|[^\t\n\f\r ]+/g;
const LINE_PIECES = /[\n\r]+|[^\n\r]+/g;
/** Han, kana, and their punctuation and full-width forms. */
const CJK = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\u30fb\\u30fc\\uff00-\\uffef]';
const CJK_START = new RegExp(`^${CJK}`, 'u');
const CJK_END = new RegExp(`${CJK}$`, 'u');

/** A stretch of the text and the stretch of one text node that it stands for, character by character. */
interface Run {
  start: number;
  end: number;
  node: Text;
  nodeStart: number;
}

class TextReader {
  #text = '';
  readonly #runs: Run[] = [];
  /** White space seen since the last character: shown only when a character follows on the same line. */
  #pending: { node: Text; nodeStart: number; hasBreak: boolean } | null = null;
  #lineBreakDue = false;

  /** Walks by `walker`, since a form's own `firstChild` or `nodeName` may be shadowed by an input of that name. */
  read(walker: TreeWalker, keepsWhiteSpace: boolean): void {
    const node = walker.currentNode;
    if (node.nodeType === TEXT_NODE) {
      this.#readText(node as Text, keepsWhiteSpace);
      return;
    }
    const name = typeof node.nodeName === 'string' ? node.nodeName.toLowerCase() : 'form';
    if (LEFT_OUT.has(name)) return;
    const isBlock = name === 'br' || BLOCKS.has(name);
    if (isBlock) this.#endLine();
    if (walker.firstChild()) {
      const keeps = keepsWhiteSpace || KEEPS_WHITE_SPACE.has(name);
      do this.read(walker, keeps);
      while (walker.nextSibling());
      walker.parentNode();
    }
    if (isBlock) this.#endLine();
  }

  finish(): RenderedText {
    const text = this.#text;
    const runs = this.#runs;
    return {
      text,
      rangeAt: (start, end) => rangeAt(runs, start, end),
      offsetOf: (node, offset) => offsetOf(runs, text.length, node, offset),
    };
  }

  #readText(node: Text, keepsWhiteSpace: boolean): void {
    const pieces = node.data.matchAll(keepsWhiteSpace ? LINE_PIECES : WORD_PIECES);
    for (const { 0: piece, index } of pieces) {
      const isWhiteSpace = WHITE_SPACE.test(piece);
      if (keepsWhiteSpace && LINE_BREAK.test(piece)) {
        this.#endLine();
      } else if (!keepsWhiteSpace && isWhiteSpace) {
        this.#pending ??= { node, nodeStart: index, hasBreak: false };
        this.#pending.hasBreak ||= LINE_BREAK.test(piece);
      } else {
        this.#append(piece, node, index);
      }
    }
  }

  #append(piece: string, node: Text, nodeStart: number): void {
    if (this.#text !== '') {
      if (this.#lineBreakDue) this.#text += '\n';
      else if (this.#pending && !this.#vanishes(piece)) {
        this.#push(' ', this.#pending.node, this.#pending.nodeStart);
      }
    }
    this.#lineBreakDue = false;
    this.#pending = null;
    this.#push(piece, node, nodeStart);
  }

  #vanishes(next: string): boolean {
    return this.#pending?.hasBreak === true && CJK_START.test(next) && CJK_END.test(this.#text.slice(-2));
  }

  #push(piece: string, node: Text, nodeStart: number): void {
    const start = this.#text.length;
    this.#text += piece;
    this.#runs.push({ start, end: this.#text.length, node, nodeStart });
  }

  #endLine(): void {
    this.#lineBreakDue = true;
    this.#pending = null;
  }
}

function rangeAt(runs: Run[], start: number, end: number): Range | null {
  if (start < 0 || start >= end) return null;
  const first = runs.find((run) => run.end > start);
  const last = runs.findLast((run) => run.start < end);
  if (!first || !last || first.start >= end) return null;
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, first.nodeStart + Math.max(0, start - first.start));
  range.setEnd(last.node, last.nodeStart + Math.min(last.end, end) - last.start);
  return range;
}

function offsetOf(runs: Run[], length: number, node: Node, offset: number): number {
  const document = node.ownerDocument ?? (node as Document);
  const point = document.createRange();
  point.setStart(node, offset);
  // Runs stand in document order: the first that ends behind the point holds it or follows it.
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run && point.comparePoint(run.node, run.nodeStart + run.end - run.start) <= 0) low = middle + 1;
    else high = middle;
  }
  const run = runs[low];
  if (!run) return length;
  if (run.node !== node) return run.start;
  return run.start + Math.min(Math.max(0, offset - run.nodeStart), run.end - run.start);
}
