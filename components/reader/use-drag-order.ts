import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** A list whose items are put into another order by dragging. */
export interface DragOrder {
  /** The item that is being dragged; null while none is. */
  dragged: number | null;
  /** How far an item is drawn from where it stands, in pixels: the list itself stays as it is until the end. */
  shiftOf: (index: number) => number;
  /** Begins to drag an item, with the pointer on what it is held by. */
  begin: (index: number, down: PointerEvent & { currentTarget: HTMLElement }) => void;
}

/** An item under way: how far it was dragged, and which place it would have. */
interface Drag {
  from: number;
  to: number;
  by: number;
  /** Where the items' middles were at the beginning, in pixels. */
  middles: number[];
}

/**
 * Dragging the items of a list up and down, by mouse, pen or finger. `onDrop` is told what has another place at the end; Escape
 * lets go, and everything stays.
 */
export function useDragOrder(
  list: RefObject<HTMLElement>,
  onDrop: (from: number, to: number) => void,
): DragOrder {
  const [drag, setDrag] = useState<Drag | null>(null);
  const letGo = useRef<AbortController | null>(null);
  useEffect(() => () => letGo.current?.abort(), []);

  const begin: DragOrder['begin'] = (from, down) => {
    if (down.button !== 0 || !list.current) return;
    // Nothing is selected, and the focus stays where it is.
    down.preventDefault();
    letGo.current?.abort();
    const abort = new AbortController();
    const { signal } = abort;
    letGo.current = abort;
    const { currentTarget, pointerId, clientY } = down;
    currentTarget.setPointerCapture(pointerId);
    const middles = [...list.current.children].map((item) => {
      const { top, bottom } = item.getBoundingClientRect();
      return (top + bottom) / 2;
    });
    let under: Drag = { from, to: from, by: 0, middles };
    setDrag(under);
    const end = (isDropped: boolean): void => {
      abort.abort();
      setDrag(null);
      if (isDropped && under.to !== from) onDrop(from, under.to);
    };
    const listen = (
      type: 'pointermove' | 'pointerup' | 'lostpointercapture',
      heard: (event: PointerEvent) => void,
    ): void => {
      currentTarget.addEventListener(type, heard, { signal });
    };
    listen('pointermove', (event) => {
      const by = between(event.clientY - clientY, middles, from);
      under = { from, to: nearest(middles, (middles[from] ?? 0) + by), by, middles };
      setDrag(under);
    });
    listen('pointerup', () => {
      end(true);
    });
    listen('lostpointercapture', () => {
      end(false);
    });
    // Before the dialog around it, which would close.
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        end(false);
      },
      { signal, capture: true },
    );
  };
  return { dragged: drag?.from ?? null, shiftOf: (index) => (drag ? shiftIn(drag, index) : 0), begin };
}

/** A way that doesn't lead out of the list. */
function between(by: number, middles: number[], from: number): number {
  const [own, first, last] = [middles[from] ?? 0, middles[0] ?? 0, middles.at(-1) ?? 0];
  return Math.min(Math.max(by, first - own), last - own);
}

/** The place whose middle is nearest to a point. */
function nearest(middles: number[], y: number): number {
  const distances = middles.map((middle) => Math.abs(middle - y));
  return distances.indexOf(Math.min(...distances));
}

/** Those that the dragged item has passed make way for it. */
function shiftIn({ from, to, by, middles }: Drag, index: number): number {
  if (index === from) return by;
  const towards = index > from && index <= to ? -1 : index < from && index >= to ? 1 : 0;
  return towards === 0 ? 0 : (middles[index + towards] ?? 0) - (middles[index] ?? 0);
}
