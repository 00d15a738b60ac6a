import { useLayoutEffect, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';
import { moveEdge } from '@/utils/annotation/move-edge';
import type { RenderedText, TextSpan } from '@/utils/article/rendered-text';

import styles from './HighlightEnds.module.css';

interface HighlightEndsProps {
  highlight: PlacedHighlight;
  rendered: RenderedText;
  /** What the handles are placed in: it scrolls with the text. */
  frame: HTMLElement;
  /** Where the highlight would be, while its ends are moved; null when it stays as it was. */
  onMove: (span: TextSpan | null) => void;
  onDone: (span: TextSpan) => void;
}

type End = 'start' | 'end';

/** Handles at the ends of a highlight: they are dragged, or moved by keys and then set with Enter. */
export function HighlightEnds({ highlight, rendered, frame, onMove, onDone }: HighlightEndsProps) {
  const { start, end } = highlight;
  const [, redraw] = useState(0);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      redraw((count) => count + 1);
    });
    observer.observe(frame);
    return () => {
      observer.disconnect();
    };
  }, [frame]);

  const moved = (which: End, to: number): TextSpan =>
    which === 'start' ? { start: Math.min(to, end - 1), end } : { start, end: Math.max(to, start + 1) };
  const drag = (which: End, down: PointerEvent & { currentTarget: HTMLElement }): void => {
    const at = edgeBox(rendered, highlight, which);
    if (!at) return;
    down.preventDefault();
    const { currentTarget: handle, pointerId } = down;
    handle.focus();
    handle.setPointerCapture(pointerId);
    // What lies under it is looked for.
    handle.style.pointerEvents = 'none';
    const [byX, byY] = [at.x - down.clientX, at.middle - down.clientY];
    const abort = new AbortController();
    const { signal } = abort;
    let span: TextSpan | null = null;
    handle.addEventListener(
      'pointermove',
      ({ clientX, clientY }: PointerEvent) => {
        const to = offsetAt(rendered, clientX + byX, clientY + byY);
        if (to === null) return;
        span = moved(which, to);
        onMove(span);
      },
      { signal },
    );
    const finish = (isDone: boolean): void => {
      abort.abort();
      handle.style.pointerEvents = '';
      if (span && isDone) onDone(span);
      else onMove(null);
    };
    handle.addEventListener(
      'pointerup',
      () => {
        finish(true);
      },
      { signal },
    );
    handle.addEventListener(
      'pointercancel',
      () => {
        finish(false);
      },
      { signal },
    );
  };
  const onKeyDown = (which: End, event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
    if (by !== undefined) {
      const step = event.shiftKey || event.ctrlKey || event.altKey ? 'word' : 'grapheme';
      onMove(moved(which, moveEdge(rendered.text, which === 'start' ? start : end, by, step)));
    } else if (event.key === 'Enter') onDone({ start, end });
    else if (event.key === 'Escape') onMove(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const frameBox = frame.getBoundingClientRect();
  return (
    <>
      {(['start', 'end'] as const).map((which) => {
        const box = edgeBox(rendered, highlight, which);
        return (
          box && (
            <button
              key={which}
              type="button"
              role="slider"
              class={styles.handle}
              data-end={which}
              data-color={highlight.color}
              aria-label={i18n.t(`annotation.ends.${which}`)}
              aria-description={i18n.t('annotation.ends.advice')}
              aria-valuemin={0}
              aria-valuemax={rendered.text.length}
              aria-valuenow={highlight[which]}
              aria-valuetext={wordsAt(rendered.text, highlight, which)}
              style={{
                left: `${String(box.x - frameBox.left)}px`,
                top: `${String((which === 'start' ? box.top : box.bottom) - frameBox.top)}px`,
              }}
              onPointerDown={(event) => {
                drag(which, event);
              }}
              onKeyDown={(event) => {
                onKeyDown(which, event);
              }}
              onBlur={() => {
                onMove(null);
              }}
            />
          )
        );
      })}
    </>
  );
}

/** Where an end stands in the window: the side of its first or last character. */
function edgeBox(
  { rangeAt }: RenderedText,
  { start, end }: TextSpan,
  which: End,
): { x: number; top: number; bottom: number; middle: number } | null {
  const range = which === 'start' ? rangeAt(start, start + 1) : rangeAt(end - 1, end);
  const box = range && [...range.getClientRects()].at(which === 'start' ? 0 : -1);
  if (!box) return null;
  const { startContainer } = range;
  const element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
  const isRightToLeft = element !== null && getComputedStyle(element).direction === 'rtl';
  const x = (which === 'start') === isRightToLeft ? box.right : box.left;
  return { x, top: box.top, bottom: box.bottom, middle: (box.top + box.bottom) / 2 };
}

/** Offset of the text at a point of the window; null where there is no text. */
function offsetAt({ offsetOf }: RenderedText, x: number, y: number): number | null {
  // Chromium has it since 128.
  const caret = 'caretPositionFromPoint' in document ? document.caretPositionFromPoint(x, y) : null;
  return caret?.offsetNode instanceof Text ? offsetOf(caret.offsetNode, caret.offset) : null;
}

/** The words at an end, for those who hear where it is. */
function wordsAt(text: string, { start, end }: TextSpan, which: End): string {
  return which === 'start'
    ? text.slice(start, Math.min(end, start + 24))
    : text.slice(Math.max(start, end - 24), end);
}
