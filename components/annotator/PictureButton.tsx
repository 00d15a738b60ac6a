import { Highlighter } from 'lucide-preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import { i18n } from '#i18n';

import type { PictureOffer } from './annotator-state';
import { visibleBox } from './visible-box';

interface PictureButtonProps {
  offer: PictureOffer;
  onOpen: () => void;
}

/** Pixels between the button and the edges of its picture, and least that are left of the window beside it. */
const INSET = 8;

/** In the corner of the picture that the pointer is on. By keys the same is reached from the picture itself. */
export function PictureButton({ offer: { element, id }, onOpen }: PictureButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const its = button.current;
    if (!its) return;
    const place = (): void => {
      const box = visibleBox(element);
      its.hidden = box === null;
      if (!box) return;
      const isRightToLeft = getComputedStyle(element).direction === 'rtl';
      const right = Math.min(box.right, innerWidth) - its.offsetWidth - INSET;
      its.style.left = `${String(isRightToLeft ? Math.max(box.left, 0) + INSET : right)}px`;
      its.style.top = `${String(Math.max(box.top, 0) + INSET)}px`;
    };
    place();
    // It has no size any more when the page takes it away.
    const sizes = new ResizeObserver(place);
    sizes.observe(element);
    const abort = new AbortController();
    const { signal } = abort;
    addEventListener('scroll', place, { signal, capture: true, passive: true });
    addEventListener('resize', place, { signal });
    return () => {
      sizes.disconnect();
      abort.abort();
    };
  }, [element]);
  const label = i18n.t(id === null ? 'annotation.picture.mark' : 'annotation.picture.open');
  return (
    <button
      ref={button}
      type="button"
      class="mark"
      tabIndex={-1}
      aria-label={label}
      title={label}
      onClick={onOpen}
    >
      <Highlighter size={18} aria-hidden="true" />
    </button>
  );
}
