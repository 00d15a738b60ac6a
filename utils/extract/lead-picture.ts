import { oneLine, textWeight } from './text-weight';
import { isSamePicture } from './picture-key';
import type { PageMetadata } from './page-metadata';

/** The picture at the head of an article, as it stands on the page or in its metadata. */
export interface LeadPicture {
  url: string;
  alt: string;
  width: string | null;
  height: string | null;
  caption: string;
  /** Whether the page shows it; one that only the metadata name is used where the article has no other. */
  isShown: boolean;
}

const ELSEWHERE =
  'aside, footer, nav, [class*="related" i], [class*="recommend" i], [class*="sidebar" i], [class*="promo" i], [class*="teaser" i]';
/** Least width of a picture that may stand at the head without the metadata naming it. */
const LEAST_WIDTH = 300;
/** Weight from which a text is a paragraph of the story: what comes behind it isn't at its head. */
const PARAGRAPH_WEIGHT = 120;
/** Pictures that sites offer for sharing when an article has none. */
const SITE_PICTURE = /logo|default|placeholder|fallback|favicon|icon|avatar|og-?image|social|share|blank/i;

/**
 * The lead picture: the one on the page that the metadata name, else a large one between the headline and the story, else
 * the one in the metadata; null when there is none. The pictures of the copy must be resolved.
 */
export function leadPicture(copy: Document, { heading, image }: PageMetadata): LeadPicture | null {
  const shown = [...copy.querySelectorAll('img')].filter((img) => !img.closest(ELSEWHERE));
  const named = image === null ? undefined : shown.find((img) => isSamePicture(img.src, image));
  const found = named ?? (heading ? pictureAtHead(copy, heading) : null);
  if (found) return describe(found);
  if (image === null || SITE_PICTURE.test(image.slice(image.lastIndexOf('/')))) return null;
  return { url: image, alt: '', width: null, height: null, caption: '', isShown: false };
}

/** Puts the lead picture first, as a figure, unless the content shows it already or doesn't want it. */
export function insertLeadPicture(content: Element, lead: LeadPicture | null): void {
  if (!lead) return;
  const shown = [...content.querySelectorAll('img')];
  const isThere = shown.some((img) => isSamePicture(img.getAttribute('src') ?? '', lead.url));
  if (isThere || (!lead.isShown && shown.length > 0)) return;
  const document = content.ownerDocument;
  const figure = document.createElement('figure');
  const img = document.createElement('img');
  img.setAttribute('src', lead.url);
  img.setAttribute('alt', lead.alt);
  if (lead.width !== null) img.setAttribute('width', lead.width);
  if (lead.height !== null) img.setAttribute('height', lead.height);
  figure.append(img);
  if (lead.caption !== '') {
    const caption = document.createElement('figcaption');
    caption.textContent = lead.caption;
    figure.append(caption);
  }
  content.prepend(figure);
}

/** The first large picture after the headline and before the first paragraph. */
function pictureAtHead(copy: Document, heading: Element): HTMLImageElement | null {
  const SHOW_ELEMENT = 1;
  const walker = copy.createTreeWalker(copy.body, SHOW_ELEMENT);
  walker.currentNode = heading;
  while (walker.nextNode()) {
    const element = walker.currentNode as Element;
    if (element.localName === 'p' && textWeight(oneLine(element.textContent)) >= PARAGRAPH_WEIGHT)
      return null;
    if (element.localName !== 'img' || element.closest(ELSEWHERE)) continue;
    const width = Number(element.getAttribute('width') ?? NaN);
    if (width >= LEAST_WIDTH || (Number.isNaN(width) && element.closest('figure'))) {
      return element as HTMLImageElement;
    }
  }
  return null;
}

function describe(img: HTMLImageElement): LeadPicture {
  const caption =
    img.closest('figure')?.querySelector('figcaption') ??
    img
      .closest('[class*="image" i], [class*="photo" i], [class*="media" i]')
      ?.querySelector('[class*="caption" i]');
  return {
    url: img.getAttribute('src') ?? '',
    alt: img.getAttribute('alt') ?? '',
    width: img.getAttribute('width'),
    height: img.getAttribute('height'),
    caption: oneLine(caption?.textContent ?? ''),
    isShown: true,
  };
}
