import type { BlockChoice } from '@/utils/article/block-choice';
import { atOnce, type Steps } from '@/utils/shared/steps';

import { flattenFrames, type FramePage, type FrameReading, framesAmong, framesOf } from './flatten-frames';
import { flattenShadowRoots, holdsShadowRoots } from './flatten-shadow-roots';
import { markChosen } from './mark-chosen';
import { documentProperty, elementsMatching, type PageWindow } from './page-window';
import { describeBackgrounds } from './shown-backgrounds';
import { describePictures } from './shown-pictures';

/**
 * A copy of the live page that may be changed at will; the page itself isn't touched, and its scripts don't notice. The
 * copy loads nothing and runs nothing, since it has no window.
 *
 * - Names by which form controls and pictures shadow properties of a form or of the document
 *   (`<input name="parentNode">`) are gone: who walks the copy finds what it asks for.
 * - The blocks that the reader has chosen on the page are marked: see `CHOSEN`.
 * - What only the live page knows of its pictures stands in their attributes: see `SHOWN_SOURCE`, and
 *   `SHOWN_BACKGROUND` for boxes.
 * - The contents of open shadow roots stand in the place of their hosts' children.
 * - What frames of the page's own origin show stands in their places, in boxes marked by `FRAME_PAGE`; a document of frames
 *   has become one of boxes.
 * - An XHTML page has become HTML, so that names of elements are in upper case as everywhere.
 */
export function* cloneDocument(page: PageWindow, choices: BlockChoice[] = []): Steps<PageCopy> {
  const frames: FramePage[] = [];
  const left = { frames: MAX_FRAMES, elements: MAX_FRAME_ELEMENTS };
  return { document: yield* cloneFrame(page, choices, { depth: 0, left, pages: frames }), frames };
}

/** A copy of a page with what its frames show, and what is left of the frames' own pages. */
export interface PageCopy {
  document: Document;
  /** By their numbers in `FRAME_PAGE`. */
  frames: FramePage[];
}

/** Frames and elements in them that are read on one page: more is no article. */
const MAX_FRAMES = 100;
const MAX_FRAME_ELEMENTS = 100_000;

function* cloneFrame(page: PageWindow, choices: BlockChoice[], reading: FrameReading): Steps<Document> {
  const hasShadows = holdsShadowRoots(page);
  yield;
  const copy = copyOfElements(page);
  const pictures = elementsMatching(page, page.document, 'img');
  describeBackgrounds(page, copy);
  const frames = framesOf(page, copy);
  // What stands in shadows and frames is read while the page is as its copy.
  if (!hasShadows && frames.length === 0) yield;
  describePictures(pictures, elementsMatching(page, copy, 'img'));
  // By ids too, some of which are about to go.
  markChosen(page, copy, choices);
  unshadowProperties(page, copy);
  if (hasShadows) {
    flattenShadowRoots(page, copy, [page.document, copy], (shown, its) => {
      describePictures(shown, its);
      for (const frame of framesAmong(shown, its)) frames.push(frame);
    });
    unshadowProperties(page, copy);
  }
  flattenFrames(page, copy, frames, reading, (frame, inner) => atOnce(cloneFrame(frame, [], inner)));
  return isHtml(copy) ? copy : asHtml(page, copy);
}

/** A copy as `cloneDocument` makes it, but node for node as the page is: shadow roots and XHTML stay. */
export function cloneNodeForNode(page: PageWindow): Document {
  const copy = page.Node.prototype.cloneNode.call(page.document, true) as Document;
  describePictures(elementsMatching(page, page.document, 'img'), elementsMatching(page, copy, 'img'));
  unshadowProperties(page, copy);
  return copy;
}

/** A copy, element for element as the page is; its style sheets are empty, since a browser reads those that a document holds. */
function copyOfElements(page: PageWindow): Document {
  const copy = page.Node.prototype.cloneNode.call(page.document, false) as Document;
  const root = documentProperty(page, 'documentElement') as Element | null;
  if (!root) return copy;
  const its = copy.importNode(root, true);
  for (const style of its.querySelectorAll('style')) style.replaceChildren();
  copy.append(its);
  return copy;
}

/** HTML §4.10.3 (a form's named properties) and §3.1.5 (the document's): elements whose names and ids shadow others. */
const SHADOWS_BY_ID = new Set('button fieldset img input object output select textarea'.split(' '));
const SHADOWING = `[name]:not(meta), [id]:is(${[...SHADOWS_BY_ID].join(', ')})`;

function unshadowProperties(page: PageWindow, copy: Document): void {
  const remove = (element: Element, name: string) => {
    page.Element.prototype.removeAttribute.call(element, name);
  };
  for (const element of elementsMatching(page, copy, SHADOWING)) {
    remove(element, 'name');
    if (SHADOWS_BY_ID.has(element.localName)) remove(element, 'id');
  }
}

function isHtml(document: Document): boolean {
  return document.createElement('A').localName === 'a';
}

function asHtml(page: PageWindow, copy: Document): Document {
  const html = documentProperty(page, 'implementation').createHTMLDocument('');
  html.replaceChild(html.importNode(copy.documentElement, true), html.documentElement);
  return html;
}
