/**
 * A window as a script in its page sees it. Properties of forms and of the document may be shadowed by what the page names
 * so, even in the isolated world; prototypes may not.
 */
export type PageWindow = Pick<typeof globalThis, 'Document' | 'DOMParser' | 'Element' | 'Node'> & {
  document: Document;
};

/** The same window with another document, whose nodes its prototypes serve as well. */
export function withDocument(page: PageWindow, document: Document): PageWindow {
  // What a window has of its own isn't all enumerable: it can't be spread.
  const { Document, DOMParser, Element, Node } = page;
  return { Document, DOMParser, Element, Node, document };
}

const SHOW_ELEMENT = 1;

/** Walks through the elements under a node. */
export function elementWalker(page: PageWindow, root: Node): TreeWalker {
  return page.Document.prototype.createTreeWalker.call(page.document, root, SHOW_ELEMENT);
}

/** All elements under a node, in document order. */
export function elementsUnder(page: PageWindow, root: Node): Element[] {
  const walker = elementWalker(page, root);
  const elements: Element[] = [];
  while (walker.nextNode()) elements.push(walker.currentNode as Element);
  return elements;
}

/** The elements of a document that a selector matches, in order. */
export function elementsMatching(page: PageWindow, document: Document, selector: string): Iterable<Element> {
  const { querySelectorAll } = page.Document.prototype as {
    querySelectorAll: (this: Document, selector: string) => NodeListOf<Element>;
  };
  return querySelectorAll.call(document, selector);
}

/** A property of the page's document, whatever element of the page is called so. */
export function documentProperty<
  Name extends
    | 'activeElement'
    | 'baseURI'
    | 'body'
    | 'characterSet'
    | 'contentType'
    | 'defaultView'
    | 'documentElement'
    | 'head'
    | 'implementation'
    | 'readyState'
    | 'title'
    | 'visibilityState'
    | 'URL',
>(page: Pick<PageWindow, 'Document' | 'document'>, name: Name): Document[Name] {
  return Reflect.get(page.Document.prototype, name, page.document);
}

/** The position in the text at a point of the window, where the browser can tell: Chromium can from 128 on. */
export function caretPositionAt(
  page: Pick<PageWindow, 'Document' | 'document'>,
  x: number,
  y: number,
): CaretPosition | null {
  const caretPosition = Reflect.get(page.Document.prototype, 'caretPositionFromPoint') as
    ((this: Document, x: number, y: number) => CaretPosition | null) | undefined;
  return caretPosition?.call(page.document, x, y) ?? null;
}

/** A new element of the page's document. */
export function newElement(page: Pick<PageWindow, 'Document' | 'document'>, name: string): HTMLElement {
  const { createElement } = page.Document.prototype as {
    createElement: (this: Document, name: string) => HTMLElement;
  };
  return createElement.call(page.document, name);
}

/** The nearest element around a node that a selector matches, itself included; also of a form that names its fields so. */
export function closestElement(
  page: Pick<PageWindow, 'Element'>,
  element: Element,
  selector: string,
): Element | null {
  const { closest } = page.Element.prototype as {
    closest: (this: Element, selector: string) => Element | null;
  };
  return closest.call(element, selector);
}

/** A node that is an element, or the element that it stands in. */
export function elementOf(page: Pick<PageWindow, 'Element' | 'Node'>, node: Node): Element | null {
  return node instanceof page.Element ? node : parentElementOf(page, node);
}

/** The element that a node stands in. */
export function parentElementOf(page: Pick<PageWindow, 'Node'>, node: Node): Element | null {
  return Reflect.get(page.Node.prototype, 'parentElement', node);
}
