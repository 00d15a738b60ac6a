import { oneLine } from '@/utils/article/one-line';

import { insertAtPlace } from './insert-at-place';
import {
  type PageFigure,
  type PageFigures,
  type Placed,
  placeAround,
  placeOf,
  withPlace,
} from './page-figures';
import { pictureKey } from './picture-key';
import { bareText, isBlank, textWeight } from './text-weight';

/** Least weight of a text by whose place the bounds of the story are told. */
const LEAST_WEIGHT = 20;

/**
 * Brings back the pictures that stand between the paragraphs of an article and got lost when it was found, each at its
 * place; and gives every picture of the article its caption, as a `<figcaption>`.
 */
export function restoreFigures(content: Element, page: PageFigures, heading: Element | null): void {
  const placed = withPlace(content);
  const bounds = boundsOf(placed);
  if (!bounds) return;
  const places = elementsByPlace(placed);
  const present = new Map<number, Element>();
  for (const img of content.querySelectorAll('img')) present.set(placeOf(img) ?? -1, img);
  const shown = new Set([...present.values()].map(keyOf));
  const fromHeading = Math.min(bounds.first, (heading && placeOf(heading)) ?? bounds.first);
  for (const img of page.pictures) {
    const place = placeOf(img) ?? 0;
    const there = present.get(place);
    if (there) {
      setCaption(there, page.figureOf(img), content, places);
      continue;
    }
    const isBetween = (from: number) => place > from && place < bounds.last;
    const isInStory = isBetween(bounds.first) || places.has(placeAround(img) ?? -1);
    if (!isInStory && !isBetween(fromHeading)) continue;
    const figure = page.figureOf(img);
    // Between the headline and the text only what has a caption is surely the story's.
    if (!figure.isStory || !(isInStory || figure.caption)) continue;
    const key = keyOf(img);
    if (shown.has(key)) continue;
    shown.add(key);
    removeCaptions(figure, places);
    insertAtPlace(place, figureElement(figure, content.ownerDocument), content, placed);
  }
}

/** Takes out figures of which only the caption was left, or nothing. */
export function removeEmptyFigures(content: Element): void {
  for (const figure of content.querySelectorAll('figure')) {
    if (figure.querySelector(SHOWN)) continue;
    if (figure.querySelector('figcaption') || isBlank(figure.textContent)) figure.remove();
  }
}

const SHOWN = 'img, table, pre, video, audio, iframe, blockquote, object, embed, p + p';

/** A `<figure>` of a picture and its caption. */
export function figureElement(
  { img, caption }: Pick<PageFigure, 'img' | 'caption'>,
  document: Document,
): Element {
  const figure = document.createElement('figure');
  figure.append(img.cloneNode(true));
  if (caption) figure.append(caption.cloneNode(true));
  return figure;
}

function keyOf(img: Element): string {
  return pictureKey(img.getAttribute('src') ?? '');
}

/** Places of the first and the last text that was found. */
function boundsOf(placed: Placed[]): { first: number; last: number } | null {
  const isText = ({ element }: Placed) =>
    !/^(?:img|figcaption)$/.test(element.localName) &&
    !element.querySelector('[data-place]:not(img)') &&
    textWeight(oneLine(element.textContent)) >= LEAST_WEIGHT;
  const [first, last] = [placed.find(isText), placed.findLast(isText)];
  return first && last ? { first: first.place, last: last.place } : null;
}

type ElementsByPlace = Map<number, Element[]>;

/** The elements of each place; a copy of an element has the same. */
export function elementsByPlace(placed: Placed[]): ElementsByPlace {
  const places: ElementsByPlace = new Map();
  for (const { place, element } of placed) places.set(place, [...(places.get(place) ?? []), element]);
  return places;
}

/** Takes out the elements that a picture's caption was read from, and a figure of which nothing is left. */
export function removeCaptions(
  { captionPlaces }: Pick<PageFigure, 'captionPlaces'>,
  places: ElementsByPlace,
): void {
  for (const element of [...captionPlaces].flatMap((place) => places.get(place) ?? [])) {
    const figure = element.closest('figure');
    element.remove();
    if (figure && !figure.querySelector('img, table, pre, video') && isBlank(figure.textContent))
      figure.remove();
  }
}

/** Makes the picture and its caption one figure. */
function setCaption(img: Element, figure: PageFigure, content: Element, places: ElementsByPlace): void {
  if (!figure.caption) return;
  const around = img.closest('figure');
  if (around && content.contains(around)) {
    removeCaptions(figure, places);
    removeRepeated(around, figure.caption);
    around.append(figure.caption.cloneNode(true));
    return;
  }
  const box = lonelyBox(img, content);
  const made = content.ownerDocument.createElement('figure');
  const paragraph = box.parentElement?.closest('p, h1, h2, h3, h4, h5, h6');
  (paragraph && content.contains(paragraph) ? paragraph : box).before(made);
  const link = img.closest('a');
  made.append(link && box.contains(link) ? link : img);
  if (!made.contains(box)) box.remove();
  removeCaptions(figure, places);
  made.append(figure.caption.cloneNode(true));
  if (paragraph && isSaidBy(figure.caption, paragraph)) paragraph.remove();
}

/** Whether all that an element says stands in the caption. */
function isSaidBy(caption: Element, element: Element): boolean {
  return (
    !element.querySelector('img') && bareText(caption.textContent).includes(bareText(element.textContent))
  );
}

/** Takes out of a figure what its caption says. */
function removeRepeated(around: Element, caption: Element): void {
  for (const element of around.querySelectorAll('figcaption, p, div, span, small')) {
    if (element.localName === 'figcaption' || isSaidBy(caption, element)) element.remove();
  }
}

/** The largest box that holds the picture and nothing else, never in a paragraph that says something. */
function lonelyBox(img: Element, content: Element): Element {
  let box = img;
  for (let parent = box.parentElement; parent && parent !== content; parent = parent.parentElement) {
    const isLonely = parent.getElementsByTagName('img')[1] === undefined && isBlank(parent.textContent);
    if (isLonely) box = parent;
    else break;
  }
  return box;
}
