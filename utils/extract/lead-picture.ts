import { oneLine } from '@/utils/article/one-line';

import { asFigcaption, captionOf } from './picture-caption';
import { type PageFigure, type PageFigures, placeOf, placesOf, withPlace } from './page-figures';
import type { PageMetadata } from './page-metadata';
import { isSamePicture, sameFileAs } from './picture-key';
import { elementsByPlace, figureElement, removeCaptions } from './restore-figures';
import { BACKGROUND_SIZE, SHOWN_BACKGROUND } from './shown-backgrounds';
import { textWeight } from './text-weight';

/** The picture at the head of an article, as it stands on the page or in its metadata. */
export interface LeadPicture {
  figure: Pick<PageFigure, 'img' | 'caption' | 'captionPlaces'>;
  /** Whether the page shows it; one that only the metadata name is used where the article has no other. */
  isShown: boolean;
}

/** Least width of a picture that may stand at the head without the metadata naming it. */
const LEAST_WIDTH = 300;
/** Weight from which a text is a paragraph of the story: what comes behind it isn't at its head. */
const PARAGRAPH_WEIGHT = 120;
/** Pictures that sites offer for sharing when an article has none. */
const SITE_PICTURE = /logo|default|placeholder|fallback|favicon|icon|avatar|og-?image|social|share|blank/i;

/**
 * The lead picture: the one on the page that the metadata name, as an `<img>` or as the background of a box; else a large
 * one between the headline and the first paragraph, or the background of a box around the headline; else the one in the
 * metadata; null when there is none.
 */
export function leadPicture(
  copy: Document,
  page: PageFigures,
  { heading, imageUrl: image, offeredImages }: PageMetadata,
): LeadPicture | null {
  const offered = [...new Set(offeredImages)].map(sameFileAs);
  const isNamed = (address: string) => offered.some((isSame) => isSame(address));
  const named = page.pictures.filter((img) => isNamed(addressOf(img))).map((img) => page.figureOf(img));
  const shown =
    named.find(({ isStory, caption }) => isStory && caption) ??
    named.find(({ isStory, caption }) => isStory || caption) ??
    named[0] ??
    (image === null ? null : background(copy, image, isNamed)) ??
    (heading ? (figureAtHead(copy, page, heading) ?? backgroundAtHead(copy, page, heading)) : null);
  if (shown) return { figure: shown, isShown: true };
  if (image === null || SITE_PICTURE.test(image.slice(image.lastIndexOf('/')))) return null;
  return { figure: { img: imgOf(image, copy), caption: null, captionPlaces: new Set() }, isShown: false };
}

/** Puts the lead picture first, as a figure, unless the content shows it already or doesn't want it. */
export function insertLeadPicture(content: Element, lead: LeadPicture | null): void {
  if (!lead) return;
  const shown = [...content.querySelectorAll('img')];
  const isThere = shown.some((img) => isSamePicture(addressOf(img), addressOf(lead.figure.img)));
  if (isThere || (!lead.isShown && shown.length > 0)) return;
  removeCaptions(lead.figure, elementsByPlace(withPlace(content)));
  content.prepend(figureElement(lead.figure, content.ownerDocument));
}

/** The first large picture after the headline and before the first paragraph. */
function figureAtHead(copy: Document, page: PageFigures, heading: Element): PageFigure | undefined {
  const from = placeOf(heading);
  if (from === null) return undefined;
  const to = placeOfText(copy, from);
  const found = page.pictures.find((img) => {
    const place = placeOf(img) ?? 0;
    if (place <= from || place >= to) return false;
    const width = img.getAttribute('width');
    const isLarge = width === null ? img.closest('figure') !== null : Number(width) >= LEAST_WIDTH;
    return isLarge && page.figureOf(img).isStory;
  });
  return found && page.figureOf(found);
}

/** Place of the first paragraph behind one. */
function placeOfText(copy: Document, from: number): number {
  const paragraphs = [...copy.body.querySelectorAll('p')].filter((element) => (placeOf(element) ?? 0) > from);
  const first = paragraphs.find((element) => textWeight(oneLine(element.textContent)) >= PARAGRAPH_WEIGHT);
  return (first && placeOf(first)) ?? Infinity;
}

/** The picture that fills a box around the headline or near it, before the first paragraph. */
function backgroundAtHead(copy: Document, page: PageFigures, heading: Element): PageFigure | null {
  const to = placeOfText(copy, placeOf(heading) ?? 0);
  for (const box of copy.body.querySelectorAll(`[${SHOWN_BACKGROUND}]`)) {
    const inner = box.querySelector('[data-place]');
    if ((placeOf(box) ?? (inner && placeOf(inner)) ?? 0) >= to) continue;
    const img = imgOf(box.getAttribute(SHOWN_BACKGROUND) ?? '', copy);
    const [width = '', height = ''] = (box.getAttribute(BACKGROUND_SIZE) ?? '').split('x');
    img.setAttribute('width', width);
    img.setAttribute('height', height);
    // It is told as a picture in the box would be.
    box.append(img);
    const figure = page.figureOf(img);
    img.remove();
    if (figure.isStory) return figure;
  }
  return null;
}

/** The picture as the background of a box, which some pages set their lead as. */
function background(
  copy: Document,
  image: string,
  isNamed: (address: string) => boolean,
): LeadPicture['figure'] | null {
  for (const box of copy.body.querySelectorAll(WITH_BACKGROUND)) {
    const inStyle = /background[^;]{0,200}?url\(\s*["']?([^"')]{1,2000})/i.exec(
      box.getAttribute('style') ?? '',
    )?.[1];
    const shown = box.getAttribute(SHOWN_BACKGROUND);
    const url =
      shown ?? box.getAttribute('data-bg') ?? box.getAttribute('data-background-image') ?? inStyle ?? '';
    const address = URL.canParse(url, image) ? new URL(url, image).href : '';
    if (address === '' || !isNamed(address)) continue;
    const captions = captionOf(box);
    return {
      img: imgOf(address, copy),
      caption: asFigcaption(captions, copy),
      captionPlaces: placesOf(captions),
    };
  }
  return null;
}

const WITH_BACKGROUND = `[${SHOWN_BACKGROUND}], [style*="url(" i], [data-bg], [data-background-image]`;

function imgOf(url: string, document: Document): Element {
  const img = document.createElement('img');
  img.setAttribute('src', url);
  img.setAttribute('alt', '');
  return img;
}

function addressOf(img: Element): string {
  return img.getAttribute('src') ?? '';
}
