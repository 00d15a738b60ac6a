import { linkShare } from '../text-blocks';
import { textWeight } from '../text-weight';

/** Names of boxes that are never the story: ways to subscribe, the author's life, comments. */
const BESIDE =
  /newsletter|subscri(?:be|ption)-?(?:box|form|block|promo|cta)|sign-?(?:up|in)|(?:video|audio|media|jw|html5)-?player|player-?(?:bottom|poster|controls?|wrap|bar|container|hint)|vjs-|author-?(?:bio|box|info|card|desc)|about-?(?:the-?)?author|comments|disqus|affiliate|donat|breadcrumb/i;
/** Names of boxes that lead to other articles, where they are mostly links: in some pages a teaser is the story's summary. */
const LEADING_AWAY =
  /related|recirc|recommend|teaser|promo|read-?(?:more|next|also)|more-?(?:on|from|stories)|share|social|tags/i;
const MOSTLY_LINKS = 0.4;
/** Largest share of a content that such a box may have: a larger one is the story under an odd name. */
const MAX_SHARE = 0.25;

/** Removes boxes in the story whose names say that they are none of it. */
export function removeNamedBoxes(content: Element): void {
  const total = textWeight(content.textContent);
  for (const box of content.querySelectorAll('div, section, ul, ol, p, header, figure')) {
    const name = `${box.className} ${box.id}`;
    if (textWeight(box.textContent) > MAX_SHARE * total) continue;
    if (BESIDE.test(name) || (LEADING_AWAY.test(name) && linkShare(box) >= MOSTLY_LINKS)) box.remove();
  }
}
