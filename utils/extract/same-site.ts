/**
 * Names under which countries give out names for sites: `courier.co.uk` is a site, `co.uk` none. The whole list
 * (publicsuffix.org) is as large as all of our code in a page.
 */
const SECOND_LEVEL =
  /\.(?:ac|asn|co|com|edu|gen|go|gob|gouv|gov|govt|gub|id|in|mil|muni|ne|net|nom|or|org|sch|web)\.[a-z]{2}$/;

/** Whether two hosts belong to one site: `news.courier.co.uk` and `www.courier.co.uk` do. */
export function isSameSite(host: string, other: string): boolean {
  return host === other || siteOf(host) === siteOf(other);
}

function siteOf(host: string): string {
  // A number has no names in it.
  if (/^[\d.]+$|:/.test(host)) return host;
  return host
    .split('.')
    .slice(SECOND_LEVEL.test(`.${host}`) ? -3 : -2)
    .join('.');
}
