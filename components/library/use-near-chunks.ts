import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows in a chunk: fills whole lines of cards, whether 1, 2, 3, 4 or 6 stand side by side. */
export const CHUNK = 24;
/** Pixels from the window within which rows are drawn: more than one page, so that scrolling by pages meets no empty place. */
const NEAR = 1600;
/** Pixels a row is likely to take before any has been measured. */
const ROW_HEIGHT = 120;

/** Chunks of a list, from one up to before another. */
interface ChunkRange {
  from: number;
  to: number;
}

interface NearChunks extends ChunkRange {
  /** Pixels that the chunks before and behind would take, as they were when they were last drawn, or else as the first was. */
  before: number;
  behind: number;
  /** Scrolls to a chunk that isn't near. */
  goTo: (chunk: number) => void;
}

/**
 * Which chunks of a list of so many rows are near the window: those alone need be drawn, as elements with `data-chunk`. The list is
 * scrolled by the nearest `main`. Heights are measured anew for each `layout`.
 */
export function useNearChunks(list: RefObject<HTMLElement>, rows: number, layout: string): NearChunks {
  const count = Math.ceil(rows / CHUNK);
  const [near, setNear] = useState<ChunkRange>({ from: 0, to: 1 });
  const heights = useRef(new Heights());
  const update = useRef<() => void>(() => undefined);
  update.current = () => {
    const main = list.current?.closest('main');
    // A list that is hidden as a whole is near as it was: it comes back so.
    if (!main || !list.current || main.clientHeight === 0) return;
    heights.current.measure(list.current, rows);
    const top = main.getBoundingClientRect().top - list.current.getBoundingClientRect().top;
    const range = heights.current.within(top - NEAR, top + main.clientHeight + NEAR, rows);
    setNear((before) => (before.from === range.from && before.to === range.to ? before : range));
  };

  useLayoutEffect(() => {
    heights.current = new Heights();
  }, [layout]);
  useLayoutEffect(() => {
    update.current();
  });
  useEffect(() => {
    const main = list.current?.closest('main');
    if (!main || !list.current) return;
    const onChange = (): void => {
      update.current();
    };
    main.addEventListener('scroll', onChange, { passive: true });
    const observer = new ResizeObserver(onChange);
    observer.observe(main);
    observer.observe(list.current);
    return () => {
      main.removeEventListener('scroll', onChange);
      observer.disconnect();
    };
  }, []);

  const [from, to] = [Math.min(near.from, Math.max(0, count - 1)), Math.min(near.to, count)];
  return {
    from,
    to,
    before: heights.current.sum(0, from, rows),
    behind: heights.current.sum(to, count, rows),
    goTo: (chunk) => {
      const main = list.current?.closest('main');
      if (!main || !list.current) return;
      const top = list.current.getBoundingClientRect().top - main.getBoundingClientRect().top;
      main.scrollTop += top + heights.current.sum(0, chunk, rows) - main.clientHeight / 2;
      update.current();
    },
  };
}

/** The heights of chunks in pixels: what isn't drawn mustn't move with each that is. */
class Heights {
  readonly #known = new Map<number, number>();
  #usual = CHUNK * ROW_HEIGHT;

  /** Notes the heights of what is drawn in a list. */
  measure(list: HTMLElement, rows: number): void {
    for (const element of list.querySelectorAll('[data-chunk]')) {
      // What is still to come says nothing of how high it will be.
      if (element.querySelector('[aria-busy]')) continue;
      const chunk = Number(element.getAttribute('data-chunk'));
      const { height } = element.getBoundingClientRect();
      if (this.#known.size === 0 && rows > CHUNK && height > 0) this.#usual = height;
      this.#known.set(chunk, height);
    }
  }

  /** The chunks that stand between two places of a list, at least one. */
  within(top: number, bottom: number, rows: number): ChunkRange {
    const count = Math.ceil(rows / CHUNK);
    let [from, height] = [0, 0];
    for (; from < count - 1; from += 1) {
      height += this.#heightOf(from, rows);
      if (height > top) {
        height -= this.#heightOf(from, rows);
        break;
      }
    }
    let to = from;
    while (to < count && (to === from || height < bottom)) {
      height += this.#heightOf(to, rows);
      to += 1;
    }
    return { from, to };
  }

  sum(from: number, to: number, rows: number): number {
    let height = 0;
    for (let chunk = from; chunk < to; chunk += 1) height += this.#heightOf(chunk, rows);
    return height;
  }

  #heightOf(chunk: number, rows: number): number {
    const likely = (this.#usual * Math.min(CHUNK, rows - chunk * CHUNK)) / CHUNK;
    return this.#known.get(chunk) ?? likely;
  }
}
