import { documentProperty, elementsMatching, type PageWindow } from './page-window';
import { isPlaceholder } from './placeholder-source';

/** Address of the picture that a box of the live page near its headline has as its background. */
export const SHOWN_BACKGROUND = 'data-shown-background';
/** Width and height of that box, in CSS pixels: `640x480`. */
export const BACKGROUND_SIZE = 'data-shown-background-size';

/** Headings of a page around which is looked. */
const MAX_HEADINGS = 3;
/** Boxes around a heading in which is looked, from the inside outwards. */
const MAX_DEPTH = 5;
/** Elements around a heading that are looked at: to know each one's size costs time. */
const MAX_ELEMENTS = 100;
/** Least width and height of a lead picture, in CSS pixels, and the greatest ratio of the two: a strip is decoration. */
const LEAST_WIDTH = 300;
const LEAST_HEIGHT = 150;
const MAX_RATIO = 6;
/** A box with more text, in UTF-16 code units, holds the page. */
const MAX_TEXT_LENGTH = 1_000;
const NEVER = new Set(
  'html body main p ul ol table nav footer aside form button svg picture iframe script'.split(' '),
);
/** A picture that fills its box; others are repeated or stand in a corner. */
const FILLS = /^(?:cover|contain|\d{3,}%)/;
const DECORATION = /\.svg(?:[?#]|$)|sprite|pattern|texture|gradient|noise/i;

/**
 * Notes on the copy which boxes around the headlines of the live page show a picture as their background, by whatever rule.
 * The copy must be node for node as the page is.
 */
export function describeBackgrounds(page: PageWindow, copy: Document): void {
  const view = documentProperty(page, 'defaultView');
  if (!view) return;
  const headings = [...elementsMatching(page, page.document, 'h1')].slice(0, MAX_HEADINGS);
  for (const live of headings.flatMap((heading) => [...around(page, heading)])) {
    const { width, height } = page.Element.prototype.getBoundingClientRect.call(live);
    if (width < LEAST_WIDTH || height < LEAST_HEIGHT || width > MAX_RATIO * height) continue;
    const url = pictureOf(view.getComputedStyle(live));
    const its = url === null ? null : copyOf(page, live, copy);
    if (url === null || !its || its.textContent.length > MAX_TEXT_LENGTH) continue;
    page.Element.prototype.setAttribute.call(its, SHOWN_BACKGROUND, url);
    const size = [width, height].map((side) => String(Math.round(side))).join('x');
    page.Element.prototype.setAttribute.call(its, BACKGROUND_SIZE, size);
  }
}

/** The addresses in a computed `background-image`. */
export function backgroundUrls(backgroundImage: string): string[] {
  return [...backgroundImage.matchAll(/url\("([^"]{1,2000})"\)/g)].map(([, url = '']) => url);
}

/** The elements around a heading, those in the boxes nearest to it first. */
function* around(page: PageWindow, heading: Element): Generator<Element> {
  let box: Element | null = heading;
  let left = MAX_ELEMENTS;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const from: Element = box;
    box = parentOf(page, from);
    if (!box || /^(?:html|body)$/.test(nameOf(page, box))) return;
    const queue: Element[] = [box];
    for (let next = queue.shift(); next && left > 0; next = queue.shift()) {
      left -= 1;
      if (NEVER.has(nameOf(page, next)) && next !== box) continue;
      yield next;
      let child = elementOf(page, 'firstElementChild', next);
      for (; child && queue.length < left; child = elementOf(page, 'nextElementSibling', child)) {
        if (child !== from) queue.push(child);
      }
    }
  }
}

/** The copy of an element of the live page. */
function copyOf(page: PageWindow, live: Element, copy: Document): Element | null {
  // How many siblings stand before each of the elements around it, from the outside inwards.
  const path: number[] = [];
  for (let element: Element | null = live; element; element = parentOf(page, element)) {
    let before = 0;
    let sibling = elementOf(page, 'previousElementSibling', element);
    for (; sibling; sibling = elementOf(page, 'previousElementSibling', sibling)) before += 1;
    path.unshift(before);
  }
  let its: Element | null = null;
  for (const before of path) {
    its = its ? elementOf(page, 'firstElementChild', its) : rootOf(page, copy);
    for (let at = 0; its && at < before; at += 1) its = elementOf(page, 'nextElementSibling', its);
  }
  return its;
}

function pictureOf({
  backgroundImage,
  backgroundSize,
  visibility,
  opacity,
}: CSSStyleDeclaration): string | null {
  // The lowest layer is the picture; those above it shade it.
  const size = backgroundSize.split(', ').at(-1) ?? '';
  const url = backgroundUrls(backgroundImage).at(-1);
  if (visibility !== 'visible' || opacity === '0' || !FILLS.test(size)) return null;
  if (url === undefined || !/^https?:/.test(url) || isPlaceholder(url) || DECORATION.test(url)) return null;
  return url;
}

// Through the prototypes: a form's own properties may be inputs.

function elementOf(
  page: PageWindow,
  name: 'firstElementChild' | 'nextElementSibling' | 'previousElementSibling',
  element: Element,
): Element | null {
  return Reflect.get<Element, typeof name>(page.Element.prototype, name, element);
}

function nameOf(page: PageWindow, element: Element): string {
  return Reflect.get<Element, 'localName'>(page.Element.prototype, 'localName', element);
}

function rootOf(page: PageWindow, copy: Document): Element {
  return documentProperty({ Document: page.Document, document: copy }, 'documentElement');
}

function parentOf(page: PageWindow, element: Element): Element | null {
  return Reflect.get<Node, 'parentElement'>(page.Node.prototype, 'parentElement', element);
}
