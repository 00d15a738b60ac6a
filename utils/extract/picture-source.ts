import { isPlaceholder } from './placeholder-source';
import { SHOWN_SIZE, SHOWN_SOURCE } from './shown-pictures';
import { bestCandidate, parseSrcset } from './srcset';

/** Where a picture is and how large, in CSS pixels where known. */
export interface PictureSource {
  url: string;
  width: number | null;
  height: number | null;
}

/** Attributes under which scripts keep the address until the reader scrolls there; the larger picture first. */
const LAZY_SRCSETS = ['data-srcset', 'data-lazy-srcset', 'data-original-set', 'data-src-set'];
const LAZY_SOURCES = [
  'data-hi-res-src',
  'data-full-src',
  'data-src-large',
  'data-original',
  'data-lazy-src',
  'data-src',
  'data-actualsrc',
  'data-original-src',
  'data-lazyload',
  'data-echo',
  'data-url',
  'data-image',
  'data-img',
  'file',
];
/** A shown picture narrower than this is the preview of a larger one, if the page names one. */
const PREVIEW_WIDTH = 120;
const PICTURE_FILE = /^[^\s"'<>]+\.(?:avif|gif|jpe?g|png|webp)(?:[?#!@][^\s"'<>]*)?$/i;

/**
 * The best source of an `<img>` in a copy of the page, absolute: what the page shows, in a size good for reading; else what
 * its scripts would show; null when there is only a placeholder. Of one in the page itself `shown` says what it shows.
 */
export function pictureSource(
  img: Element,
  baseUrl: string,
  shown: PictureSource | null = shownSource(img),
): PictureSource | null {
  const isPreview = shown !== null && shown.width !== null && shown.width < PREVIEW_WIDTH;
  const isLazy = img.getAttributeNames().some((name) => name.startsWith('data-') || name === 'file');
  const urls = function* (): Generator<string | null> {
    if (!isPreview) yield shown && inBestSize(img, shown.url, baseUrl);
    if (isLazy) {
      for (const name of LAZY_SRCSETS) yield best(img.getAttribute(name));
      for (const name of LAZY_SOURCES) yield img.getAttribute(name);
    }
    yield best(img.getAttribute('srcset'));
    yield* pictureElementSources(img);
    yield shown?.url ?? null;
    yield img.getAttribute('src');
    if (isLazy) yield* otherPictureFiles(img);
  };
  for (const url of urls()) {
    const address = url === null ? null : absolute(url, baseUrl);
    if (address !== null && !isPlaceholder(address)) return { url: address, ...sizeOf(img, shown, address) };
  }
  return null;
}

function shownSource(img: Element): PictureSource | null {
  const url = img.getAttribute(SHOWN_SOURCE);
  const [width, height] = (img.getAttribute(SHOWN_SIZE) ?? '').split('x').map(Number);
  return url === null || isPlaceholder(url)
    ? null
    : { url, width: width === 0 ? null : (width ?? null), height: height ?? null };
}

/** The best size among those that the page offers beside the one it shows. */
function inBestSize(img: Element, shownUrl: string, baseUrl: string): string {
  const srcsets = [img, ...sourceElements(img)].map((element) => element.getAttribute('srcset') ?? '');
  for (const srcset of srcsets) {
    const candidates = parseSrcset(srcset);
    if (candidates.some(({ url }) => absolute(url, baseUrl) === shownUrl)) {
      return bestCandidate(candidates)?.url ?? shownUrl;
    }
  }
  return shownUrl;
}

function pictureElementSources(img: Element): (string | null)[] {
  return sourceElements(img).flatMap((source) => [
    best(source.getAttribute('data-srcset')),
    best(source.getAttribute('srcset')),
  ]);
}

function sourceElements(img: Element): Element[] {
  const picture = img.closest('picture');
  return picture ? [...picture.querySelectorAll('source')] : [];
}

function otherPictureFiles(img: Element): string[] {
  return [...img.attributes]
    .filter(
      ({ name, value }) =>
        name.startsWith('data-') && value.length < 2_000 && PICTURE_FILE.test(value.trim()),
    )
    .map(({ value }) => value);
}

function best(srcset: string | null): string | null {
  return srcset === null ? null : (bestCandidate(parseSrcset(srcset))?.url ?? null);
}

/** Absolute http(s) or data: address; null for others. */
function absolute(url: string, baseUrl: string): string | null {
  const trimmed = url.trim();
  if (trimmed === '' || trimmed === 'null' || !URL.canParse(trimmed, baseUrl)) return null;
  const { href, protocol } = new URL(trimmed, baseUrl);
  return /^(?:https?|data):$/.test(protocol) ? href : null;
}

/** A width of 16 and a height of 9 are a ratio, not a size. */
const LEAST_CREDIBLE_WIDTH = 64;

function sizeOf(
  img: Element,
  shown: PictureSource | null,
  url: string,
): Pick<PictureSource, 'width' | 'height'> {
  const width = pixels(img.getAttribute('width'));
  const height = pixels(img.getAttribute('height'));
  const isCredible = width !== null && height !== null && width >= LEAST_CREDIBLE_WIDTH;
  if (!isCredible && shown?.url === url && shown.width !== null) {
    return { width: shown.width, height: shown.height };
  }
  return { width, height };
}

function pixels(value: string | null): number | null {
  const number = /^\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$/.exec(value ?? '')?.[1];
  return number === undefined || number === '0' ? null : Number(number);
}
