/**
 * The address of the page that one is another form of: of a page for phones or in AMP, also out of a cache of such pages, the
 * page itself; of all others they themselves, without `www.`. Two addresses that are the same page in another form have the
 * same.
 */
export function plainAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = outOfCache(new URL(address));
  const labels = url.hostname.split('.');
  const isName = !/^[\d.]+$|:/.test(url.hostname);
  if (isName && labels.length > 2 && PREFIX.test(labels[0] ?? '')) url.hostname = labels.slice(1).join('.');
  for (const [name, value] of [...url.searchParams]) {
    if (AMP_PARAMETER.test(`${name}=${value}`)) url.searchParams.delete(name);
  }
  url.pathname = withoutAmp(url.pathname);
  return url.href;
}

const PREFIX = /^(?:www\d?|m|mobile|mobil|amp|wap|touch|3g)$/i;
const AMP_PARAMETER = /^(?:amp=(?:1|true|amp)?|(?:output|outputtype|view|mode|type)=amp)$/i;
/** How the caches of Google and Bing name the page in their paths: https://developers.google.com/amp/cache/overview. */
const CACHED = /^\/(?:[acviw]|wp|amp)\/(s\/)?([^/]+)(\/.*)?$/;
const CACHE_HOST = /(?:^|\.)(?:cdn\.ampproject\.org|bing-amp\.com|google\.[a-z.]{2,6})$/;

function outOfCache(url: URL): URL {
  if (!CACHE_HOST.test(url.hostname)) return url;
  const [, secure, host = '', path = '/'] = CACHED.exec(url.pathname) ?? [];
  const inside = `${secure ? 'https' : 'http'}://${host}${path}${url.search}`;
  return host.includes('.') && URL.canParse(inside) ? new URL(inside) : url;
}

function withoutAmp(path: string): string {
  const bare = path
    .replace(/\/amp\/?$/i, '')
    .replace(/^\/amp(?=\/)/i, '')
    .replace(/\.amp(?=$|\.html?$)/i, '');
  // "Amp" may be the name of a thing, and its page isn't that of its shelf: a story has a longer path.
  return /[-.\d]|\/[^/]+\/[^/]/.test(bare) ? bare : path;
}
