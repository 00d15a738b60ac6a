/** Pixels between the two, and to the edge of the window. */
const GAP = 4;

/**
 * Places something of the top layer below an element, as wide as that, or above it where there is more room. CSS can't do it
 * yet: anchor positioning is missing in Firefox before 147.
 */
export function placeBeside(panel: HTMLElement, anchor: HTMLElement): void {
  const { top, bottom, left, width } = anchor.getBoundingClientRect();
  const below = innerHeight - bottom - 2 * GAP;
  const above = top - 2 * GAP;
  panel.style.maxBlockSize = '';
  const isBelow = panel.offsetHeight <= below || below >= above;
  panel.style.maxBlockSize = `${String(Math.max(0, isBelow ? below : above))}px`;
  panel.style.inlineSize = `${String(width)}px`;
  panel.style.left = `${String(left)}px`;
  panel.style.top = isBelow ? `${String(bottom + GAP)}px` : `${String(top - GAP - panel.offsetHeight)}px`;
}
