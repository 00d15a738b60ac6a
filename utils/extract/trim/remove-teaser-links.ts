import { linkShare, removeBlock, textBlocks } from '../text-blocks';
import { endsSentence, textWeight } from '../text-weight';

/** Share of a block's text in links from which it is nothing but links. */
const PURE = 0.95;
/** Least weight of a link that may be another article's headline. */
const LEAST_WEIGHT = 20;
const NOT_TEASER = 'ul, ol, dl, table, figure, blockquote, pre';

/** Removes paragraphs that are nothing but a link to another article of the same site. */
export function removeTeaserLinks(content: Element, url: string): void {
  const { hostname } = new URL(url);
  for (const { element, text } of textBlocks(content)) {
    if (textWeight(text) < LEAST_WEIGHT || element.closest(NOT_TEASER) || linkShare(element) < PURE) continue;
    const links = [
      ...element.querySelectorAll('a[href]'),
      ...(element.closest('a[href]') ? [element.closest('a[href]')] : []),
    ];
    const isOwn = links.every((link) => isSameSite(link?.getAttribute('href') ?? '', url, hostname));
    if (isOwn && !/^h[1-6]$/.test(element.localName) && !(endsSentence(text) && textWeight(text) > 120))
      removeBlock(element, content);
  }
}

function isSameSite(href: string, url: string, hostname: string): boolean {
  if (href.startsWith('#') || !URL.canParse(href, url)) return false;
  const site = (host: string) => host.split('.').slice(-2).join('.');
  return site(new URL(href, url).hostname) === site(hostname);
}
