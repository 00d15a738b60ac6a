import type { TextSpan } from '@/utils/article/rendered-text';

import type { HighlightColor } from './annotation';

/** A highlight as it is drawn: where it stands in the text, and how it looks. */
export interface PlacedHighlight extends TextSpan {
  id: string;
  color: HighlightColor;
  /** Whether its text has changed since it was made. */
  isChanged: boolean;
  /** Number of the picture that it is of, which stands at `start`; missing where it is of text. */
  picture?: number;
}

/** A stretch of the text over which the same highlights lie. */
export interface HighlightSegment extends TextSpan {
  /** The highlights that cover it, the shortest first: that is the one seen and meant, the longer ones show beside it. */
  highlights: [PlacedHighlight, ...PlacedHighlight[]];
}

/**
 * Cuts highlights where one begins or ends, so that each stretch of text has one look: of highlights drawn over each other,
 * the last would hide the others. Segments are in the order of the text and don't overlap.
 */
export function highlightSegments(highlights: PlacedHighlight[]): HighlightSegment[] {
  const cuts = [...new Set(highlights.flatMap(({ start, end }) => [start, end]))].toSorted((a, b) => a - b);
  const waiting = highlights.toSorted((a, b) => a.start - b.start);
  let covering: PlacedHighlight[] = [];
  let next = 0;
  const segments: HighlightSegment[] = [];
  for (const [index, start] of cuts.entries()) {
    covering = covering.filter((highlight) => highlight.end > start);
    for (let one = waiting[next]; one && one.start <= start; one = waiting[next]) {
      if (one.end > start) covering.push(one);
      next += 1;
    }
    const end = cuts[index + 1];
    const [shortest, ...others] = covering.toSorted((a, b) => a.end - a.start - (b.end - b.start));
    if (end !== undefined && shortest) segments.push({ start, end, highlights: [shortest, ...others] });
  }
  return segments;
}
