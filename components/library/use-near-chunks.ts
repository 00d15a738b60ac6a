import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Rows in a chunk: fills whole lines of cards, whether 1, 2, 3, 4 or 6 stand side by side. */
export const CHUNK = 24;
/** How far from the window rows are drawn: more than one page, so that scrolling by pages meets no empty place. */
const NEAR = '1200px 0px';
/** Pixels a row is likely to take before any has been measured. */
const ROW_HEIGHT = 120;

interface NearChunks {
  isNear: (chunk: number) => boolean;
  /** Pixels: as it was when it was last drawn, or else as the first was: what isn't drawn mustn't move with each that is. */
  heightOf: (chunk: number, rows: number) => number;
  /** Draws a chunk wherever it is. */
  bringNear: (chunk: number) => void;
}

/**
 * Which chunks of a list, elements with `data-chunk`, are near the window. The list is scrolled by the nearest `main`. Heights
 * are measured anew for each `layout`.
 */
export function useNearChunks(list: RefObject<HTMLElement>, count: number, layout: string): NearChunks {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set([0]));
  const heights = useRef(new Map<number, number>());
  const usual = useRef(CHUNK * ROW_HEIGHT);

  useEffect(() => {
    const heightsNow = new Map<number, number>();
    heights.current = heightsNow;
    if (!list.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        // A list that is hidden as a whole is near as it was: it comes back so.
        const seen = entries.filter(({ boundingClientRect }) => boundingClientRect.width > 0);
        if (seen.length === 0) return;
        setNear((before) => {
          const after = new Set(before);
          for (const { target, isIntersecting, boundingClientRect } of seen) {
            const chunk = Number(target.getAttribute('data-chunk'));
            if (chunk === 0 && before.has(0) && count > 1) usual.current = boundingClientRect.height;
            if (isIntersecting) after.add(chunk);
            else if (after.delete(chunk)) heightsNow.set(chunk, boundingClientRect.height);
          }
          return after;
        });
      },
      { root: list.current.closest('main'), rootMargin: NEAR },
    );
    for (const chunk of list.current.children) observer.observe(chunk);
    return () => {
      observer.disconnect();
    };
  }, [count, layout]);

  return {
    isNear: (chunk) => near.has(chunk),
    heightOf: (chunk, rows) => {
      const likely = (usual.current * Math.min(CHUNK, rows - chunk * CHUNK)) / CHUNK;
      return heights.current.get(chunk) ?? likely;
    },
    bringNear: (chunk) => {
      setNear((before) => new Set([...before, chunk]));
    },
  };
}
