import { linkShare, removeBlock } from '../text-blocks';
import { endsSentence, textWeight } from '../text-weight';
import { isHeading, KEPT } from './kept-lines';
import type { TrimRule } from './trim-rule';

/** Share of a block's text in links from which it is nothing but links. */
const PURE = 0.95;
/** Least weight of a link that may be another article's headline. */
const LEAST_WEIGHT = 20;

/** Removes paragraphs that are nothing but a link to another article of the same site. */
export const removeTeaserLinks: TrimRule = (content, blocks, { url }) => {
  const { hostname } = new URL(url);
  for (const { element, text } of blocks) {
    if (textWeight(text) < LEAST_WEIGHT || element.closest(KEPT) || linkShare(element) < PURE) continue;
    const links = [element.closest('a[href]'), ...element.querySelectorAll('a[href]')];
    const isOwn = links.every((link) => !link || isSameSite(link.getAttribute('href') ?? '', url, hostname));
    if (isOwn && !isHeading(element) && !(endsSentence(text) && textWeight(text) > 120))
      removeBlock(element, content);
  }
};

function isSameSite(href: string, url: string, hostname: string): boolean {
  if (href.startsWith('#') || !URL.canParse(href, url)) return false;
  const site = (host: string) => host.split('.').slice(-2).join('.');
  return site(new URL(href, url).hostname) === site(hostname);
}
