import { decodeDataUrl } from './data-url';

/** Quality of the copy, 0 to 1: what was compressed once already shouldn't visibly suffer a second time. */
const QUALITY = 0.95;

/**
 * A redrawn copy of a picture that the page shows: not the server's own bytes (an animation gives its first frame), but there
 * where no script may ask for those. Null when the page doesn't show it, or shows it from another site without CORS: what
 * such a picture leaves on a canvas can't be read (HTML Standard, "Security with canvas elements").
 */
export function copyShownPicture(document: Document, url: string): Uint8Array<ArrayBuffer> | null {
  // Elements of the page may be called as these are.
  const prototype = Object.getPrototypeOf(document) as CanvasMaker;
  const images = Reflect.get(prototype, 'images', document) as Iterable<HTMLImageElement>;
  const shown = [...images].find(
    ({ currentSrc, complete, naturalWidth }) => currentSrc === url && complete && naturalWidth > 0,
  );
  if (!shown) return null;
  const canvas = prototype.createElement.call(document, 'canvas');
  canvas.width = shown.naturalWidth;
  canvas.height = shown.naturalHeight;
  canvas.getContext('2d')?.drawImage(shown, 0, 0);
  try {
    // As a string: buffers and promises that belong to the page are closed to Firefox's content scripts.
    return decodeDataUrl(canvas.toDataURL('image/webp', QUALITY));
  } catch {
    // Another site's picture.
    return null;
  }
}

interface CanvasMaker {
  createElement: (this: Document, name: 'canvas') => HTMLCanvasElement;
}
