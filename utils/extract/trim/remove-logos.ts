import { isBlank } from '../text-weight';

/** Removes pictures that are links to the front page of the site, its logo, from a page that isn't that itself. */
export function removeLogos(content: Element, pageUrl: string): void {
  const { hostname, pathname } = new URL(pageUrl);
  if (pathname === '/') return;
  for (const link of content.querySelectorAll('a[href]')) {
    if (!link.querySelector('img') || !isBlank(link.textContent)) continue;
    if (link.closest('figure')?.querySelector('figcaption')) continue;
    const href = link.getAttribute('href') ?? '';
    const to = URL.canParse(href, pageUrl) ? new URL(href, pageUrl) : null;
    const isFront = to?.pathname === '/' && to.search === '' && to.hash === '';
    if (isFront && withoutWww(to.hostname) === withoutWww(hostname)) link.remove();
  }
}

function withoutWww(hostname: string): string {
  return hostname.replace(/^www\./, '');
}
