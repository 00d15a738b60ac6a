import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import type { HighlightColor } from '@/utils/annotation/annotation';
import { moveEdge } from '@/utils/annotation/move-edge';
import { rangeIfThere, type RenderedText, type TextSpan } from '@/utils/article/rendered-text';
import { documentProperty, elementOf } from '@/utils/extract/page-window';

import { offsetAtPoint } from './offset-at-point';
import styles from './TextHandle.module.css';

/** Which place of a highlight a handle moves: its first character, its last, or where it is split, which is before a character. */
type HandlePlace = 'start' | 'end' | 'split';

interface TextHandleProps {
  place: HandlePlace;
  /** Where it stands in the text, and between which places it is moved. */
  offset: number;
  bounds: TextSpan;
  /** The words there, for those who hear where it is. */
  words: string;
  color: HighlightColor;
  rendered: RenderedText;
  /** What the handle is placed in: it scrolls with the text, or fills the window. */
  frame: HTMLElement;
  takesFocus?: boolean;
  /** Brings a handle into view that has the focus and stands out of it. */
  onHidden?: ((handle: HTMLElement) => void) | undefined;
  onMove: (to: number) => void;
  /** Dragging has ended, here; null where it went nowhere. */
  onDrop: (to: number | null) => void;
  onEnter: () => void;
  onEscape: () => void;
  onBlur?: () => void;
}

/** A handle at a place in the text, which is dragged, or moved by keys: by characters, or by words. */
export function TextHandle(props: TextHandleProps) {
  const { place, offset, bounds, words, color, rendered, frame, takesFocus = false } = props;
  const { onHidden = scrollIntoView, onMove, onDrop, onEnter, onEscape, onBlur } = props;
  const handle = useRef<HTMLButtonElement>(null);
  const [, redraw] = useState(0);
  useLayoutEffect(() => {
    const place = (): void => {
      redraw((count) => count + 1);
    };
    const observer = new ResizeObserver(place);
    observer.observe(frame);
    addEventListener('scroll', place, { capture: true, passive: true });
    return () => {
      observer.disconnect();
      removeEventListener('scroll', place, { capture: true });
    };
  }, [frame]);
  useEffect(() => {
    if (takesFocus) handle.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const element = handle.current;
    // What is dragged is where the pointer is.
    if (!element?.matches(':focus') || element.style.pointerEvents !== '') return;
    onHidden(element);
  }, [offset]);

  const box = characterBox(rendered, offset, place);
  if (!box) return null;
  const drag = (down: PointerEvent & { currentTarget: HTMLElement }): void => {
    down.preventDefault();
    const { currentTarget, pointerId } = down;
    currentTarget.focus();
    currentTarget.setPointerCapture(pointerId);
    // What lies under it is looked for.
    currentTarget.style.pointerEvents = 'none';
    const [byX, byY] = [box.middle.x - down.clientX, box.middle.y - down.clientY];
    const abort = new AbortController();
    const { signal } = abort;
    let to: number | null = null;
    const finish = (isDone: boolean): void => {
      abort.abort();
      currentTarget.style.pointerEvents = '';
      onDrop(isDone ? to : null);
    };
    currentTarget.addEventListener(
      'pointermove',
      ({ clientX, clientY }: PointerEvent) => {
        to = offsetAtPoint(rendered, clientX + byX, clientY + byY) ?? to;
        if (to !== null) onMove(to);
      },
      { signal },
    );
    currentTarget.addEventListener(
      'pointerup',
      () => {
        finish(true);
      },
      { signal },
    );
    currentTarget.addEventListener(
      'pointercancel',
      () => {
        finish(false);
      },
      { signal },
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.shiftKey || event.ctrlKey || event.altKey ? 'word' : 'grapheme';
    const by = stepOf(event.key, box.isRightToLeft);
    if (by !== null) {
      onMove(moveEdge(rendered.text, offset, by, step));
    } else if (event.key === 'Enter') onEnter();
    else if (event.key === 'Escape') onEscape();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const { left, top } = frame.getBoundingClientRect();
  return (
    <button
      ref={handle}
      type="button"
      role="slider"
      class={styles.handle}
      data-end={place}
      data-color={color}
      aria-label={i18n.t(`annotation.ends.${place}`)}
      aria-description={i18n.t(place === 'split' ? 'annotation.split.advice' : 'annotation.ends.advice')}
      aria-valuemin={bounds.start}
      aria-valuemax={bounds.end}
      aria-valuenow={offset}
      aria-valuetext={words}
      data-side={box.side}
      style={{
        left: `${String(box.at.x - left)}px`,
        top: `${String(box.at.y - top)}px`,
        ...(place === 'split' ? { '--line-height': `${String(box.height)}px` } : {}),
      }}
      onPointerDown={drag}
      onKeyDown={onKeyDown}
      onFocus={({ currentTarget }) => {
        onHidden(currentTarget);
      }}
      onBlur={onBlur}
    />
  );
}

function scrollIntoView(handle: HTMLElement): void {
  handle.scrollIntoView({ block: 'nearest' });
}

/** Which way a key goes through a text, by the direction that is written in; null for any other key. */
function stepOf(key: string, isRightToLeft: boolean): 1 | -1 | null {
  if (key === 'ArrowDown') return 1;
  if (key === 'ArrowUp') return -1;
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return null;
  return (key === 'ArrowRight') === isRightToLeft ? -1 : 1;
}

/** Where a place stands in the window. */
interface HandleBox {
  /** The middle of the side of its character, and the end of that side where the handle stands. */
  middle: { x: number; y: number };
  at: { x: number; y: number };
  /** On which side of the line that is. */
  side: 'top' | 'bottom' | 'left' | 'right';
  /** Of the line, in pixels. */
  height: number;
  /** Whether the text goes on to the left: in its line, or with the next where lines are vertical. */
  isRightToLeft: boolean;
}

/**
 * Where a place stands in the window: the side of the character behind it, or of the last one before an end; of the other one
 * where a line ends, which has no box.
 */
function characterBox(rendered: RenderedText, offset: number, place: HandlePlace): HandleBox | null {
  const sides = place === 'end' ? (['before', 'behind'] as const) : (['behind', 'before'] as const);
  for (const which of sides) {
    const start = which === 'before' ? offset - 1 : offset;
    const range = rangeIfThere(rendered, { start, end: start + 1 });
    const box = [...(range?.getClientRects() ?? [])].at(which === 'before' ? -1 : 0);
    if (!range || !box) continue;
    const element = elementOf(window, range.startContainer);
    const { direction, writingMode } = getComputedStyle(
      element ?? documentProperty(window, 'documentElement'),
    );
    const isRightToLeft = direction === 'rtl';
    const { left, right, top, bottom } = box;
    if (!/^(?:vertical|sideways)/.test(writingMode)) {
      const x = (which === 'before') === isRightToLeft ? left : right;
      const middle = { x, y: (top + bottom) / 2 };
      const at = { x, y: place === 'start' ? top : bottom };
      const side = place === 'start' ? 'top' : 'bottom';
      return { middle, at, side, height: bottom - top, isRightToLeft };
    }
    const goesUp = isRightToLeft !== (writingMode === 'sideways-lr');
    const y = (which === 'before') === goesUp ? top : bottom;
    const middle = { x: (left + right) / 2, y };
    // The start stands before the line, the end behind it, by the way that lines follow each other.
    const followsLeft = writingMode.endsWith('-rl');
    const side = (place === 'start') === followsLeft ? 'right' : 'left';
    return { middle, at: { x: box[side], y }, side, height: right - left, isRightToLeft: followsLeft };
  }
  return null;
}
