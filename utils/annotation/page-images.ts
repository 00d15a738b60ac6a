import { documentOf } from '@/utils/article/document-of';
import { oneLine } from '@/utils/article/one-line';
import { renderedText } from '@/utils/article/rendered-text';
import { captionOf } from '@/utils/extract/picture-caption';
import { pictureKey } from '@/utils/extract/picture-key';
import { pictureSource } from '@/utils/extract/picture-source';
import { isPicture, shownPicture } from '@/utils/extract/shown-pictures';

import type { Anchor } from './anchor';
import { anchorPicture } from './anchor-picture';
import type { PictureIdentity } from './picture-selector';

/** What a picture of a live page is known by: its bytes aren't read there. */
export type PagePicture = Omit<PictureIdentity, 'hash'>;

/** An `<img>` of a live page. */
export interface PageImage {
  element: HTMLImageElement;
  /** Addresses under which it may have been saved, that which would be saved now first. */
  addresses: string[];
}

/** The pictures under an element of a page, in its order, without those that have no address of their own. */
export function pageImages(root: Element): PageImage[] {
  return [...root.querySelectorAll('img')].flatMap((element) => pageImage(element) ?? []);
}

/** An element of a page as a picture; null where it is none, or has no address of its own. */
export function pageImage(element: Element): PageImage | null {
  if (!isPicture(element)) return null;
  const { url = '' } = pictureSource(element, element.baseURI, shownPicture(element)) ?? {};
  const addresses = [url, element.currentSrc, element.src].filter((one) => /^https?:/.test(one));
  return addresses.length > 0 ? { element, addresses: [...new Set(addresses)] } : null;
}

/** What a picture of a page is known by again. */
export function describeImage({ element, addresses: [url = ''] }: PageImage): PagePicture {
  const caption = captionOf(element).map((one) => renderedText(one).text);
  return { url, alt: oneLine(element.alt), caption: oneLine(caption.join(' ')) };
}

/**
 * Finds a picture among those of a page, as `anchorPicture` does among those of a body: `picture` of what it gives is the
 * index of one of these, which stands nowhere in a text.
 */
export function anchorImage(picture: PagePicture, images: readonly PageImage[]): Anchor {
  const key = pictureKey(picture.url);
  const places = images.map((image, index) => ({
    index,
    start: 0,
    url:
      image.addresses.find((one) => one === picture.url) ??
      image.addresses.find((one) => pictureKey(one) === key) ??
      image.addresses[0] ??
      '',
    hash: null,
    alt: oneLine(image.element.alt),
    // Looked up only where its address doesn't tell.
    get caption() {
      return describeImage(image).caption;
    },
  }));
  return anchorPicture({ type: 'CssSelector', value: '', picture: { ...picture, hash: null } }, places);
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
