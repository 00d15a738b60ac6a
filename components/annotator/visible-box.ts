import type { Box } from '@/components/reader/place-toolbar';
import { documentProperty, parentElementOf } from '@/utils/extract/page-window';

/** What makes an element unseen though it has its place: the slides of a carousel that aren't the present one's. */
const UNSEEN = {
  opacityProperty: true,
  visibilityProperty: true,
  // The same as older browsers call them.
  checkOpacity: true,
  checkVisibilityCSS: true,
};

/**
 * The part of an element, in the window's coordinates, that what it can be scrolled in doesn't cut off; null where
 * none is left, or it is made unseen.
 */
export function visibleBox(element: Element): Box | null {
  if (!Element.prototype.checkVisibility.call(element, UNSEEN)) return null;
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
