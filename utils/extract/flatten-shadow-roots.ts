import { type ElementPair, type PageWindow, pairElements } from './page-window';

/**
 * Puts what open shadow roots show in the place of their hosts' children in the copy, slots filled. `visit` is called for
 * each element that comes in with them. Closed roots stay unread.
 */
export function flattenShadowRoots(
  page: PageWindow,
  copy: Document,
  pairs: ElementPair[],
  visit: (live: Element, copy: Element) => void,
): void {
  // Inner hosts first: a slot then takes up children that are as they will be shown.
  for (const [host, itsHost] of pairs.toReversed()) {
    const root = shadowRootOf(page, host);
    if (!root) continue;
    const shown = copy.createDocumentFragment();
    for (const child of root.childNodes) shown.append(copy.importNode(child, true));
    const inner = pairElements(page, root, shown);
    for (const [element, its] of inner) visit(element, its);
    flattenShadowRoots(page, copy, inner, visit);
    fillSlots(shown, itsHost);
    itsHost.replaceChildren(shown);
  }
}

function shadowRootOf(page: PageWindow, element: Element): ShadowRoot | null {
  // Read through the prototype: a form's own property may be an input.
  return Reflect.get(page.Element.prototype, 'shadowRoot', element);
}

function fillSlots(shown: DocumentFragment, itsHost: Element): void {
  for (const slot of shown.querySelectorAll('slot')) {
    const name = slot.getAttribute('name') ?? '';
    const assigned = [...itsHost.childNodes].filter((child) => slotOf(child) === name);
    if (assigned.length > 0) slot.replaceWith(...assigned);
    else slot.replaceWith(...slot.childNodes);
  }
}

/** Name of the slot that shows a child of a host: only elements name one. */
function slotOf(child: ChildNode): string {
  return 'getAttribute' in child ? ((child as Element).getAttribute('slot') ?? '') : '';
}
