import { isCard, isProse, isSetAside } from './prose';

const BOXES = 'div[class], section[class]';

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
      if (!box.parentElement || !box.matches(BOXES) || isSetAside(box) || isCard(box)) continue;
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
