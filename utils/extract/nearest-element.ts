/**
 * The elements of a selector, those that stand nearest to another element in the tree first: what belongs to a headline
 * shares a box with it. Without that element, in the order of the page.
 */
export function* nearestElements(
  document: Document,
  near: Element | null,
  selector: string,
): Generator<Element> {
  const seen = new Set<Element>();
  for (let box: Element | null = near ?? document.documentElement; box; box = box.parentElement) {
    for (const element of box.querySelectorAll(selector)) {
      if (seen.has(element)) continue;
      seen.add(element);
      yield element;
    }
  }
}
