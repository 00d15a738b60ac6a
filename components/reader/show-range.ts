/** Share of the window's height above what is brought into view: the eye looks for it a little above the middle. */
const SHARE_ABOVE = 0.3;

/** Scrolls a range into view, unless all of it is there already: at once, or as the reader likes things to move. */
export function showRange(scroller: Element, range: Range, isAtOnce = false): void {
  const view = scroller.getBoundingClientRect();
  const { top, bottom } = range.getBoundingClientRect();
  if (top >= view.top && bottom <= view.bottom) return;
  scroller.scrollBy({
    top: top - view.top - view.height * SHARE_ABOVE,
    behavior: isAtOnce || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth',
  });
}
