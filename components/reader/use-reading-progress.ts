import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import type { Article } from '@/utils/article/article';
import type { RenderedText } from '@/utils/article/rendered-text';
import { setProgress } from '@/utils/library/update-article';

import { readingPlaces } from './reading-place';

/** How long scrolling must rest before the place is stored. */
const REST_MS = 400;
/** What readers scroll by; what shifts a text beside these isn't theirs. */
const GESTURES = ['wheel', 'touchmove', 'pointerdown', 'keydown'];
const SCROLL_KEYS = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', ' '];
/** Pixels by which the top or the end may be missed and still be meant. */
const TOLERANCE = 4;

interface ReadingProgress {
  progress: number;
  /** Brings something into view, at once. */
  lookAt: (show: () => void) => void;
}

/**
 * How far an article was read, 0 to 1, as a place in its text, which neither the window's width nor the size of type shifts.
 * Goes to the stored place first. Stores the place when scrolling rests, and at the end whatever wasn't stored yet. When
 * `layout` changes, what stood at the top of the window is brought back there. What `lookAt` brings into view isn't where the reader
 * has got to, until they scroll on from there.
 */
export function useReadingProgress(
  article: Article,
  scroller: HTMLElement | null,
  root: HTMLElement | null,
  rendered: RenderedText | null,
  layout: unknown,
): ReadingProgress {
  const library = useLibrary();
  const [progress, setShown] = useState(article.progress);
  /** Where the reader is now. */
  const place = useRef(article.progress);
  /** Whether the text was scrolled for something to be looked at, and not by the reader since. */
  const isLooking = useRef(false);
  const places = useMemo(() => (root && rendered ? readingPlaces(root, rendered) : null), [root, rendered]);
  const length = rendered?.text.length ?? 0;

  const goToPlace = (): void => {
    if (!scroller || !places || place.current <= 0 || place.current >= 1) return;
    scroller.scrollTop += places.topOf(place.current * length) - scroller.getBoundingClientRect().top;
  };
  useLayoutEffect(goToPlace, [scroller, places, layout]);

  useEffect(() => {
    if (!scroller || !places || length === 0) return;
    const abort = new AbortController();
    const { signal } = abort;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isStored = true;
    const store = (): void => {
      clearTimeout(timer);
      if (!isStored) void setProgress(library, article.id, place.current);
      isStored = true;
    };
    scroller.addEventListener(
      'scroll',
      () => {
        const { scrollTop, clientHeight, scrollHeight } = scroller;
        if (scrollTop <= TOLERANCE) place.current = 0;
        else if (scrollTop + clientHeight >= scrollHeight - TOLERANCE) place.current = 1;
        else place.current = places.offsetAt(scroller.getBoundingClientRect().top) / length;
        if (isLooking.current) return;
        setShown(place.current);
        isStored = false;
        clearTimeout(timer);
        timer = setTimeout(store, REST_MS);
      },
      { signal, passive: true },
    );
    const scrollOn = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || SCROLL_KEYS.includes(event.key)) isLooking.current = false;
    };
    for (const gesture of GESTURES)
      document.addEventListener(gesture, scrollOn, { signal, passive: true, capture: true });
    addEventListener('pagehide', store, { signal });
    return () => {
      store();
      abort.abort();
    };
  }, [library, article.id, scroller, places, length]);
  return {
    progress,
    lookAt: (show) => {
      isLooking.current = true;
      show();
    },
  };
}
