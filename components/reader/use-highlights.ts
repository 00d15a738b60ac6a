import { useEffect, useMemo } from 'preact/hooks';

import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import { HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';
import { type HighlightGroups, paintHighlights } from '@/utils/annotation/highlight-painter';
import type { RenderedText } from '@/utils/article/rendered-text';

/** The highlights on the page. */
export interface PaintedHighlights {
  rangeOf: (annotationId: string) => Range | null;
  /** The highlight at a point of the window, the shortest where several lie over each other; null where there is none. */
  at: (x: number, y: number) => string | null;
}

/** Draws the highlights that have a place, and keeps them drawn as they change. */
export function useHighlights(
  rendered: RenderedText | null,
  anchored: AnchoredAnnotation[],
  focused: string | null,
): PaintedHighlights {
  const ranges = useMemo(() => {
    const found = new Map<string, Range>();
    for (const { annotation, anchor } of anchored) {
      if (anchor.state !== 'exact' && anchor.state !== 'moved') continue;
      const range = rendered?.rangeAt(anchor.start, anchor.end);
      if (range) found.set(annotation.id, range);
    }
    return found;
  }, [rendered, anchored]);

  useEffect(() => {
    const groups: HighlightGroups = Object.fromEntries(HIGHLIGHT_COLORS.map((color) => [color, []]));
    for (const { annotation } of anchored) {
      const range = ranges.get(annotation.id);
      if (range) groups[annotation.color]?.push(range);
    }
    const range = ranges.get(focused ?? '');
    groups.focused = range ? [range] : [];
    return paintHighlights(CSS.highlights, (...drawn) => new Highlight(...drawn), groups);
  }, [ranges, anchored, focused]);

  return {
    rangeOf: (annotationId) => ranges.get(annotationId) ?? null,
    at: (x, y) => {
      const hits = [...ranges].filter(([, range]) => covers(range, x, y));
      const [shortest] = hits.toSorted(([, a], [, b]) => a.toString().length - b.toString().length);
      return shortest?.[0] ?? null;
    },
  };
}

function covers(range: Range, x: number, y: number): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );
}
