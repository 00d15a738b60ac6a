import { linkShare } from '../text-blocks';
import { textWeight } from '../text-weight';

const BOXES = 'div, section, ul, ol, p, header, figure, table';
/** Names of boxes that are never the story, however long they are: ways to subscribe, players, the author's life, comments. */
const SURELY_BESIDE =
  /newsletter|news-letter|(?:^|[-_\s])cta(?:$|[-_\s])|(?:video|audio|media|jw|html5)-?player|player-?(?:bottom|poster|controls?|wrap|bar|container|hint)|vjs-|author-?(?:bio|box|info|card|desc)|about-?(?:the-?)?author|(?:^|[-_\s])comments?-?(?:list|area|section|wrap|box|form|container|block)|disqus/i;
/** The same of names that stand for the story on some pages: questions whether something may be shown, notices, ratings. */
const BESIDE =
  /subscri(?:be|ption)-?(?:box|form|block|promo|cta)|(?:^|[-_\s])sign-?(?:up|in)(?:$|[-_\s])|affiliate-?(?:box|note|disclosure|disclaimer|link)|(?:^|[-_\s])donat(?:e|ion)s?-?(?:box|form|banner|block|button|cta|widget)|breadcrumb|third-?party-?(?:services?|content)?-*placeholder|embed-?(?:consent|privacy|placeholder)|(?:privacy|consent)-?(?:embed|placeholder|overlay|notice|layer)|(?:ads?|editorial)-?(?:disclaimer|disclosure)|(?:post|star|user)-?ratings?(?![a-z])/i;
/** Names of boxes that lead to other articles, or to places in this one, where they are mostly links: in some pages a teaser is the story's summary. */
const LEADING_AWAY =
  /related|recirc|recommend|teaser|promo|read-?(?:more|next|also)|more-?(?:on|from|stories)|(?:next|prev(?:ious)?)-?(?:post|story|article)|post-?nav|share|social|tags|tag-?links|(?:^|[-_\s])toc(?:$|[-_\s])|table-?of-?contents/i;
const MOSTLY_LINKS = 0.4;
/** What isn't shown, or on paper only; a name that says where it is shown after all counts against it. */
export const HIDDEN_NAMES = ['hidden', 'hide', 'is-hidden', 'd-none', 'visually-hidden', 'visuallyhidden'];
export const HIDING_CLASSES = HIDDEN_NAMES.map((name) => `[class~="${name}"]`).join();
const SHOWN_AFTER_ALL = /:(?:block|flex|grid|inline|contents|table)|d-\w{2}-(?:block|flex|inline|grid|table)/;
/** Ratings and tags that stand within a line. */
const INLINE_BESIDE = 'span[class*="post-rating"], span[class*="tag-links"]';
/** What shows over a line only while one points at a word of it; the word stands before it in a box that is named alike. */
const POPPING_UP = ['rollover', 'tooltip', 'popover', 'popup', 'hovercard']
  .map((name) => `[class*="${name}" i]`)
  .join();
const IN_A_LINE = `:is(${POPPING_UP}) :is(${POPPING_UP}), [role="tooltip"]`;
/** Largest share of a content that such a box may have: a larger one is the story under an odd name. */
const MAX_SHARE = 0.25;
const MAX_SURE_SHARE = 0.5;

/** Removes boxes in the story whose names say that they are none of it, or that they aren't shown. */
export function removeNamedBoxes(content: Element): void {
  const total = textWeight(content.textContent);
  const isUpTo = (share: number, box: Element) => textWeight(box.textContent) <= share * total;
  for (const box of content.querySelectorAll(BOXES)) {
    const name = `${box.className} ${box.id}`;
    const isSure = SURELY_BESIDE.test(name);
    const isNamed =
      isSure ||
      BESIDE.test(name) ||
      (box.matches(HIDING_CLASSES) && !SHOWN_AFTER_ALL.test(name)) ||
      (LEADING_AWAY.test(name) && linkShare(box) >= MOSTLY_LINKS);
    if (isNamed && isUpTo(isSure ? MAX_SURE_SHARE : MAX_SHARE, box)) box.remove();
  }
  for (const element of content.querySelectorAll(IN_A_LINE)) {
    if (element.previousSibling && isUpTo(MAX_SHARE, element)) element.remove();
  }
  for (const element of content.querySelectorAll(INLINE_BESIDE)) {
    if (isUpTo(MAX_SHARE, element)) element.remove();
  }
}
