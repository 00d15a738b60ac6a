import { documentOf } from '@/utils/article/document-of';
import { oneLine } from '@/utils/article/one-line';
import { renderedText } from '@/utils/article/rendered-text';
import { captionOf } from '@/utils/extract/picture-caption';
import { pictureKey } from '@/utils/extract/picture-key';
import { pictureSource } from '@/utils/extract/picture-source';
import { isPlaceholder } from '@/utils/extract/placeholder-source';
import { isPicture, shownPicture } from '@/utils/extract/shown-pictures';
import type { Steps } from '@/utils/shared/steps';

import type { Anchor } from './anchor';
import { anchorPicture, isAlike } from './anchor-picture';
import type { PictureIdentity, PicturePlace, PictureSelector } from './picture-selector';

/** What a picture of a live page is known by: its bytes aren't read there. */
export type PagePicture = Omit<PictureIdentity, 'hash'>;

/** An `<img>` of a live page. */
export interface PageImage {
  element: HTMLImageElement;
  /** Addresses under which it may have been saved, that which would be saved now first. */
  addresses: string[];
}

/** The pictures of a page, in its order, and what they are looked for by. */
export interface PageImages {
  images: PageImage[];
  /** Each as one that stands nowhere in a text; its index is that in `images`. */
  places: PicturePlace[];
  /** The indices of those that have an address of this `pictureKey`. */
  byKey: Map<string, number[]>;
}

/** So many pictures are looked at between two places where the work may be held up. */
const AT_A_TIME = 100;

/** The pictures under an element of a page, without those that have no address of their own. */
export function* pageImages(root: Element): Steps<PageImages> {
  const all: PageImages = { images: [], places: [], byKey: new Map() };
  for (const [number, element] of [...root.querySelectorAll('img')].entries()) {
    if (number % AT_A_TIME === AT_A_TIME - 1) yield;
    const image = pageImage(element);
    if (!image) continue;
    const index = all.images.push(image) - 1;
    all.places.push(placeOf(image, index));
    for (const key of new Set(image.addresses.map(pictureKey)))
      all.byKey.set(key, [...(all.byKey.get(key) ?? []), index]);
  }
  return all;
}

/** An element of a page as a picture; null where it is none, or has no address of its own. */
export function pageImage(element: Element): PageImage | null {
  if (!isPicture(element)) return null;
  const { url = '' } = pictureSource(element, element.baseURI, shownPicture(element)) ?? {};
  const addresses = [url, element.currentSrc, element.src].filter(
    (one) => /^https?:/.test(one) && !isPlaceholder(one),
  );
  return addresses.length > 0 ? { element, addresses: [...new Set(addresses)] } : null;
}

/** What a picture of a page is known by again. */
export function describeImage({ element, addresses: [url = ''] }: PageImage): PagePicture {
  const caption = captionOf(element).map((one) => renderedText(one).text);
  return { url, alt: oneLine(element.alt), caption: oneLine(caption.join(' ')) };
}

/** Whether a picture that is kept is this one, in whatever size. */
export function isKeptOf({ addresses }: PageImage): (picture: PagePicture) => boolean {
  const keys = new Set(addresses.map(pictureKey));
  return ({ url }) => keys.has(pictureKey(url));
}

/**
 * Finds a picture among those of a page, as `anchorPicture` does among those of a body: `picture` of what it gives is the
 * index of one of these, which stands nowhere in a text. A page may have it twice, such as for narrow windows and for wide
 * ones: then it is one that is laid out.
 */
export function* anchorImage(picture: PagePicture, { images, places, byKey }: PageImages): Steps<Anchor> {
  const selector: PictureSelector = { type: 'CssSelector', value: '', picture: { ...picture, hash: null } };
  const key = pictureKey(picture.url);
  const same = (byKey.get(key) ?? []).flatMap((index) => places[index] ?? []);
  const laidOut = same.filter(({ index }) => (images[index]?.element.getClientRects().length ?? 0) > 0);
  if (same.length > 0) {
    const addressed = (laidOut.length > 0 ? laidOut : same).map((place) => {
      const { addresses = [] } = images[place.index] ?? {};
      const isIts = addresses.includes(picture.url);
      const url = isIts ? picture.url : addresses.find((one) => pictureKey(one) === key);
      return { ...place, url: url ?? place.url };
    });
    return anchorPicture(selector, addressed);
  }
  const alike: PicturePlace[] = [];
  for (const place of places) {
    if (place.index % AT_A_TIME === AT_A_TIME - 1) yield;
    if (isAlike(selector.picture, place)) alike.push(place);
  }
  return anchorPicture(selector, alike);
}

/** A picture among those of its page. Its caption is looked up at most once, and only where its address doesn't tell. */
function placeOf(image: PageImage, index: number): PicturePlace {
  let caption: string | undefined;
  return {
    index,
    start: 0,
    url: image.addresses[0] ?? '',
    hash: null,
    alt: oneLine(image.element.alt),
    get caption() {
      return (caption ??= describeImage(image).caption);
    },
  };
}

/** A range around a picture. */
export function pictureRange({ element }: PageImage): Range {
  const range = documentOf(element).createRange();
  range.selectNode(element);
  return range;
}

/** Whether an element still shows the picture that it showed. */
export function isStillImage({ element, addresses }: PageImage): boolean {
  const now = element.isConnected ? pageImage(element) : null;
  return now?.addresses.some((address) => addresses.includes(address)) ?? false;
}
