/**
 * The elements of a selector, those that stand nearest to another element in the tree first: what belongs to a headline
 * shares a box with it. Without that element, in the order of the page.
 */
export function nearestElements(document: Document, near: Element | null, selector: string): Element[] {
  const all = [...document.querySelectorAll(selector)];
  if (!near || all.length === 0) return all;
  const around: Element[] = [];
  for (let box: Element | null = near; box; box = box.parentElement) around.push(box);
  const distances = new Map(around.map((box, distance) => [box, distance]));
  const distanceOf = (element: Element): number => {
    let box = element.parentElement;
    while (box && !distances.has(box)) box = box.parentElement;
    return (box && distances.get(box)) ?? around.length;
  };
  return all
    .map((element) => ({ element, distance: distanceOf(element) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ element }) => element);
}
