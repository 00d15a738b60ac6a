import type { Steps } from '@/utils/shared/steps';

import { BESIDE_ELEMENTS, BESIDE_NAMES, calledSo } from './beside-story';
import { handedDown } from './handed-down';
import { asFigcaption, captionOf } from './picture-caption';
import { isPictureFile } from './picture-key';

/** Number of an element in the order of the page, while the article is looked for. */
const PLACE = 'data-place';
const WITH_PLACE =
  'p, div, section, article, h1, h2, h3, h4, h5, h6, li, pre, blockquote, td, figure, figcaption, img';
/** Most pictures of a page that are looked at; a page with more is a gallery, and keeps what is found otherwise. */
const MAX_FIGURES = 1_000;

/** A picture of the page with its caption. */
export interface PageFigure {
  img: Element;
  caption: Element | null;
  /** Places of the elements that the caption was read from. */
  captionPlaces: Set<number>;
  /** Whether it looks like an article's own picture: no teaser, no portrait of an author, no advertisement. */
  isStory: boolean;
}

/** So many elements are numbered in one step. */
const STEP = 10_000;

/** Numbers the blocks and pictures of a copy of the page, so that they are known again in copies of it. */
export function* numberPlaces(copy: Document): Steps<void> {
  let place = 0;
  for (const element of copy.body.querySelectorAll(WITH_PLACE)) {
    place += 1;
    element.setAttribute(PLACE, String(place));
    if (place % STEP === 0) yield;
  }
}

/** The pictures of a copy of the page. They must be resolved, and the places numbered. */
export class PageFigures {
  /** In order. */
  readonly pictures: HTMLImageElement[];
  readonly #figures = new Map<Element, PageFigure>();
  readonly #captioned = new Set<Element>();
  /** The innermost box around a picture that isn't called as the story is. */
  readonly #boxBeside: (img: Element) => Element | null;

  constructor(
    private readonly copy: Document,
    private readonly heading: Element | null,
  ) {
    this.#boxBeside = handedDown<Element, Element | null>(copy.documentElement, null, (element, around) =>
      element.matches(ELSEWHERE) ? element : around,
    );
    this.pictures = [...copy.body.querySelectorAll('img')].slice(0, MAX_FIGURES);
  }

  /** A picture with what the page says of it; read when it is asked for, since most pictures belong to other stories. */
  figureOf(img: Element): PageFigure {
    const known = this.#figures.get(img);
    if (known) return known;
    const isBeside = isSmall(img) || this.#isElsewhere(img);
    const captions = isBeside ? [] : captionOf(img).filter((element) => !this.#captioned.has(element));
    for (const element of captions) this.#captioned.add(element);
    const figure = {
      img,
      caption: asFigcaption(captions, this.copy),
      captionPlaces: placesOf(captions),
      isStory: !isBeside && isOfStory(img, captions),
    };
    this.#figures.set(img, figure);
    return figure;
  }

  /** Whether a picture stands in a box beside the story; what holds the headline or much text isn't beside it. */
  #isElsewhere(img: Element): boolean {
    const box = this.#boxBeside(img);
    if (!box) return false;
    return this.heading ? !box.contains(this.heading) : box.querySelectorAll('p').length < STORY_PARAGRAPHS;
  }
}

/** Place of the nearest block around a picture. */
export function placeAround(img: Element): number | null {
  const block = img.parentElement?.closest(`[${PLACE}]:not(figure)`);
  return block ? placeOf(block) : null;
}

/** Place of an element that has one; null for others. */
export function placeOf(element: Element): number | null {
  const value = element.getAttribute(PLACE);
  return value === null ? null : Number(value);
}

/** Gives an element the place of the one that it was made of. */
export function keepPlace(from: Element, to: Element): void {
  const place = from.getAttribute(PLACE);
  if (place !== null) to.setAttribute(PLACE, place);
}

/** Places of elements and of all in them. */
export function placesOf(elements: Element[]): Set<number> {
  const own = elements.map(placeOf).filter((place) => place !== null);
  return new Set([...own, ...elements.flatMap((element) => withPlace(element).map(({ place }) => place))]);
}

/** An element and its place. */
export interface Placed {
  place: number;
  element: Element;
}

/** The elements under one that have a place, in order. */
export function withPlace(root: Element): Placed[] {
  return [...root.querySelectorAll(`[${PLACE}]`)].map((element) => ({
    place: placeOf(element) ?? 0,
    element,
  }));
}

/** How teasers with pictures are called besides. */
const TEASERS = 'sidebar promo teaser readmore read-more outbrain taboola breaking trending latest'.split(
  ' ',
);
const ELSEWHERE = `${BESIDE_ELEMENTS}, form, [role="complementary"], [aria-hidden="true"] noscript, :is(${calledSo([...BESIDE_NAMES, ...TEASERS])}):not(body)`;
/** What boxes around pictures of people and things beside a story are called. */
const NOT_STORY =
  /avatar|author|byline|headshot|gravatar|logo|\bicon|icon\b|emoji|badge|banner|advert|sponsor|\bad[-_]|qr-?code|erweima|weixin|wechat/i;
/** What their files are called. */
const NOT_STORY_FILE =
  /avatar|author|gravatar|logo|icon|emoji|badge|banner|advert|qr-?code|erweima|weixin|wechat|share|\bsns\b|social|button|\bbtn|rating|loading/i;
/** From so many paragraphs on, a box is the story whatever it is called. */
const STORY_PARAGRAPHS = 8;
/** Least width and height of a picture that tells something, in CSS pixels. */
const LEAST_SIDE = 100;

/** Width and height, as far as the page tells them. */
function sidesOf(img: Element): number[] {
  return ['width', 'height'].flatMap((name) => {
    const value = img.getAttribute(name);
    return value === null ? [] : Number(value);
  });
}

function isSmall(img: Element): boolean {
  return sidesOf(img).some((side) => side < LEAST_SIDE);
}

function isOfStory(img: Element, captions: Element[]): boolean {
  const isCaptioned = captions.length > 0;
  const isFramed = isCaptioned || img.closest('figure') !== null;
  // What is neither framed nor of a known size may be anything, such as a row of buttons.
  if (!isFramed && sidesOf(img).length === 0) return false;
  if (!isCaptioned && NOT_STORY_FILE.test(nameOf(img))) return false;
  for (let element: Element | null = img, depth = 0; element && depth < 4; element = element.parentElement) {
    if (element.matches('body, article, main')) break;
    if (NOT_STORY.test(`${element.className} ${element.id}`)) return false;
    depth += 1;
  }
  const link = img.closest('a[href]');
  if (!link || leadsToPicture(link)) return true;
  return (
    isCaptioned &&
    captions.every((caption) => !link.contains(caption) && !caption.querySelector('a[href], h3, h4'))
  );
}

/** The folder and the name of the picture's file. */
function nameOf(img: Element): string {
  const [path = ''] = (img.getAttribute('src') ?? '').split(/[?#]/, 1);
  return path.split('/').slice(-2).join('/');
}

/** Whether a link only shows the picture larger. */
function leadsToPicture(link: Element): boolean {
  const href = link.getAttribute('href') ?? '';
  return href.startsWith('#') || /^javascript:/i.test(href) || isPictureFile(href);
}
