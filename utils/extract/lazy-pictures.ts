import { CHOSEN, keepChosen } from './mark-chosen';
import { unwrapNoscriptPictures } from './noscript-pictures';
import { type PictureSource, pictureSource } from './picture-source';
import { SHOWN_SIZE, SHOWN_SOURCE } from './shown-pictures';

/** Icons and counters have sides of at most this many CSS pixels; no picture of an article is so small. */
const ICON_SIDE = 48;
/** A line's or a counter's thickness. */
const TRACKER_SIDE = 3;
const EMOJI =
  /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2})[\p{M}\p{Emoji_Component}\p{Extended_Pictographic}]*$/u;
const OUR_ATTRIBUTES = new Set(['alt', CHOSEN, 'class', 'height', 'id', 'src', 'title', 'width']);

/**
 * Makes every `<img>` of the copy a plain one: `src` is absolute and the best there is, `width` and `height` are numbers or
 * missing. Placeholders, icons and counters go; a drawn emoji becomes the character it stands for.
 */
export function resolvePictures(copy: ParentNode, baseUrl: string): void {
  unwrapNoscriptPictures(copy);
  for (const amp of copy.querySelectorAll('amp-img')) replaceAmpPicture(amp);
  for (const img of copy.querySelectorAll('img')) resolvePicture(img, baseUrl);
  for (const picture of copy.querySelectorAll('picture')) {
    for (const source of picture.querySelectorAll('source')) source.remove();
    for (const img of picture.querySelectorAll('img')) keepChosen(picture, img);
    picture.replaceWith(...picture.childNodes);
  }
}

function resolvePicture(img: HTMLImageElement, baseUrl: string): void {
  const alt = img.getAttribute('alt')?.trim() ?? '';
  if (EMOJI.test(alt) && !img.hasAttribute(CHOSEN)) {
    img.replaceWith(alt);
    return;
  }
  const source = pictureSource(img, baseUrl);
  if (!source || isTooSmall(img, source)) {
    img.remove();
    return;
  }
  for (const name of img.getAttributeNames()) if (!OUR_ATTRIBUTES.has(name)) img.removeAttribute(name);
  img.setAttribute('src', source.url);
  setNumber(img, 'width', source.width);
  setNumber(img, 'height', source.height);
}

function isTooSmall(img: Element, { url, width, height }: PictureSource): boolean {
  // A counter may call itself large and still be one pixel.
  const isShown = img.getAttribute(SHOWN_SOURCE) === url;
  const shown = isShown ? (img.getAttribute(SHOWN_SIZE)?.split('x').map(Number) ?? []) : [];
  const sides = shown.length > 0 ? shown : [width, height].filter((side) => side !== null);
  if (sides.some((side) => side <= TRACKER_SIDE)) return true;
  return sides.length === 2 && Math.max(...sides) <= ICON_SIDE;
}

function setNumber(img: Element, name: string, value: number | null): void {
  if (value === null) img.removeAttribute(name);
  else img.setAttribute(name, String(value));
}

function replaceAmpPicture(amp: Element): void {
  const img = amp.ownerDocument.createElement('img');
  for (const { name, value } of amp.attributes) img.setAttribute(name, value);
  amp.replaceWith(img);
}
