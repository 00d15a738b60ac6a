import type { BlockChoice } from '@/utils/article/block-choice';

import { flattenShadowRoots } from './flatten-shadow-roots';
import { markChosen } from './mark-chosen';
import { documentProperty, elementsMatching, type PageWindow } from './page-window';

/** Address of the picture that an `<img>` of the live page shows; absent on the copy while it shows none. */
export const SHOWN_SOURCE = 'data-shown-src';
/** Width and height of that picture in its own pixels: `640x480`. */
export const SHOWN_SIZE = 'data-shown-size';

/**
 * A copy of the live page that may be changed at will; the page itself isn't touched, and its scripts don't notice. The
 * copy loads nothing and runs nothing, since it has no window.
 *
 * - Names by which form controls and pictures shadow properties of a form or of the document
 *   (`<input name="parentNode">`) are gone: who walks the copy finds what it asks for.
 * - The blocks that the reader has chosen on the page are marked: see `CHOSEN`.
 * - What only the live page knows of its pictures stands in their attributes: see `SHOWN_SOURCE`.
 * - The contents of open shadow roots stand in the place of their hosts' children.
 * - An XHTML page has become HTML, so that names of elements are in upper case as everywhere.
 */
export function cloneDocument(page: PageWindow, choices: BlockChoice[] = []): Document {
  const copy = copyAsItIs(page);
  // By ids too, some of which are about to go.
  markChosen(page, copy, choices);
  unshadowProperties(page, copy);
  flattenShadowRoots(page, copy, [page.document, copy], (shown, its) => {
    describePictures(page, shown, its);
  });
  unshadowProperties(page, copy);
  return isHtml(copy) ? copy : asHtml(page, copy);
}

/** A copy as `cloneDocument` makes it, but node for node as the page is: shadow roots and XHTML stay. */
export function cloneNodeForNode(page: PageWindow): Document {
  const copy = copyAsItIs(page);
  unshadowProperties(page, copy);
  return copy;
}

function copyAsItIs(page: PageWindow): Document {
  const copy = page.Node.prototype.cloneNode.call(page.document, true) as Document;
  describePictures(page, elementsMatching(page, page.document, 'img'), elementsMatching(page, copy, 'img'));
  return copy;
}

/** Notes what the live pictures show on their copies, which come in the same order. */
function describePictures(page: PageWindow, pictures: Iterable<Element>, copies: Iterable<Element>): void {
  const its = [...copies];
  for (const [index, picture] of [...pictures].entries()) {
    const copy = its[index];
    if (copy && picture instanceof page.HTMLImageElement) describePicture(picture, copy);
  }
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

/** HTML §4.10.3 (a form's named properties) and §3.1.5 (the document's): elements whose names and ids shadow others. */
const SHADOWS_BY_ID = ':is(button, fieldset, img, input, object, output, select, textarea)[id]';

function unshadowProperties(page: PageWindow, copy: Document): void {
  const remove = (element: Element, name: string) => {
    page.Element.prototype.removeAttribute.call(element, name);
  };
  for (const element of elementsMatching(page, copy, '[name]:not(meta)')) remove(element, 'name');
  for (const element of elementsMatching(page, copy, SHADOWS_BY_ID)) remove(element, 'id');
}

function isHtml(document: Document): boolean {
  return document.createElement('A').localName === 'a';
}

function asHtml(page: PageWindow, copy: Document): Document {
  const html = documentProperty(page, 'implementation').createHTMLDocument('');
  html.replaceChild(html.importNode(copy.documentElement, true), html.documentElement);
  return html;
}
