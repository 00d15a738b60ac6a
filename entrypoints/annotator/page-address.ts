/** The address of the page without the place in it that the reader is at, unless that is a page of its own. */
export function pageAddress(): string {
  const { href, hash } = location;
  return /^#[!/]/.test(hash) ? href : (href.split('#', 1)[0] ?? href);
}
