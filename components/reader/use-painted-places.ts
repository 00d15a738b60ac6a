import { useEffect, useMemo } from 'preact/hooks';

import { paintRanges } from '@/utils/annotation/paint-ranges';
import type { RenderedText, TextSpan } from '@/utils/article/rendered-text';

/** Places drawn at most: a letter typed on the way to a word stands in a long text a hundred thousand times. */
const MOST_DRAWN = 2_000;

/** Draws places that were found in the text, and shows the one that the reader stands at, if any. Gives that. */
export function usePaintedPlaces(
  rendered: RenderedText | null,
  places: readonly TextSpan[],
  current: TextSpan | undefined,
  onShow: (range: Range) => void,
): Range | null {
  const ranges = useMemo(
    () => places.slice(0, MOST_DRAWN).flatMap(({ start, end }) => rendered?.rangeAt(start, end) ?? []),
    [rendered, places],
  );
  const range = useMemo(
    () => (current && rendered ? rendered.rangeAt(current.start, current.end) : null),
    [rendered, current],
  );
  useEffect(() => paintRanges(window, new Map([['found', ranges]]), 2), [ranges]);
  useEffect(() => {
    if (!range) return;
    onShow(range);
    return paintRanges(window, new Map([['found-current', [range]]]), 3);
  }, [range]);
  return range;
}
