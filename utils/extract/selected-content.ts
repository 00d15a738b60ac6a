import { cloneNodeForNode } from './clone-document';
import type { PageWindow } from './page-window';

/**
 * What a range of the live page selects, in a holder of its own; null when that is no text. The page isn't touched: cloning
 * there would wake its custom elements. So the range's ends are found again in a copy, by counting nodes.
 */
export function selectedContent(page: PageWindow, selected: Range): Element | null {
  if (selected.collapsed) return null;
  const copy = cloneNodeForNode(page);
  const start = nodeAt(copy, pathTo(page, selected.startContainer));
  const end = nodeAt(copy, pathTo(page, selected.endContainer));
  if (!start || !end) return null;
  const range = copy.createRange();
  range.setStart(start, selected.startOffset);
  range.setEnd(end, selected.endOffset);
  const holder = copy.createElement('div');
  holder.append(range.cloneContents());
  return holder.textContent.trim() === '' ? null : holder;
}

/** Positions among siblings, from the document down. By a walker: a form's own `parentNode` may be an input. */
function pathTo(page: PageWindow, node: Node): number[] {
  const walker = page.Document.prototype.createTreeWalker.call(page.document, page.document);
  walker.currentNode = node;
  const path: number[] = [];
  for (let current: Node | null = node; current && current !== page.document; current = walker.parentNode()) {
    let position = 0;
    while (walker.previousSibling()) position += 1;
    path.unshift(position);
  }
  return path;
}

function nodeAt(copy: Document, path: number[]): Node | null {
  let node: Node | null = copy;
  for (const position of path) node = node?.childNodes[position] ?? null;
  return node;
}
