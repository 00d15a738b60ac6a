import { useEffect, useMemo } from 'preact/hooks';

import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import { createHighlightPainter } from '@/utils/annotation/highlight-painter';
import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';
import { placeHighlight } from '@/utils/annotation/place-highlight';
import type { RenderedText, TextSpan } from '@/utils/article/rendered-text';

/** The highlights on the page. */
export interface DrawnHighlights {
  /** Those that have a place, pictures too, in reading order. */
  placed: PlacedHighlight[];
  /** The highlight at a point of the window, the shortest of several; null where there is none. */
  at: (x: number, y: number) => string | null;
}

/** Draws the highlights of text that have a place, the one in focus where it is being moved to, and keeps them drawn as they change. */
export function useHighlights(
  rendered: RenderedText | null,
  anchored: AnchoredAnnotation[] | null,
  focused: string | null,
  moved: TextSpan | null,
): DrawnHighlights {
  const painter = useMemo(() => (rendered ? createHighlightPainter(window, rendered) : null), [rendered]);
  const placed = useMemo(
    () => (anchored ?? []).flatMap(({ annotation, anchor }) => placeHighlight(annotation, anchor) ?? []),
    [anchored],
  );
  const drawn = useMemo(
    () => (moved ? placed.map((one) => (one.id === focused ? { ...one, ...moved } : one)) : placed),
    [placed, focused, moved],
  );
  useEffect(() => {
    painter?.draw(
      drawn.filter(({ picture }) => picture === undefined),
      focused,
    );
  }, [painter, drawn, focused]);
  useEffect(() => () => painter?.clear(), [painter]);
  return { placed: drawn, at: (x, y) => painter?.at(x, y)[0] ?? null };
}
