import { oneLine } from '@/utils/article/one-line';

import { BESIDE_ELEMENTS, BESIDE_NAMES } from './beside-story';
import { linkShare, type TextBlock } from './text-blocks';
import { textWeight } from './text-weight';

/** Weight of a block from which it is prose, not a label. */
const PROSE_WEIGHT = 60;
/** How pages name what isn't their story. */
const SET_ASIDE = new RegExp(
  `${BESIDE_NAMES.join('|')}|disqus|remark|reply|teaser|promo|sidebar|widget|social|share|footer|sponsor|advert|popup|modal|carousel|owl-|swiper|slide|gallery`,
  'i',
);
const ELSEWHERE = `${BESIDE_ELEMENTS}, form, dialog, noscript`;

/** Whether an element is a paragraph of running text. */
export function isProse(element: Element): boolean {
  return isProseBlock({ element, text: oneLine(element.textContent) });
}

/** The same of a block whose text has been read. */
export function isProseBlock({ element, text }: TextBlock): boolean {
  return textWeight(text) >= PROSE_WEIGHT && linkShare(element) < 0.5;
}

/** Whether a box is named as something beside the story: comments, related articles, an advertisement. */
export function isSetAside(box: Element): boolean {
  return box.matches(ELSEWHERE) || SET_ASIDE.test(`${box.className} ${box.id}`);
}

/** Longest text of a box that leads to another article, in UTF-16 code units. */
const MAX_CARD_LENGTH = 800;

/** Whether a box leads to another article: its heading is a link. */
export function isCard(box: Element): boolean {
  if (isLonger(box, MAX_CARD_LENGTH)) return false;
  return (
    box.querySelector(':is(h1, h2, h3, h4, h5, h6) a[href], a[href] :is(h1, h2, h3, h4, h5, h6)') !== null
  );
}

const SHOW_TEXT = 4;

/** Whether an element's text is longer than this; no more of it is read than it takes to tell. */
function isLonger(element: Element, length: number): boolean {
  const walker = element.ownerDocument.createTreeWalker(element, SHOW_TEXT);
  let left = length;
  while (left >= 0 && walker.nextNode()) left -= (walker.currentNode as Text).length;
  return left < 0;
}
