import type { RenderedText } from '@/utils/article/rendered-text';

import { offsetAtPoint } from './offset-at-point';
import { pictureAt } from './picture-elements';
import type { Editing } from './use-editing';
import type { DrawnHighlights } from './use-highlights';
import type { Picking } from './use-picking';

interface Clickable {
  rendered: RenderedText | null;
  highlights: DrawnHighlights;
  editing: Editing;
  picking: Picking;
  /** Called with a highlight that was clicked. */
  onHighlight: (annotationId: string) => void;
  /** Called with a picture that was clicked, null where there is none. */
  onPicture: (picture: HTMLImageElement | null) => void;
}

/** What a click in the body of an article does: on a highlight, on a picture, or on the button of a picture. */
export function useBodyClicks(clickable: Clickable): (event: MouseEvent) => void {
  const { rendered, highlights, editing, picking, onHighlight, onPicture } = clickable;

  const openPicture = (index: number | null): void => {
    const marked = highlights.placed.find(({ picture }) => picture !== undefined && picture === index);
    if (marked && !editing.attaching) onHighlight(marked.id);
    else if (index !== null) picking.pick(index);
  };

  return ({ clientX, clientY, target }) => {
    // The click that ends a selection is none on what lies under it.
    if (document.getSelection()?.isCollapsed === false) return;
    const clicked = target instanceof Element ? target : null;
    if (clicked?.closest('[data-mark]')) {
      openPicture(pictureAt(clicked));
      return;
    }
    const hit = highlights.at(clientX, clientY);
    const offset = rendered && offsetAtPoint(rendered, clientX, clientY);
    editing.pointAt(hit === null || offset === null ? null : { id: hit, at: offset });
    if (hit === null) onPicture(clicked?.closest('button')?.querySelector('img') ?? null);
    else if (hit === editing.splitting?.highlight.id && offset !== null) editing.moveSplit(offset);
    else onHighlight(hit);
  };
}
