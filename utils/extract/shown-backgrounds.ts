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
const NEVER =
  'html, body, main, p, ul, ol, table, nav, footer, aside, form, button, svg, picture, iframe, script';
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
  const copies = elementsMatching(page, copy, 'h1');
  const headings = zip(elementsMatching(page, page.document, 'h1'), copies).slice(0, MAX_HEADINGS);
  for (const [live, its] of headings.flatMap((heading) => [...around(page, heading)])) {
    const { width, height } = page.Element.prototype.getBoundingClientRect.call(live);
    if (width < LEAST_WIDTH || height < LEAST_HEIGHT || width > MAX_RATIO * height) continue;
    const url = pictureOf(view.getComputedStyle(live));
    if (url === null || its.textContent.length > MAX_TEXT_LENGTH) continue;
    page.Element.prototype.setAttribute.call(its, SHOWN_BACKGROUND, url);
    const size = [width, height].map((side) => String(Math.round(side))).join('x');
    page.Element.prototype.setAttribute.call(its, BACKGROUND_SIZE, size);
  }
}

/** The addresses in a computed `background-image`. */
export function backgroundUrls(backgroundImage: string): string[] {
  return [...backgroundImage.matchAll(/url\("([^"]{1,2000})"\)/g)].map(([, url = '']) => url);
}

type Pair = [live: Element, its: Element];

/** The elements around a heading, those in the boxes nearest to it first, with their copies. */
function* around(page: PageWindow, [heading, itsHeading]: Pair): Generator<Pair> {
  let live: Element | null = heading;
  let its: Element | null = itsHeading;
  let left = MAX_ELEMENTS;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const from: Element = live;
    live = parentOf(page, from);
    its = parentOf(page, its);
    if (!live || !its || matches(page, live, 'html, body')) return;
    const queue: Pair[] = [[live, its]];
    for (let next = queue.shift(); next && left > 0; next = queue.shift()) {
      left -= 1;
      if (matches(page, next[0], NEVER) && next[0] !== live) continue;
      yield next;
      for (const pair of childPairs(page, next)) {
        if (queue.length >= left) break;
        if (pair[0] !== from) queue.push(pair);
      }
    }
  }
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

function zip(live: Iterable<Element>, copies: Iterable<Element>): Pair[] {
  const its = [...copies];
  return [...live].flatMap((element, index): Pair[] => {
    const copy = its[index];
    return copy ? [[element, copy]] : [];
  });
}

/** The children of an element, and their copies; one after another, since there may be hundreds of thousands. */
function* childPairs(page: PageWindow, [live, its]: Pair): Generator<Pair> {
  let child = nextOf(page, 'firstElementChild', live);
  let copy = nextOf(page, 'firstElementChild', its);
  while (child && copy) {
    yield [child, copy];
    child = nextOf(page, 'nextElementSibling', child);
    copy = nextOf(page, 'nextElementSibling', copy);
  }
}

// Through the prototypes: a form's own properties may be inputs.

function nextOf(
  page: PageWindow,
  name: 'firstElementChild' | 'nextElementSibling',
  element: Element,
): Element | null {
  return Reflect.get<Element, typeof name>(page.Element.prototype, name, element);
}

function parentOf(page: PageWindow, element: Element): Element | null {
  return Reflect.get<Node, 'parentElement'>(page.Node.prototype, 'parentElement', element);
}

function matches(page: PageWindow, element: Element, selector: string): boolean {
  return page.Element.prototype.matches.call(element, selector);
}
