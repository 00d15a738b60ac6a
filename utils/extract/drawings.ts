import { oneLine } from '@/utils/article/one-line';

import { CHOSEN, keepChosen } from './mark-chosen';

/** Least width and height of a drawing that tells something; smaller ones are icons. In CSS pixels. */
const LEAST_WIDTH = 160;
const LEAST_HEIGHT = 80;
/** So many shapes make a drawing; fewer are a logo or an ornament, unless the page calls it a figure. */
const MANY_SHAPES = 12;
/** Larger drawings would be larger than any picture, in UTF-16 code units. */
const MAX_LENGTH = 2_000_000;
const NO_FIGURE = 'a, button, nav, footer, aside, svg svg, [aria-hidden="true"], [hidden]';
/** What a drawing can't show as a picture of its own. */
const NOT_DRAWN = 'script, foreignObject, image';

/** Makes pictures of the drawings that a page holds as inline SVG: charts and maps. Icons stay what they are. */
export function drawingsToPictures(copy: Document): void {
  for (const svg of copy.querySelectorAll('svg')) {
    const size = sizeOf(svg);
    if (!size || size.width < LEAST_WIDTH || size.height < LEAST_HEIGHT) continue;
    if (svg.closest(NO_FIGURE) && !svg.closest(`[${CHOSEN}]`)) continue;
    if (svg.querySelectorAll('*').length < MANY_SHAPES && !svg.closest('figure')) continue;
    const source = addressOf(svg, size);
    if (source === null) continue;
    const img = copy.createElement('img');
    img.setAttribute('src', source);
    img.setAttribute('width', String(Math.round(size.width)));
    img.setAttribute('height', String(Math.round(size.height)));
    img.setAttribute(
      'alt',
      oneLine(svg.getAttribute('aria-label') ?? svg.querySelector('title')?.textContent ?? ''),
    );
    keepChosen(svg, img);
    svg.replaceWith(img);
  }
}

const XLINK = 'http://www.w3.org/1999/xlink';

interface Size {
  width: number;
  height: number;
}

/** By its attributes, else by its own measure. */
function sizeOf(svg: Element): Size | null {
  const [, , boxWidth, boxHeight] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const [width, height] = ['width', 'height'].map((name) => {
    const value = svg.getAttribute(name) ?? '';
    return /^\d+(?:\.\d+)?(?:px)?$/.test(value) ? Number.parseFloat(value) : undefined;
  });
  const size = { width: width ?? boxWidth ?? 0, height: height ?? boxHeight ?? 0 };
  return size.width > 0 && size.height > 0 ? size : null;
}

/** The drawing as a file of its own in a `data:` address; null when it is too large. */
function addressOf(svg: Element, { width, height }: Size): string | null {
  const drawing = svg.cloneNode(true) as Element;
  for (const element of drawing.querySelectorAll(NOT_DRAWN)) element.remove();
  drawing.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  drawing.setAttribute('width', String(width));
  drawing.setAttribute('height', String(height));
  // Written by HTML's rules, which know an entity that XML doesn't, and leave out this prefix's meaning.
  const written = drawing.outerHTML.replaceAll('&nbsp;', '&#160;');
  const lacksPrefix = written.includes('xlink:') && !written.includes('xmlns:xlink');
  const file = lacksPrefix ? written.replace('<svg', `<svg xmlns:xlink="${XLINK}"`) : written;
  return file.length > MAX_LENGTH ? null : `data:image/svg+xml,${encodeURIComponent(file)}`;
}
