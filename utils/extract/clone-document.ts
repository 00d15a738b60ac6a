import { flattenShadowRoots } from './flatten-shadow-roots';
import { type ElementPair, elementsUnder, type PageWindow, pairElements } from './page-window';

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
 * - What only the live page knows of its pictures stands in their attributes: see `SHOWN_SOURCE`.
 * - The contents of open shadow roots stand in the place of their hosts' children.
 * - An XHTML page has become HTML, so that names of elements are in upper case as everywhere.
 */
export function cloneDocument(page: PageWindow): Document {
  const { copy, pairs } = copyAsItIs(page);
  flattenShadowRoots(page, copy, pairs, (element, its) => {
    describePicture(page, element, its);
  });
  unshadowProperties(page, copy);
  return isHtml(copy) ? copy : asHtml(page, copy);
}

/** A copy as `cloneDocument` makes it, but node for node as the page is: shadow roots and XHTML stay. */
export function cloneNodeForNode(page: PageWindow): Document {
  const { copy } = copyAsItIs(page);
  unshadowProperties(page, copy);
  return copy;
}

function copyAsItIs(page: PageWindow): { copy: Document; pairs: ElementPair[] } {
  const copy = page.Node.prototype.cloneNode.call(page.document, true) as Document;
  const pairs = pairElements(page, page.document, copy);
  for (const [element, its] of pairs) describePicture(page, element, its);
  return { copy, pairs };
}

function describePicture(page: PageWindow, element: Element, its: Element): void {
  if (!(element instanceof page.HTMLImageElement) || !element.complete || element.currentSrc === '') return;
  const { currentSrc, naturalWidth, naturalHeight } = element;
  // A drawing without a size of its own has none here either; a broken picture has none and shows nothing.
  if (naturalWidth === 0 && !/\.svg\b|^data:image\/svg/i.test(currentSrc)) return;
  its.setAttribute(SHOWN_SOURCE, currentSrc);
  if (naturalWidth > 0) {
    its.setAttribute(SHOWN_SIZE, `${String(naturalWidth)}x${String(naturalHeight)}`);
  }
}

/** HTML §4.10.3 (a form's named properties) and §3.1.5 (the document's): elements whose names and ids shadow others. */
const SHADOWS_BY_ID = 'button, fieldset, img, input, object, output, select, textarea';

function unshadowProperties(page: PageWindow, copy: Document): void {
  for (const element of elementsUnder(page, copy)) {
    const has = (selector: string) => page.Element.prototype.matches.call(element, selector);
    if (!has('meta')) page.Element.prototype.removeAttribute.call(element, 'name');
    if (has(SHADOWS_BY_ID)) page.Element.prototype.removeAttribute.call(element, 'id');
  }
}

function isHtml(document: Document): boolean {
  return document.createElement('A').localName === 'a';
}

function asHtml(page: PageWindow, copy: Document): Document {
  const html = page.document.implementation.createHTMLDocument('');
  html.replaceChild(html.importNode(copy.documentElement, true), html.documentElement);
  return html;
}
