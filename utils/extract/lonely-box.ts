import { oneLine } from '@/utils/article/one-line';

/** The largest of the boxes of a selector around an element that holds it and nothing else: itself where there is none. */
export function lonelyBox(element: Element, boxes: string): Element {
  const said = oneLine(element.textContent);
  let box = element;
  for (let parent = box.parentElement; parent?.matches(boxes); parent = box.parentElement) {
    if (parent.childElementCount > 1 || oneLine(parent.textContent) !== said) break;
    box = parent;
  }
  return box;
}
