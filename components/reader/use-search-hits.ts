import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import type { RenderedText, TextSpan } from '@/utils/article/rendered-text';
import { coveredSpans, findWordsInTextInSteps } from '@/utils/search/find-words-in-text';
import { parseQuery } from '@/utils/search/query/parse-query';
import { soughtWordsOf } from '@/utils/search/query/wanted-words';
import { inShortSlices, whileWanted } from '@/utils/shared/steps';

import { usePaintedPlaces } from './use-painted-places';

/** Where the words stand by which the article was found. */
export interface SearchHits {
  /** 0 where there are none, or where the reader doesn't want them any more. */
  count: number;
  /** The one that the reader stands at, from 0; -1 before the first. */
  index: number;
  step: (by: 1 | -1) => void;
  /** Takes the marks away. */
  leave: () => void;
}

interface HitsOptions {
  /** The query by which the article was found. */
  query: string;
  /** Whether the reader is to stand at the first one; else they came for another place. */
  isToBeShown: boolean;
  /** Brings a place into view. */
  onShow: (range: Range, isAtOnce: boolean) => void;
}

const NONE: TextSpan[] = [];

/** Marks the words of a query in the text, as its search finds them. */
export function useSearchHits(
  rendered: RenderedText | null,
  { query, isToBeShown, onShow }: HitsOptions,
): SearchHits {
  const sought = useMemo(() => soughtWordsOf(parseQuery(query).tree), [query]);
  const [places, setPlaces] = useState(NONE);
  const [index, setIndex] = useState(-1);
  const [isLeft, setLeft] = useState(false);
  /** The one that was shown last: the text is drawn anew when a picture arrives late, and mustn't move then. */
  const shown = useRef(-1);
  useEffect(() => {
    if (!rendered || sought.length === 0 || isLeft) return;
    let isWanted = true;
    const steps = whileWanted(findWordsInTextInSteps(rendered.text, sought), () => isWanted);
    void inShortSlices(steps).then((found) => {
      if (!isWanted || !found) return;
      setPlaces(coveredSpans(found));
      setIndex((before) => (before < 0 && isToBeShown ? 0 : before));
    });
    return () => {
      isWanted = false;
    };
  }, [rendered, sought, isLeft]);
  const current = usePaintedPlaces(rendered, places, places[index], (range) => {
    const isFirst = shown.current < 0;
    if (shown.current !== index) onShow(range, isFirst);
    shown.current = index;
  });
  return {
    count: places.length,
    index,
    step: (by) => {
      const from = index < 0 && by < 0 ? 0 : index;
      const next = (from + by + places.length) % places.length;
      // Back to the only one.
      if (next === index && current) onShow(current, false);
      setIndex(next);
    },
    leave: () => {
      setLeft(true);
      setPlaces(NONE);
    },
  };
}
