import type { FoundPicture } from '@/utils/article/article';

import { pictureKey } from './picture-key';

/** Most pictures of an article; what is beyond is left out. */
const MAX_PICTURES = 500;
const MAX_ALT_LENGTH = 5_000;
/** Longest data: address that is kept as one: its bytes travel apart, and lists must stay small. */
const MAX_DATA_LENGTH = 2_000;

/** The pictures of an article, in order: what is kept of them, and where their bytes come from. */
export interface CollectedPictures {
  pictures: FoundPicture[];
  /** Whole address of each, data: addresses included. */
  sources: string[];
}

/**
 * Turns every `<img src>` of the content into `<img data-picture="n">` and lists them. A picture that stands there twice
 * stays once; a figure left without a picture goes, caption and all.
 */
export function collectPictures(content: Element): CollectedPictures {
  const collected: CollectedPictures = { pictures: [], sources: [] };
  const known = new Set<string>();
  for (const img of content.querySelectorAll('img')) {
    const url = img.getAttribute('src') ?? '';
    const key = pictureKey(url);
    if (url === '' || known.has(key) || collected.pictures.length === MAX_PICTURES) {
      removePicture(img);
      continue;
    }
    known.add(key);
    const picture = {
      url: url.startsWith('data:') && url.length > MAX_DATA_LENGTH ? url.slice(0, url.indexOf(',') + 1) : url,
      alt: (img.getAttribute('alt') ?? '').trim().slice(0, MAX_ALT_LENGTH),
      width: number(img.getAttribute('width')),
      height: number(img.getAttribute('height')),
    };
    img.setAttribute('data-picture', String(collected.pictures.length));
    img.setAttribute('alt', picture.alt);
    img.removeAttribute('src');
    img.removeAttribute('title');
    collected.pictures.push(picture);
    collected.sources.push(url);
  }
  return collected;
}

function removePicture(img: Element): void {
  const figure = img.closest('figure');
  img.remove();
  if (figure && !figure.querySelector('img, table, pre, blockquote, video')) figure.remove();
}

function number(value: string | null): number | null {
  return value === null || !/^\d{1,5}$/.test(value) ? null : Number(value);
}
