import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';
import { neighbour } from '@/utils/annotation/neighbour';
import type { RenderedText, TextSpan } from '@/utils/article/rendered-text';

import { rangeOfPlace } from './picture-elements';
import { showRange } from './show-range';

/** Going to places of the text. */
export interface Going {
  /** `isAtOnce` for where the article is opened: there nothing moves. */
  show: (range: Range, isAtOnce?: boolean) => void;
  /** A stretch of the text, or a picture by its number. */
  showPlace: (place: TextSpan & { picture?: number }) => void;
  /** Goes to a highlight, or to the next after the one in focus, or the one before. */
  jumpTo: (annotationId: string) => void;
  step: (by: 1 | -1) => void;
}

interface Text {
  scroller: HTMLElement | null;
  root: HTMLElement | null;
  rendered: RenderedText | null;
  /** In reading order. */
  placed: PlacedHighlight[];
  focused: string | null;
  onFocus: (annotationId: string) => void;
  /** Called when a place is shown: what lies over the text must go. */
  onShow: () => void;
}

/** Going to places of this text. */
export function useGoing({ scroller, root, rendered, placed, focused, onFocus, onShow }: Text): Going {
  const show: Going['show'] = (range, isAtOnce) => {
    if (scroller) showRange(scroller, range, isAtOnce);
  };
  const showPlace: Going['showPlace'] = (place) => {
    const range = root && rendered && rangeOfPlace(root, rendered, place);
    if (range) show(range);
    onShow();
  };
  const jumpTo = (annotationId: string): void => {
    onFocus(annotationId);
    const its = placed.find(({ id }) => id === annotationId);
    if (its) showPlace(its);
  };
  return {
    show,
    showPlace,
    jumpTo,
    step: (by) => {
      const target = neighbour(placed, focused, by);
      if (target) jumpTo(target.id);
    },
  };
}
