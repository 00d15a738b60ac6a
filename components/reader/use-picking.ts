import { useEffect, useMemo, useState } from 'preact/hooks';

import type { PicturePlace } from '@/utils/annotation/picture-selector';

import { pictureAt, pictureElement, pictureRange } from './picture-elements';

/** Choosing a picture of the article, as text is selected. */
export interface Picking {
  /** The one that is chosen. */
  picked: PicturePlace | null;
  range: Range | null;
  pick: (index: number) => void;
  /** Ends it; the focus goes back to where it was chosen. */
  leave: () => void;
  /** The one that is chosen, or has the focus. */
  meant: () => PicturePlace | null;
}

/** Choosing among these pictures of a body. What is selected of its text is chosen instead. */
export function usePicking(
  root: HTMLElement | null,
  pictures: readonly PicturePlace[],
  selected: Range | null,
): Picking {
  const [index, setIndex] = useState<number | null>(null);
  const find = (wanted: number | null) => pictures.find((picture) => picture.index === wanted) ?? null;
  const picked = find(index);
  const range = useMemo(() => (root && index !== null ? pictureRange(root, index) : null), [root, index]);
  useEffect(() => {
    const element = root && index !== null ? pictureElement(root, index) : null;
    element?.toggleAttribute('data-picked', true);
    return () => {
      element?.removeAttribute('data-picked');
    };
  }, [root, index]);
  useEffect(() => {
    if (selected) setIndex(null);
  }, [selected]);
  return {
    picked,
    range,
    pick: (wanted) => {
      document.getSelection()?.removeAllRanges();
      setIndex(wanted);
    },
    leave: () => {
      if (!root || index === null) return;
      setIndex(null);
      const frame = pictureElement(root, index)?.closest('[data-picture-frame]');
      frame?.querySelector<HTMLElement>('[data-mark]')?.focus({ preventScroll: true });
    },
    meant: () => picked ?? find(pictureAt(document.activeElement)),
  };
}
