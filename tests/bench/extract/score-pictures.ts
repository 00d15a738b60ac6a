import { createHash } from 'node:crypto';

import { parseHTML } from 'linkedom';

/**
 * What a person saw on a page: its article's pictures and captions. A picture is told by an address of each element that
 * shows it, a caption by the hash of its letters, so that no page's text is kept here. A caption that repeats a sentence
 * of the story is left out: that it stands there twice is right.
 */
export interface PictureLabel {
  id: string;
  /** Which of the pictures the page's og:image is; null when the page shows it nowhere; absent when it has none. */
  lead?: number | null;
  pictures: string[][];
  captions: { length: number; sha256: string }[];
}

/** Counts over one page. */
export interface PictureScore {
  /** Of pages whose og:image is one of the article's pictures: whether it was kept. */
  lead: number | null;
  pictures: number;
  kept: number;
  /** Pictures kept that aren't the article's. */
  others: number;
  captions: number;
  captionsOnce: number;
  captionsLost: number;
  /** Pictures without an address that shows one. */
  placeholders: number;
}

/** Counts what of the labelled pictures and captions stands in an extractor's content. */
export function scorePictures(
  page: { html: string; url: string },
  label: PictureLabel,
  contentHtml: string,
): PictureScore {
  const content = holderOf(contentHtml);
  const shown = [...content.querySelectorAll('img')].map((img) => addressesOf(img, page.url));
  const known = wantedAddresses(page, label);
  const isKept = (addresses: Set<string>) => shown.some((its) => its.some((one) => addresses.has(one)));
  const kept = known.map(isKept);
  const counts = label.captions.map((caption) => timesSaid(content, caption));
  return {
    lead: typeof label.lead === 'number' ? Number(kept[label.lead]) : null,
    pictures: known.length,
    kept: kept.filter(Boolean).length,
    others: shown.filter((its) => its.length > 0 && !its.some((one) => known.some((all) => all.has(one))))
      .length,
    captions: counts.length,
    captionsOnce: counts.filter((count) => count === 1).length,
    captionsLost: counts.filter((count) => count === 0).length,
    placeholders: shown.filter((its) => its.length === 0).length,
  };
}

/** All addresses under which each labelled picture stands on the page, and the page's own name for its lead. */
function wantedAddresses({ html, url }: { html: string; url: string }, label: PictureLabel): Set<string>[] {
  const { document } = parseHTML(html);
  const elements = [...document.querySelectorAll('img, amp-img, [style*="url("]')];
  return label.pictures.map((addresses, index) => {
    const own = addresses.map((address) => absolute(address, url));
    const all = elements.map((element) => addressesOf(element, url));
    const same = all.filter((its) => its.some((one) => own.includes(one)));
    const og = label.lead === index ? document.querySelector('meta[property="og:image"]') : null;
    const named = og?.getAttribute('content');
    return new Set([...own, ...same.flat(), ...(named ? [absolute(named, url)] : [])]);
  });
}

const SRCSET = /srcset/i;
const OTHER_ADDRESS = /^(?:src|data-|file$)/;

/** Addresses in the attributes of an element and of the `<source>`s beside it; placeholders aren't among them. */
function addressesOf(element: Element, base: string): string[] {
  const sources = [element, ...(element.closest('picture')?.querySelectorAll('source') ?? [])];
  const background = /url\(["']?([^"')]+)/.exec(element.getAttribute('style') ?? '')?.[1];
  return sources
    .flatMap((one) => [...one.attributes])
    .flatMap(({ name, value }) => {
      if (SRCSET.test(name)) return value.split(/,\s+|\s+[\d.]+[wx],?/).map((part) => part.trim());
      return OTHER_ADDRESS.test(name) ? [value.trim()] : [];
    })
    .concat(background ?? [])
    .filter((value) => /[./]/.test(value) && !/\s/.test(value) && !isPlaceholder(value))
    .map((value) => absolute(value, base));
}

function isPlaceholder(value: string): boolean {
  return /^data:.{0,1000}$|\/(?:1x1|blank|placeholder|spacer|transparent|grey)[^/]*$/i.test(value);
}

function absolute(value: string, base: string): string {
  return URL.canParse(value, base) ? new URL(value, base).href : value;
}

/** How often a caption stands in the text and in descriptions of pictures. */
function timesSaid(content: Element, { length, sha256 }: PictureLabel['captions'][number]): number {
  const alts = [...content.querySelectorAll('img[alt]')].map((img) => img.getAttribute('alt') ?? '');
  return [content.textContent, ...alts].reduce((sum, text) => {
    const letters = lettersOf(text);
    let count = 0;
    for (let at = 0; at + length <= letters.length; at += 1) {
      if (hashOf(letters.slice(at, at + length)) === sha256) count += 1;
    }
    return sum + count;
  }, 0);
}

/** Letters and digits in one case and width: what a caption says, however it is set. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function holderOf(html: string): Element {
  return parseHTML(`<!doctype html><html><body><div>${html}</div></body></html>`).document.body;
}
