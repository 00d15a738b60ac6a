/** An address with everything encoded that RFC 3986 has no place for, which browsers leave as it is. */
export function strictAddress(href: string): string {
  const host = /^[a-z]+:(?:\/\/[^/?#]*)?/i.exec(href)?.[0] ?? '';
  const encoded = href
    .slice(host.length)
    .replace(/[^\w\-.~:/?#@!$&'()*+,;=%]/gu, (one) => encodeURIComponent(one))
    .replace(/%(?![\da-f]{2})/gi, '%25');
  // One `#` only.
  const [path = '', ...fragments] = encoded.split('#');
  return host + path + (fragments.length === 0 ? '' : `#${fragments.join('%23')}`);
}
