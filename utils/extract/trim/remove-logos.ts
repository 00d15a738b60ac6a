import { isSameSite } from '../same-site';
import { isBlank } from '../text-weight';

/** Removes pictures that are links to the front page of the site: its logo. */
export function removeLogos(content: Element, pageUrl: string): void {
  const { hostname } = new URL(pageUrl);
  for (const link of content.querySelectorAll('a[href]')) {
    if (!link.querySelector('img') || !isBlank(link.textContent)) continue;
    const href = link.getAttribute('href') ?? '';
    if (!URL.canParse(href, pageUrl)) continue;
    const to = new URL(href, pageUrl);
    if (to.pathname === '/' && to.search === '' && !href.startsWith('#') && isSameSite(to.hostname, hostname))
      link.remove();
  }
}
