/**
 * A window as a script in its page sees it. Properties of forms and of the document may be shadowed by what the page names
 * so, even in the isolated world; prototypes may not.
 */
export type PageWindow = Pick<typeof globalThis, 'Document' | 'Element' | 'HTMLImageElement' | 'Node'> & {
  document: Document;
};

/** An element of the live page and its copy. */
export type ElementPair = [live: Element, copy: Element];

/** The elements under a node and under its copy, side by side, in document order. */
export function pairElements(page: PageWindow, live: Node, copy: Node): ElementPair[] {
  const copies = elementsUnder(page, copy);
  return elementsUnder(page, live).flatMap((element, index): ElementPair[] => {
    const its = copies[index];
    return its ? [[element, its]] : [];
  });
}

const SHOW_ELEMENT = 1;

/** All elements under a node, in document order. */
export function elementsUnder(page: PageWindow, root: Node): Element[] {
  const walker = page.Document.prototype.createTreeWalker.call(page.document, root, SHOW_ELEMENT);
  const elements: Element[] = [];
  while (walker.nextNode()) elements.push(walker.currentNode as Element);
  return elements;
}
