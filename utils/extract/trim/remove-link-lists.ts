import { oneLine } from '@/utils/article/one-line';

import { linkShare, removeBlock, type TextBlock, textBlocks } from '../text-blocks';
import { textWeight } from '../text-weight';
import type { TrimRule } from './trim-rule';

/** Words above or in front of links that lead to other articles. */
const LABEL =
  /^[\s▲▼■◆●►▶»›[【「(（]*(?:related|read (?:more|next|also)|more (?:on|from)|see also|also read|recommended|you may (?:also )?like|most (?:read|popular)|editors?['’] picks?|don['’]t miss|mehr zum thema|lesen sie auch|auch interessant|das könnte sie|à lire aussi|lire aussi|sur le même sujet|leer también|te puede interesar|lee también|leggi anche|leia (?:também|mais)|veja também|czytaj (?:też|także)|zobacz też|читайте также|по теме|相关(?:阅读|新闻|链接|报道|推荐|文章)|相關(?:閱讀|新聞|連結|報導|報道)|延伸(?:阅读|閱讀)|推荐阅读|推薦閱讀|更多(?:新闻|新聞|报道|報導|精彩)|热门(?:推荐|新闻)|熱門(?:推薦|新聞)|関連(?:記事|リンク|ニュース)|あわせて読みたい|おすすめ|관련\s?기사|اقرأ أيضا|إقرأ أيضا|مواضيع ذات صلة|أخبار ذات صلة)/i;
const MAX_LABEL_LENGTH = 60;
/** Share of a list's text in links from which it is nothing but links. */
const PURE = 0.9;

/**
 * Removes what leads to other articles: lists of nothing but links with a label such as "Related" or at the end, the
 * label with them, and single lines of label and link.
 */
export const removeLinkLists: TrimRule = (content, blocks) => {
  const positions = new Map(blocks.map(({ element }, index) => [element, index]));
  const total = blocks.reduce((sum, { text }) => sum + text.length, 0);
  for (const list of content.querySelectorAll('ul, ol')) {
    if (!isLinkList(list)) continue;
    const inside = textBlocks(list).map(({ element }) => positions.get(element) ?? -1);
    const label = blocks[(inside[0] ?? 0) - 1];
    const after = blocks.slice((inside.at(-1) ?? blocks.length) + 1);
    if (label && label.text.length <= MAX_LABEL_LENGTH && LABEL.test(label.text)) {
      removeBlock(label.element, content);
      removeBlock(list, content);
    } else if (oneLine(list.textContent).length < total / 2 && after.every(saysNothing)) {
      removeBlock(list, content);
    }
  }
  for (const { element, text } of blocks) {
    if (
      LABEL.test(text) &&
      linkShare(element) > 0.5 &&
      textWeight(text) < 300 &&
      !element.closest('figure')
    ) {
      removeBlock(element, content);
    }
  }
};

/** Several items, each a link and hardly anything else. Links within the page are a table of contents. */
function isLinkList(list: Element): boolean {
  const items = [...list.children];
  const links = [...list.querySelectorAll('a')];
  return (
    items.length >= 2 &&
    linkShare(list) >= PURE &&
    links.some((link) => !link.getAttribute('href')?.startsWith('#'))
  );
}

/** Whether a block at the end is too short for a sentence, or a link too. */
function saysNothing({ element, text }: TextBlock): boolean {
  return textWeight(text) < 60 || linkShare(element) >= PURE;
}
