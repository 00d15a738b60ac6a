import type { Box } from '@/components/reader/place-toolbar';
import { documentProperty, parentElementOf } from '@/utils/extract/page-window';

/** The part of an element, in the window's coordinates, that what it can be scrolled in doesn't cut off; null where none is left. */
export function visibleBox(element: Element): Box | null {
  let { left, top, right, bottom } = boxOf(element);
  const root = documentProperty(window, 'documentElement');
  const body = documentProperty(window, 'body');
  for (let box = parentElementOf(window, element); box && box !== root; box = parentElementOf(window, box)) {
    const { overflowX, overflowY } = getComputedStyle(box);
    // What the body says is of the window, unless the root says something itself.
    if (box === body || (overflowX === 'visible' && overflowY === 'visible')) continue;
    const around = boxOf(box);
    left = Math.max(left, around.left);
    right = Math.min(right, around.right);
    top = Math.max(top, around.top);
    bottom = Math.min(bottom, around.bottom);
  }
  return right - left >= 1 && bottom - top >= 1 ? { left, top, right, bottom } : null;
}

function boxOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}
