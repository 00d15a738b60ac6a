/** What a picture is known by again: in another version, in another size, or in the page. */
export interface PictureIdentity {
  /** Address of what was saved of it; empty where it has none of its own. */
  url: string;
  /** SHA-256 of its bytes; null where it isn't kept. */
  hash: string | null;
  alt: string;
  /** The text below it; empty where there is none. */
  caption: string;
}

/**
 * W3C Web Annotation Data Model §4.2.3, with what the picture is known by as a term of our own: the picture in the body of
 * the version, where it has its number, or in the page, where it may have this address.
 */
export interface PictureSelector {
  type: 'CssSelector';
  value: string;
  picture: PictureIdentity;
}

/** A picture of a body, and where it stands there. */
export interface PicturePlace extends PictureIdentity {
  /** Its number in the body: `<img data-picture="n">`. */
  index: number;
  /** Offset of the text behind it. */
  start: number;
}

/** The selector of a picture. */
export function describePicture({
  index,
  url,
  hash,
  alt,
  caption,
}: Omit<PicturePlace, 'start'>): PictureSelector {
  const inBody = `img[data-picture="${String(index)}"]`;
  return {
    type: 'CssSelector',
    value: url === '' ? inBody : `${inBody}, ${atAddress(url)}`,
    picture: { url, hash, alt, caption },
  };
}

/** The selector of a picture of a page that isn't in the body of the version. */
export function describePageImage(picture: Omit<PictureIdentity, 'hash'>): PictureSelector {
  return { type: 'CssSelector', value: atAddress(picture.url), picture: { ...picture, hash: null } };
}

function atAddress(url: string): string {
  return `img[src="${url.replace(/["\\]/g, '\\$&')}"]`;
}

/** The number of a picture in the body of the version that its selector was made on; null where it tells none. */
export function pictureNumber({ value }: PictureSelector): number | null {
  const [, number] = /^img\[data-picture="(\d+)"\]/.exec(value) ?? [];
  return number === undefined ? null : Number(number);
}

/** Words that stand for a picture: its caption, or else what it says of itself where it can't be seen; may be empty. */
export function pictureWords({ caption, alt }: Pick<PictureIdentity, 'caption' | 'alt'>): string {
  return caption === '' ? alt : caption;
}
