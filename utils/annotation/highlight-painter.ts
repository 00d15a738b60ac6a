import type { RenderedText } from '@/utils/article/rendered-text';

import { highlightSegments, type HighlightSegment, type PlacedHighlight } from './highlight-segments';
import type { HighlightLook } from './highlight-sheet';
import { type HighlightWindow, paintRanges } from './paint-ranges';

/** Draws the highlights of a text: in the reader, or in any page. */
export interface HighlightPainter {
  /** Draws these, and those drawn before no longer. The focused one stands out. */
  draw(highlights: PlacedHighlight[], focusedId: string | null): void;
  /** The highlights under a point of the window, the shortest first. */
  at(x: number, y: number): string[];
  clear(): void;
}

/**
 * A painter for a text. It draws in groups, for which a style sheet has `::highlight(cuttings-NAME)`: each look's own name
 * (a colour, or `changed`), `overlap-LOOK` where others lie under the highlight that is seen, `focused-LOOK` for the one in
 * focus.
 */
export function createHighlightPainter(
  window: HighlightWindow,
  { rangesAt }: RenderedText,
): HighlightPainter {
  let drawn = new Map<Range, HighlightSegment>();
  let clear = (): void => undefined;

  return {
    draw: (highlights, focusedId) => {
      clear();
      drawn = new Map();
      for (const segment of highlightSegments(highlights)) {
        for (const range of rangesAt(segment.start, segment.end)) drawn.set(range, segment);
      }
      clear = paintRanges(window, groupsOf(drawn, focusedId));
    },
    at: (x, y) => {
      const [, segment] = [...drawn].find(hitTest(window, x, y)) ?? [];
      return segment?.highlights.map(({ id }) => id) ?? [];
    },
    clear: () => {
      clear();
      drawn = new Map();
    },
  };
}

function groupsOf(drawn: Map<Range, HighlightSegment>, focusedId: string | null): Map<string, Range[]> {
  const groups = new Map<string, Range[]>();
  for (const [range, segment] of drawn) {
    const name = groupOf(segment, focusedId);
    const group = groups.get(name);
    if (group) group.push(range);
    else groups.set(name, [range]);
  }
  return groups;
}

function groupOf({ highlights }: HighlightSegment, focusedId: string | null): string {
  const focused = highlights.find(({ id }) => id === focusedId);
  if (focused) return `focused-${lookOf(focused)}`;
  const [seen, ...under] = highlights;
  return under.length > 0 ? `overlap-${lookOf(seen)}` : lookOf(seen);
}

function lookOf({ color, isChanged }: PlacedHighlight): HighlightLook {
  return isChanged ? 'changed' : color;
}

/** Chromium's hit test; Firefox and Safari have none yet (w3c/csswg-drafts#7513). */
interface HitTestingRegistry extends HighlightRegistry {
  highlightsFromPoint?(x: number, y: number): { ranges: AbstractRange[] }[];
}

/** Whether a drawn range is under a point. */
function hitTest(
  { CSS }: HighlightWindow,
  x: number,
  y: number,
): (drawn: [Range, HighlightSegment]) => boolean {
  const registry: HitTestingRegistry = CSS.highlights;
  if (!registry.highlightsFromPoint) return ([range]) => covers(range, x, y);
  const hits = new Set(registry.highlightsFromPoint(x, y).flatMap(({ ranges }) => ranges));
  return ([range]) => hits.has(range);
}

function covers(range: Range, x: number, y: number): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );
}
