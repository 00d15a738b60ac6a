import { isFrontPageFor } from '@/utils/article/url-key';

/** The addresses that a page says its article has. */
export interface PageAddresses {
  canonicalUrl: string | null;
  /** Others: for phones, in AMP, `og:url`. */
  aliasUrls: string[];
}

/** Most further addresses kept, and most links looked at for them. */
const MAX_ALIASES = 5;
const MAX_LINKS = 100;
/** Links to the page for phones, and from it: https://developers.google.com/search/docs/crawling-indexing/mobile. */
const ALIASES = 'link[rel~="amphtml" i][href], link[rel~="alternate" i][media][href]:not([hreflang])';
const FOR_PHONES = /handheld|max-(?:device-)?width/i;

/** Reads the addresses of a copy of the page. The front page is none of an article's, though many sites say so. */
export function pageAddresses(
  document: Document,
  ogUrl: string | null,
  { url, baseUrl }: { url: string; baseUrl: string },
): PageAddresses {
  const own = (written: string | null): string | null => {
    const address = webAddress(written, baseUrl);
    return address === null || isFrontPageFor(address, url) ? null : address;
  };
  const link = document.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href') ?? null;
  const canonicalUrl = own(link) ?? own(ogUrl);
  const others = [...document.querySelectorAll(ALIASES)]
    .slice(0, MAX_LINKS)
    .filter((one) => one.matches('[rel~="amphtml" i]') || FOR_PHONES.test(one.getAttribute('media') ?? ''))
    .map((one) => own(one.getAttribute('href')));
  const aliasUrls = new Set([own(ogUrl), ...others].filter((address) => address !== null));
  aliasUrls.delete(canonicalUrl ?? '');
  aliasUrls.delete(url);
  return { canonicalUrl, aliasUrls: [...aliasUrls].slice(0, MAX_ALIASES) };
}

/** Absolute http(s) address without user info, of at most 10,000 characters; null for anything else. */
export function webAddress(value: string | null, baseUrl: string): string | null {
  if (value === null || value.trim() === '' || !URL.canParse(value, baseUrl)) return null;
  const url = new URL(value, baseUrl);
  if (!/^https?:$/.test(url.protocol) || url.href.length > 10_000) return null;
  url.username = '';
  url.password = '';
  return url.href;
}
