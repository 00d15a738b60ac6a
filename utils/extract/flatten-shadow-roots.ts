import { elementsUnder, elementWalker, type PageWindow } from './page-window';

/**
 * Puts what open shadow roots under a node of the live page show in the place of their hosts' children in its copy, slots
 * filled. `onShown` is told the elements that come in with each, and their copies. Closed roots stay unread.
 */
export function flattenShadowRoots(
  page: PageWindow,
  document: Document,
  [live, copy]: [live: Node, copy: Node],
  onShown: (shown: Element[], copies: Element[]) => void,
): void {
  const elements = elementsUnder(page, live);
  const shadowRootOf = shadowRootReader(page);
  const hosts = elements.map((element, index) => ({ root: shadowRootOf(element), index })).filter(hasRoot);
  if (hosts.length === 0) return;
  const copies = elementsUnder(page, copy);
  // Inner hosts first: a slot then takes up children that are as they will be shown.
  for (const { root, index } of hosts.reverse()) {
    const itsHost = copies[index];
    if (!itsHost) continue;
    const shown = document.createDocumentFragment();
    for (const child of root.childNodes) shown.append(document.importNode(child, true));
    onShown(elementsUnder(page, root), elementsUnder(page, shown));
    flattenShadowRoots(page, document, [root, shown], onShown);
    fillSlots(page, shown, itsHost);
    itsHost.replaceChildren(shown);
  }
}

/** Whether any element of the page itself has an open shadow root. */
export function holdsShadowRoots(page: PageWindow): boolean {
  const shadowRootOf = shadowRootReader(page);
  const walker = elementWalker(page, page.document);
  while (walker.nextNode()) if (shadowRootOf(walker.currentNode as Element) !== null) return true;
  return false;
}

interface Host {
  root: ShadowRoot;
  /** Place among the elements of the page. */
  index: number;
}

function hasRoot(host: { root: ShadowRoot | null; index: number }): host is Host {
  return host.root !== null;
}

/** Reads through the prototype: a form's own property may be an input. */
function shadowRootReader({ Element }: PageWindow): (element: Element) => ShadowRoot | null {
  const property = Object.getOwnPropertyDescriptor(Element.prototype, 'shadowRoot');
  return (element) => property?.get?.call(element) as ShadowRoot | null;
}

function fillSlots(page: PageWindow, shown: DocumentFragment, itsHost: Element): void {
  for (const slot of shown.querySelectorAll('slot')) {
    const name = slot.getAttribute('name') ?? '';
    const assigned = [...itsHost.childNodes].filter((child) => slotOf(page, child) === name);
    if (assigned.length > 0) slot.replaceWith(...assigned);
    else slot.replaceWith(...slot.childNodes);
  }
}

const ELEMENT_NODE = 1;

/** Name of the slot that shows a child of a host: only elements name one. A form's own `getAttribute` may be an input. */
function slotOf(page: PageWindow, child: ChildNode): string {
  const isElement = Reflect.get(page.Node.prototype, 'nodeType', child) === ELEMENT_NODE;
  return isElement ? (page.Element.prototype.getAttribute.call(child, 'slot') ?? '') : '';
}
