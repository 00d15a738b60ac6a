import { failed, success } from '@/utils/shared/result';
import type { Steps } from '@/utils/shared/steps';

import type { UnlessTooLarge } from './find-article';

/** From so many elements on, reading a page whole would hold up the tab for seconds: a long article has a few thousand. */
const MAX_ELEMENTS = 20_000;
/** Length of a text from which it is prose, in UTF-16 code units. */
const PROSE_LENGTH = 60;
/** Share of the page's prose that the box must hold in which the article is looked for. */
const BOX_SHARE = 0.6;
/** How many nodes without prose stay on each side of the box, for headline, byline and date; and how many elements in each. */
const BESIDE = 200;
const MAX_BESIDE = 5_000;
/** From so many texts of prose on, a page is more than is read, wherever its article is. */
const MOST_PROSE = 100_000;
/** From so many elements without prose on, what stands between the story's paragraphs is more than is read. */
const MOST_BETWEEN = 100_000;
/** So many nodes are looked at in one step. */
const STEP = 10_000;

const SHOW_TEXT = 4;

/**
 * Takes out of a copy of a very large page what stands far from the box with most of its prose and holds none, or is large
 * itself and holds none. Says whether there was any, or that what would be left is too large to be read; each node is looked
 * at a few times at most.
 */
export function* reduceLargePage(copy: Document): Steps<UnlessTooLarge<boolean>> {
  if (copy.getElementsByTagName('*').length <= MAX_ELEMENTS) return success(false);
  const prose = yield* proseByNode(copy.body);
  if (!prose.ok) return prose;
  const total = prose.value.get(copy.body) ?? 0;
  if (total === 0) return isVast(copy) ? failed({ kind: 'too-large' }) : success(false);
  const holders = Map.groupBy(prose.value.keys(), ({ parentNode }) => parentNode);
  let isReduced = false;
  for (let box: Node | undefined = copy.body; box;) {
    yield;
    const children: Node[] = holders.get(box as ParentNode) ?? [];
    const inner: Node | undefined = children.find(
      (child) => (prose.value.get(child) ?? 0) >= BOX_SHARE * total,
    );
    // Where the prose stands itself, as much else may be headings, pictures and lists of the story.
    const mayReduce = inner !== undefined || box.childNodes.length - children.length > MAX_ELEMENTS;
    if (mayReduce) isReduced = (yield* removeWithoutProse(box, prose.value, inner)) || isReduced;
    else if (elementsBetween(box, children) > MOST_BETWEEN) return failed({ kind: 'too-large' });
    box = inner;
  }
  return success(isReduced);
}

/** Most elements of a page that is read without being reduced. */
const MOST_UNREDUCED = 150_000;

/** Whether a copy of a page is too large to be read as it is. */
export function isVast(copy: Document): boolean {
  return elementsIn(copy) > MOST_UNREDUCED;
}

/** Removes the children of a box that hold no prose, but for small ones near to one of them. */
function* removeWithoutProse(box: Node, prose: Map<Node, number>, inner: Node | undefined): Steps<boolean> {
  const near = new Set(
    inner ? [...siblings(inner, 'previousSibling'), ...siblings(inner, 'nextSibling')] : [],
  );
  let isReduced = false;
  let seen = 0;
  for (let child = box.firstChild; child;) {
    seen += 1;
    if (seen % STEP === 0) yield;
    const next: ChildNode | null = child.nextSibling;
    if (!prose.has(child) && !(near.has(child) && isSmall(child))) {
      child.remove();
      isReduced = true;
    }
    child = next;
  }
  return isReduced;
}

/** How many elements are in the children of a box that hold no prose. */
function elementsBetween(box: Node, holders: Node[]): number {
  return elementsIn(box) - holders.reduce((sum, child) => sum + elementsIn(child), 0);
}

function* siblings(node: Node, to: 'previousSibling' | 'nextSibling'): Generator<Node> {
  let sibling = node[to];
  for (let count = 0; sibling && count < BESIDE; count += 1) {
    yield sibling;
    sibling = sibling[to];
  }
}

function isSmall(node: Node): boolean {
  return elementsIn(node) <= MAX_BESIDE;
}

function elementsIn(node: Node): number {
  return 'children' in node ? (node as Element).getElementsByTagName('*').length : 0;
}

/** Length of the prose in a node, for all nodes that hold some. */
function* proseByNode(body: Element): Steps<UnlessTooLarge<Map<Node, number>>> {
  const lengths = new Map<Node, number>();
  const walker = body.ownerDocument.createTreeWalker(body, SHOW_TEXT);
  let seen = 0;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    seen += 1;
    if (seen % STEP === 0) yield;
    const { length } = text.textContent ?? '';
    if (length >= PROSE_LENGTH) lengths.set(text, length);
    if (lengths.size > MOST_PROSE) return failed({ kind: 'too-large' });
  }
  // From the leaves up, a level of the tree at a time: each node passes on what it holds once.
  for (let level = new Map(lengths); level.size > 0;) {
    yield;
    const above = new Map<Node, number>();
    for (const [node, length] of level) {
      const parent = node === body ? null : node.parentNode;
      if (parent) above.set(parent, (above.get(parent) ?? 0) + length);
    }
    for (const [node, length] of above) lengths.set(node, (lengths.get(node) ?? 0) + length);
    level = above;
  }
  return success(lengths);
}
