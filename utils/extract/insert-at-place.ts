import { type Placed, placeOf } from './page-figures';

/** Puts an element before the first block that comes after its place on the page. `placed` are the content's, in order. */
export function insertAtPlace(place: number, element: Element, content: Element, placed: Placed[]): void {
  let next = placed.find((one) => one.place > place && content.contains(one.element))?.element;
  while (
    next?.parentElement &&
    next.parentElement !== content &&
    beginsWith(next.parentElement, next, place)
  ) {
    next = next.parentElement;
  }
  if (next && next !== content) next.before(element);
  else content.append(element);
}

/** Whether the box comes after the place too, or only holds what begins with this element. */
function beginsWith(box: Element, first: Element, place: number): boolean {
  const its = placeOf(box);
  if (box.matches('p, figure, ul, ol, li, blockquote, table, tbody, tr, td, dl')) return true;
  return its === null ? box.firstElementChild === first : its > place;
}
