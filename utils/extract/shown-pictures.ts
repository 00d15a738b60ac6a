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
function isPicture(element: Element): element is HTMLImageElement {
  return element.localName === 'img' && 'currentSrc' in element;
}

function describePicture(picture: HTMLImageElement, its: Element): void {
  if (!picture.complete || picture.currentSrc === '') return;
  const { currentSrc, naturalWidth, naturalHeight } = picture;
  // A drawing without a size of its own has none here either; a broken picture has none and shows nothing.
  if (naturalWidth === 0 && !/\.svg\b|^data:image\/svg/i.test(currentSrc)) return;
  its.setAttribute(SHOWN_SOURCE, currentSrc);
  if (naturalWidth > 0) {
    its.setAttribute(SHOWN_SIZE, `${String(naturalWidth)}x${String(naturalHeight)}`);
  }
}
