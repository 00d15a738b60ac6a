import { oneLine } from '@/utils/article/one-line';

import { isSameSite } from '../same-site';
import { linkShare, removeBlock } from '../text-blocks';
import { endsSentence, textWeight } from '../text-weight';
import { isHeading, KEPT } from './kept-lines';
import type { TrimRule } from './trim-rule';

/** Share of a block's text in links from which it is nothing but links. */
const PURE = 0.95;
/** Least weight of a link that may be another article's headline. */
const LEAST_WEIGHT = 20;
/** Least weight of a link that is one behind a label, and most weight of that label: "See also:", in any language. */
const LEAST_LABELLED_WEIGHT = 30;
const MAX_LABEL_WEIGHT = 30;
/** Labels of what a story is taken from, in the languages of the world: the site may have that on a page of its own. */
const SOURCE =
  /^[^\p{L}\p{N}]*(?:(?:data |primary |original )?sources?|references?|citations?|cited|via|based on|full (?:text|report|study|statement|document)|original (?:article|text|paper|study)|quellen?|nachweise?|belege?|originaltext|références?|fuentes?|referencias?|fontes?|referências?|fonti|bron(?:nen)?|käll(?:a|or)|kild(?:e|er)|läh(?:de|teet)|źródł[oa]|zdroje?|источники?|джерел[оа]|kaynak(?:lar)?|források?|forrás|surs[ăae]|πηγ(?:ή|ές)|(?:ال)?مصدر|المصادر|منبع|منابع|מקור(?:ות)?|स्रोत|(?:แหล่ง)?ที่มา|อ้างอิง|sumber|nguồn|출처|원문|(?:数据|數據|资料|資料|信息|消息|文章|新闻|新聞)?(?:来源|來源|出处|出處)|参考(?:资料|文献|資料)?|參考(?:資料|文獻)?|引用|原文(?:链接|連結)?|论文|論文|出典|出所|参照|ソース)[^\p{L}\p{N}]*$/iu;
/** Largest share of the text that a list of teasers may have: a longer one is what the page is about. */
const MAX_LIST_SHARE = 0.25;
/** Fewest items of such a list. */
const LEAST_ITEMS = 3;

/**
 * Removes paragraphs that are nothing but a link to another article of the same site, or a label and such a link; and lists of
 * nothing but labels and links. What a label calls a source stays.
 */
export const removeTeaserLinks: TrimRule = (content, blocks, { url }) => {
  const { hostname } = new URL(url);
  const leadsAway = (element: Element) =>
    [element.closest('a[href]'), ...element.querySelectorAll('a[href]')].every(
      (link) => !link || leadsToSite(link.getAttribute('href') ?? '', url, hostname),
    );
  for (const { element, text } of blocks) {
    if (textWeight(text) < LEAST_WEIGHT || element.closest(KEPT) || isHeading(element)) continue;
    const isPure = linkShare(element) >= PURE && !(endsSentence(text) && textWeight(text) > 120);
    if ((isPure || isLabelled(element, text)) && leadsAway(element)) removeBlock(element, content);
  }
  const total = textWeight(oneLine(content.textContent));
  for (const list of content.querySelectorAll('ul, ol')) {
    const items = [...list.children];
    const isTeasers =
      items.length >= LEAST_ITEMS &&
      items.every((item) => isLabelled(item, oneLine(item.textContent)) && leadsAway(item));
    if (isTeasers && textWeight(oneLine(list.textContent)) <= MAX_LIST_SHARE * total)
      removeBlock(list, content);
  }
};

/** Whether a block is a label and a link, which is its end; what names a source isn't. */
function isLabelled(element: Element, text: string): boolean {
  const links = element.querySelectorAll('a[href]');
  const [link] = links;
  if (!link || links.length > 1) return false;
  const headline = oneLine(link.textContent);
  if (textWeight(headline) < LEAST_LABELLED_WEIGHT || !text.endsWith(headline)) return false;
  const label = text.slice(0, text.length - headline.length).trim();
  return /[:：]$/.test(label) && textWeight(label) <= MAX_LABEL_WEIGHT && !SOURCE.test(label);
}

/** Whether a link leads to another place on the site of this host. */
function leadsToSite(href: string, url: string, hostname: string): boolean {
  if (href.startsWith('#') || !URL.canParse(href, url)) return false;
  return isSameSite(new URL(href, url).hostname, hostname);
}
