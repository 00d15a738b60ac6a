/**
 * The elements of a selector, those that stand nearest to another element in the tree first: what belongs to a headline
 * shares a box with it. Without that element, in the order of the page.
 */
export function* nearestElements(
  document: Document,
  near: Element | null,
  selector: string,
): Generator<Element> {
  let inner = near ?? document.documentElement;
  yield* inner.querySelectorAll(selector);
  for (let box = inner.parentElement; box; box = box.parentElement) {
    for (const child of box.children) {
      if (child.matches(selector)) yield child;
      if (child !== inner) yield* child.querySelectorAll(selector);
    }
    inner = box;
  }
}
