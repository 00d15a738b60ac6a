/** The address in its normal form, without user info, if a link may lead there: `http:`, `https:` or `mailto:`; else null. */
export function webAddress(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) return null;
  url.username = '';
  url.password = '';
  return url.href;
}
