/** Edges of a box in the window, in pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where a toolbar stands, and whether its buttons stand under or beside each other. */
export interface ToolbarPlace {
  left: number;
  top: number;
  direction: 'column' | 'row';
}

/** What the toolbar needs: so many pixels along its buttons, and so many across. */
export interface ToolbarSize {
  length: number;
  breadth: number;
}

/** Pixels between the toolbar and what it stands beside. */
const GAP = 10;

/**
 * A place for a toolbar beside a selection, never over it: in the margin of the column of text, at the height where the
 * selection begins; without a margin, above the selection, else below it; for a selection that fills the window, at
 * the window's foot. What is scrolled out of view has its toolbar at the edge behind which it is. `area` is the part of the
 * window in which the text shows.
 */
export function placeToolbar(
  selection: Box,
  column: Box,
  area: Box,
  { length, breadth }: ToolbarSize,
): ToolbarPlace {
  const inMargin = clamp(selection.top, area.top + GAP, area.bottom - length - GAP);
  if (area.right - column.right >= breadth + 2 * GAP) {
    return { direction: 'column', left: column.right + GAP, top: inMargin };
  }
  if (column.left - area.left >= breadth + 2 * GAP) {
    return { direction: 'column', left: column.left - breadth - GAP, top: inMargin };
  }
  const middle = (selection.left + selection.right - length) / 2;
  const left = clamp(middle, area.left + GAP, area.right - length - GAP);
  const above = selection.top - breadth - GAP;
  const top = above >= area.top ? above : selection.bottom + GAP;
  return { direction: 'row', left, top: clamp(top, area.top + GAP, area.bottom - breadth - GAP) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
