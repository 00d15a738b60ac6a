/**
 * Makes the links of the content absolute. Links to places in the page itself become plain text: what is saved has no ids to
 * lead to, and the live page is elsewhere.
 */
export function makeLinksAbsolute(content: Element, url: string, baseUrl: string): void {
  const page = withoutFragment(url);
  for (const link of content.querySelectorAll('a')) {
    const href = link.getAttribute('href')?.trim() ?? '';
    const target = href !== '' && URL.canParse(href, baseUrl) ? new URL(href, baseUrl) : null;
    const isWithin =
      href.startsWith('#') || (target?.hash !== '' && target && withoutFragment(target.href) === page);
    if (!target || isWithin) link.replaceWith(...link.childNodes);
    else link.setAttribute('href', target.href);
  }
}

function withoutFragment(url: string): string {
  const [address = ''] = url.split('#', 1);
  return address;
}
