import { asFigcaption, captionOf } from './picture-caption';
import { isPictureFile } from './picture-key';

/** Number of an element in the order of the page, while the article is looked for. */
const PLACE = 'data-place';
const WITH_PLACE =
  'p, div, section, article, h1, h2, h3, h4, h5, h6, li, pre, blockquote, td, figure, figcaption, img';
/** Most pictures of a page that are looked at; a page with more is a gallery, and keeps what is found otherwise. */
const MAX_FIGURES = 1_000;

/** A picture of the page with its caption, before anybody looks for the article. */
export interface PageFigure {
  place: number;
  /** Place of the nearest block around it. */
  parentPlace: number;
  /** A copy of the `<img>`. */
  img: Element;
  caption: Element | null;
  /** Places of the elements that the caption was read from. */
  captionPlaces: Set<number>;
  /** Whether the page calls it a figure. */
  isFigure: boolean;
  /** Whether it looks like an article's own picture: no teaser, no portrait of an author, no advertisement. */
  isStory: boolean;
}

/** Numbers the blocks and pictures of a copy of the page, and notes its pictures. Pictures must be resolved. */
export function pageFigures(copy: Document, heading: Element | null): PageFigure[] {
  let place = 0;
  for (const element of copy.body.querySelectorAll(WITH_PLACE)) {
    place += 1;
    element.setAttribute(PLACE, String(place));
  }
  const captioned = new Set<Element>();
  return [...copy.body.querySelectorAll('img')].slice(0, MAX_FIGURES).map((img) => {
    const captions = captionOf(img).filter((element) => !captioned.has(element));
    for (const element of captions) captioned.add(element);
    return {
      place: placeOf(img) ?? 0,
      parentPlace: placeOf(img.parentElement?.closest(`[${PLACE}]:not(figure)`) ?? img) ?? 0,
      img: img.cloneNode(true) as Element,
      caption: asFigcaption(captions, copy),
      captionPlaces: placesOf(captions),
      isFigure: img.closest('figure') !== null,
      isStory: isOfStory(img, captions, heading),
    };
  });
}

/** Place of an element that has one; null for others. */
export function placeOf(element: Element): number | null {
  const value = element.getAttribute(PLACE);
  return value === null ? null : Number(value);
}

/** Places of elements and of all in them. */
export function placesOf(elements: Element[]): Set<number> {
  const all = elements.flatMap((element) => [element, ...withPlace(element)]);
  return new Set(all.map(placeOf).filter((place) => place !== null));
}

/** The elements under one that have a place, in order. */
export function withPlace(root: Element): Element[] {
  return [...root.querySelectorAll(`[${PLACE}]`)];
}

const ELSEWHERE =
  'aside, footer, nav, form, [role="complementary"], [role="navigation"], [aria-hidden="true"] noscript, ' +
  '[class*="related" i], [class*="recommend" i], [class*="sidebar" i], [class*="promo" i], [class*="teaser" i], ' +
  '[class*="newsletter" i], [class*="readmore" i], [class*="read-more" i], [class*="outbrain" i], [class*="taboola" i], ' +
  '[class*="comment" i]:not(body), [class*="breaking" i], [class*="popular" i], [class*="trending" i], [class*="latest" i]';
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

function isOfStory(img: Element, captions: Element[], heading: Element | null): boolean {
  const sides = ['width', 'height'].map((name) => Number(img.getAttribute(name) ?? NaN));
  if (sides.some((side) => side < LEAST_SIDE)) return false;
  const isCaptioned = captions.length > 0;
  const isFramed = isCaptioned || img.closest('figure') !== null;
  // What is neither framed nor of a known size may be anything, such as a row of buttons.
  if (!isFramed && sides.every((side) => Number.isNaN(side))) return false;
  if (!isCaptioned && NOT_STORY_FILE.test(nameOf(img))) return false;
  if (isElsewhere(img, heading)) return false;
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

/** Whether a picture stands in a box beside the story; what holds the headline or much text isn't beside it. */
function isElsewhere(img: Element, heading: Element | null): boolean {
  const box = img.closest(ELSEWHERE);
  if (!box) return false;
  return heading ? !box.contains(heading) : box.querySelectorAll('p').length < STORY_PARAGRAPHS;
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
