import { plainAddress } from './plain-address';
import { isTracking } from './tracking-parameter';

/**
 * The form of an address by which an article is recognised: `https`, lower-case host, no default port, user info,
 * tracking parameters, fragment or final slash; parameters sorted. Null for what isn't a web or file address.
 * Fragments that are routes (`#!…`, `#/…`) stay.
 */
export function urlKey(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!['http:', 'https:', 'file:'].includes(url.protocol)) return null;
  if (url.protocol === 'http:') url.protocol = 'https:';
  url.username = '';
  url.password = '';
  if (url.port === '80') url.port = '';
  if (!/^#[!/]/.test(url.hash)) url.hash = '';
  // Not by `keys()`: in Firefox, what that gives a page script can't be iterated (https://bugzil.la/1023984).
  for (const [name, value] of [...url.searchParams]) {
    if (isTracking(name, value)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  if (url.pathname.endsWith('/')) url.pathname = url.pathname.replace(/\/+$/, '');
  return url.href.replace(/\/(?=$|[?#])/, '');
}

/** Keys of a page by its address alone: as it is, and as the page that it is a form of (for phones, AMP) has it. */
export function addressKeys(address: string): string[] {
  return [...new Set([urlKey(address), urlKey(plainAddress(address))])].filter((key) => key !== null);
}

/**
 * Whether two addresses are those of one page, wherever in it the reader is, and whatever their tails say of where the reader
 * came from.
 */
export function isSamePage(address: string, other: string): boolean {
  return keyOrPage(address) === keyOrPage(other);
}

function keyOrPage(address: string): string | undefined {
  return urlKey(address) ?? address.split('#', 1)[0];
}

/** Keys of an article read at `url`, of which its page says that it has other addresses too. */
export function urlKeys(url: string, canonicalUrl: string | null, aliasUrls: string[] = []): string[] {
  const others = [canonicalUrl ?? '', ...aliasUrls].filter((address) => !isFrontPageFor(address, url));
  return [...new Set([url, ...others].flatMap(addressKeys))];
}

/**
 * Whether an address that a page calls its own is its site's front page while the page itself isn't: a mistake that many
 * sites make, and that would make one article of all of theirs.
 */
export function isFrontPageFor(address: string, pageUrl: string): boolean {
  return isFrontPage(address) && !isFrontPage(pageUrl);
}

function isFrontPage(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { pathname, search, hash } = new URL(address);
  return pathname === '/' && search === '' && !/^#[!/]/.test(hash);
}
