/** Address of the picture that an `<img>` of the live page shows; absent on the copy while it shows none. */
export const SHOWN_SOURCE = 'data-shown-src';
/** Width and height of that picture in its own pixels: `640x480`. */
export const SHOWN_SIZE = 'data-shown-size';

/** Notes what the live pictures show on their copies, which come in the same order. */
export function describePictures(elements: Iterable<Element>, copies: Iterable<Element>): void {
  const its = [...copies];
  for (const [index, element] of [...elements].entries()) {
    const copy = its[index];
    if (copy && isPicture(element)) describePicture(element, copy);
  }
}

/** By what it has, since each frame has classes of its own; an `img` of SVG has nothing of the kind. */
export function isPicture(element: Element): element is HTMLImageElement {
  return element.localName === 'img' && 'currentSrc' in element;
}

/** What an `<img>` of the live page shows, with its width and height in its own pixels; null while it shows none. */
export function shownPicture(
  picture: HTMLImageElement,
): { url: string; width: number | null; height: number | null } | null {
  if (!picture.complete || picture.currentSrc === '') return null;
  const { currentSrc, naturalWidth, naturalHeight } = picture;
  // A drawing without a size of its own has none here either; a broken picture has none and shows nothing.
  if (naturalWidth === 0 && !/\.svg\b|^data:image\/svg/i.test(currentSrc)) return null;
  const isSized = naturalWidth > 0;
  return { url: currentSrc, width: isSized ? naturalWidth : null, height: isSized ? naturalHeight : null };
}

function describePicture(picture: HTMLImageElement, its: Element): void {
  const shown = shownPicture(picture);
  if (!shown) return;
  its.setAttribute(SHOWN_SOURCE, shown.url);
  if (shown.width !== null) its.setAttribute(SHOWN_SIZE, `${String(shown.width)}x${String(shown.height)}`);
}
