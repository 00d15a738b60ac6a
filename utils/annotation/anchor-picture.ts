import { isSamePicture, pictureKey } from '@/utils/extract/picture-key';

import type { Anchor } from './anchor';
import {
  pictureNumber,
  type PictureIdentity,
  type PicturePlace,
  type PictureSelector,
} from './picture-selector';

/** Fewest characters of a caption, or of what a picture says of itself, by which it can be known: "Photo" is none. */
const TELLING = 12;

/**
 * Finds a picture among those of a body: by its bytes, else by its address, in whatever size (`exact`, also where
 * no number is known; `moved` where it is another of the body's pictures in order). Where other bytes have its
 * address, or another picture has its name or its caption, and no other picture could be meant, it has `changed`:
 * `exact` is then the hash or address of what is there. A picture that only stands in the same place isn't it
 * (`orphaned`).
 */
export function anchorPicture(selector: PictureSelector, pictures: readonly PicturePlace[]): Anchor {
  const { picture } = selector;
  const number = pictureNumber(selector);
  const says = isAs(picture.caption);
  const best = (found: PicturePlace[]): PicturePlace | undefined =>
    found.find(({ index }) => index === number) ?? found.find(({ caption }) => says(caption)) ?? found[0];
  const placed = (place: PicturePlace): Anchor => ({
    state: number === null || place.index === number ? 'exact' : 'moved',
    ...spanOf(place),
  });

  const same = best(pictures.filter(({ hash }) => hash !== null && hash === picture.hash));
  if (same) return placed(same);
  const atAddress = best(pictures.filter(({ url }) => url !== '' && url === picture.url));
  if (atAddress) {
    const isOther = atAddress.hash !== null && picture.hash !== null;
    return isOther ? changed(atAddress) : placed(atAddress);
  }
  const key = pictureKey(picture.url);
  const inSize = best(pictures.filter(({ url }) => url !== '' && pictureKey(url) === key));
  if (inSize) return placed(inSize);

  for (const hasSign of signsOf(picture)) {
    const [only, ...others] = pictures.filter(hasSign);
    if (only) return others.length === 0 ? changed(only) : { state: 'orphaned' };
  }
  return { state: 'orphaned' };
}

/** Whether a picture that has another address may be the one that is meant: only such are worth asking `anchorPicture` about. */
export function isAlike(picture: PictureIdentity, other: PicturePlace): boolean {
  return signsOf(picture).some((hasSign) => hasSign(other));
}

/** By what a picture is known whose address or bytes are others, the surest first. */
function signsOf(picture: PictureIdentity): ((other: PicturePlace) => boolean)[] {
  const says = isAs(picture.caption);
  const isNamed = isAs(picture.alt);
  return [
    ({ url }) => url !== '' && picture.url !== '' && isSamePicture(url, picture.url),
    ({ caption }) => caption.length >= TELLING && says(caption),
    ({ alt }) => alt.length >= TELLING && isNamed(alt),
  ];
}

/** Whether words are those that were kept of a picture, however they are spaced: full-width spaces weren't always kept. */
function isAs(kept: string): (text: string) => boolean {
  const bare = (text: string): string => text.replace(/[\s\u200b]+/g, '');
  const its = bare(kept);
  return (text) => bare(text) === its;
}

function changed(place: PicturePlace): Anchor {
  return { state: 'changed', exact: place.hash ?? place.url, ...spanOf(place) };
}

function spanOf({ start, index }: PicturePlace) {
  return { start, end: start, picture: index };
}
