import { documentOf } from '@/utils/article/document-of';
import { oneLine } from '@/utils/article/one-line';
import { kindOf } from '@/utils/article/read-text-runs';

/** SHOW_ELEMENT, SHOW_TEXT and SHOW_CDATA_SECTION of DOM §6.3. */
const SHOW_ELEMENTS_AND_TEXT = 0x1 | 0x4 | 0x8;
const ELEMENT_NODE = 1;
/** A line is cut at this length, in UTF-16 code units. */
const MAX_LENGTH = 2_000;

/**
 * The filled lines of a page from an element on, those in it first; or before it, the nearest first. They are read as they
 * are asked for, so that a look around the headline doesn't cost the whole page.
 */
export function* nearbyLines(root: Node, start: Node, direction: 'before' | 'after'): Generator<string> {
  const isAfter = direction === 'after';
  const walker = documentOf(root).createTreeWalker(root, SHOW_ELEMENTS_AND_TEXT);
  walker.currentNode = start;
  const line = new Line(isAfter);
  let mayEnter = isAfter;
  let node = start;
  for (;;) {
    const isElement: boolean = node.nodeType === ELEMENT_NODE;
    const kind = kindOf(node);
    if (kind.isBlock) yield* line.end();
    if (!isElement) line.write((node as Text).data);
    const isOpen: boolean = isElement && mayEnter && !kind.isLeftOut;
    const child: Node | null = isOpen ? step(walker, isAfter ? 'firstChild' : 'lastChild') : null;
    mayEnter = true;
    let next: Node | null = child ?? step(walker, isAfter ? 'nextSibling' : 'previousSibling');
    while (!next) {
      const parent = walker.parentNode();
      if (!parent || kindOf(parent).isBlock) yield* line.end();
      if (!parent) return;
      next = step(walker, isAfter ? 'nextSibling' : 'previousSibling');
    }
    node = next;
  }
}

function step(walker: TreeWalker, to: 'firstChild' | 'lastChild' | 'nextSibling' | 'previousSibling') {
  return walker[to]();
}

/** A line being read from its start or from its end. */
class Line {
  #text = '';

  constructor(private readonly isAfter: boolean) {}

  write(data: string): void {
    if (this.#text.length < MAX_LENGTH) this.#text = this.isAfter ? this.#text + data : data + this.#text;
  }

  *end(): Generator<string> {
    const line = oneLine(this.#text);
    this.#text = '';
    if (line !== '') yield line;
  }
}
