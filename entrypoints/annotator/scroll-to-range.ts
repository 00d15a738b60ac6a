import { documentProperty, elementOf, parentElementOf } from '@/utils/extract/page-window';

/** Brings a range into the middle of what the reader sees, in whatever it can be scrolled, at once. */
export function scrollToRange(range: Range): void {
  const element = elementOf(window, range.startContainer);
  if (!element) return;
  // What isn't laid out until it is near (`content-visibility`) has its place only after that.
  Element.prototype.scrollIntoView.call(element, { block: 'center', inline: 'nearest', behavior: 'instant' });
  const root = documentProperty(window, 'documentElement');
  const view = { top: 0, bottom: innerHeight };
  for (let box: Element | null = element; box; box = parentElementOf(window, box)) {
    if (box === root || !scrolls(box)) continue;
    const { top, bottom } = Element.prototype.getBoundingClientRect.call(box);
    scroll(
      box,
      distanceToMiddle(range, { top: Math.max(top, view.top), bottom: Math.min(bottom, view.bottom) }),
    );
  }
  window.scrollBy({ top: distanceToMiddle(range, view), behavior: 'instant' });
}

/** By how much the beginning of a range is under the middle of a box, or all of it, where it is as high as half the box. */
function distanceToMiddle(range: Range, { top, bottom }: { top: number; bottom: number }): number {
  const place = range.getBoundingClientRect();
  const height = Math.min(place.height, (bottom - top) / 2);
  return place.top + height / 2 - (top + bottom) / 2;
}

function scrolls(element: Element): boolean {
  const { overflowY } = getComputedStyle(element);
  return overflowY === 'auto' || overflowY === 'scroll' || overflowY === 'overlay';
}

function scroll(element: Element, top: number): void {
  const { scrollBy } = Element.prototype as { scrollBy: (this: Element, options: ScrollToOptions) => void };
  scrollBy.call(element, { top, behavior: 'instant' });
}
