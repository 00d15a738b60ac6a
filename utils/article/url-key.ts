/** Query parameters that say how a reader came, not what is read. */
const TRACKING_PARAMETER =
  /^(?:utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga|spm|scm|_hs(?:enc|mi)|vero_id|cmpid|ocid|ref_src)$/i;

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
  for (const [name] of [...url.searchParams]) {
    if (TRACKING_PARAMETER.test(name)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  if (url.pathname.endsWith('/')) url.pathname = url.pathname.replace(/\/+$/, '');
  return url.href.replace(/\/(?=$|[?#])/, '');
}

/**
 * Keys of an article read at `url`. A canonical address that names a site's front page for an inner page is a mistake
 * many sites make, and would merge all their articles: it is passed over.
 */
export function urlKeys(url: string, canonicalUrl: string | null): string[] {
  const keys = [urlKey(url)];
  if (canonicalUrl !== null && !(isFrontPage(canonicalUrl) && !isFrontPage(url))) {
    keys.push(urlKey(canonicalUrl));
  }
  return [...new Set(keys.filter((key) => key !== null))];
}

function isFrontPage(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { pathname, search, hash } = new URL(address);
  return pathname === '/' && search === '' && !/^#[!/]/.test(hash);
}
