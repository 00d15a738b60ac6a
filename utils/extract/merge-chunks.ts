import { linkShare } from './text-blocks';
import { oneLine, textWeight } from './text-weight';

const BOXES = 'div, section';
/** Weight of a paragraph from which it is prose, not a label. */
const PROSE_WEIGHT = 60;
/** Boxes that hold something else in the same form as chunks of a story. */
const OTHER =
  /comment|disqus|remark|reply|related|recommend|teaser|promo|sidebar|card|widget|social|share|newsletter|footer|sponsor|advert|popup|modal|carousel|slide|gallery/i;

/**
 * Undoes the cutting of a story into boxes of one kind, between which pages put their advertisements: the paragraphs of such
 * boxes become siblings. Readability weighs paragraphs by the box they stand in, and would take one chunk for the whole.
 */
export function mergeChunks(body: Element): void {
  const parents = new Map<Element, Map<string, Element[]>>();
  const seen = new Set<Element>();
  for (const paragraph of body.querySelectorAll('p')) {
    if (!isProse(paragraph)) continue;
    for (let box = paragraph.parentElement; box && box !== body && !seen.has(box); box = box.parentElement) {
      seen.add(box);
      if (!box.parentElement || !box.matches(BOXES) || isOther(box) || isCard(box)) continue;
      const kinds = parents.get(box.parentElement) ?? new Map<string, Element[]>();
      const kind = `${box.localName} ${box.className}`;
      kinds.set(kind, [...(kinds.get(kind) ?? []), box]);
      parents.set(box.parentElement, kinds);
    }
  }
  for (const kinds of parents.values()) {
    for (const boxes of kinds.values()) {
      if (boxes.length > 1) for (const box of boxes) box.replaceWith(...box.childNodes);
    }
  }
}

function isProse(paragraph: Element): boolean {
  return textWeight(oneLine(paragraph.textContent)) >= PROSE_WEIGHT && linkShare(paragraph) < 0.5;
}

function isOther(box: Element): boolean {
  return OTHER.test(`${box.className} ${box.id}`);
}

/** A box that leads to another article: its heading is a link. */
function isCard(box: Element): boolean {
  return box.querySelector(':is(h1, h2, h3, h4, h5, h6) a[href], a[href] :is(h1, h2, h3, h4, h5, h6)') !== null;
}
