import { isProseBlock } from '../prose';
import { linkShare, removeBlock, type TextBlock } from '../text-blocks';
import { textWeight } from '../text-weight';
import { isHeading } from './kept-lines';
import type { TrimRule } from './trim-rule';

/** Largest share of the text that may stand below a line that begins what isn't the story. */
const MAX_TAIL_SHARE = 0.3;
const MAX_LABEL_WEIGHT = 70;
/** Lines below a story with which it is over. */
const END =
  /^[^\p{L}\p{N}]*(?:about the authors?|join the conversation|comments?|\d+ comments?|post (?:a )?comment|leave a (?:comment|reply)|tell us what you think|citation|sign up|follow us|newsletter|tags?|topics|filed under|(?:die|der|zu[mr]) autor(?:in|en)?|über (?:den|die) autor(?:in)?|kommentare?|artikel-tools|forum|sobre (?:el|la|o|a) autora?|comentários|comentarios|à propos de l['’]auteur|commentaires|sull['’]autore|commenti|o autorze|komentarze|editör hakkında|yazar hakkında|об авторе|комментарии|(?:全部|最新|热门|網友|网友)?(?:评论|評論)\s?[(（]?\d*|关于作者|作者简介|大家都在看|热点推荐|热门推荐|阅读下一篇|関連キーワード|.{0,12}(?:有料会員|読み放題).{0,12}|نظرات)[^\p{L}\p{N}]*$/iu;
/** Lines above links to other articles, in a story or below it. */
const LEADING_AWAY =
  /^[^\p{L}\p{N}]*(?:more(?: ?[:：]$| (?:on|about|from|stories))|read (?:more|next|also)|related|recommended|recent articles|popular|most read|trending|you may (?:also|be)|(?:noch )?mehr (?:zum|zu|themen)|lesen sie auch|auch interessant|weitere (?:informationen|artikel|meldungen)|más (?:sobre|noticias)|te puede interesar|leia (?:mais|também)|à lire|lire aussi|sur le même sujet|leggi anche|czytaj|zobacz też|ilgili haber|читайте также|相关(?:阅读|新闻|报道|推荐|文章)|相關(?:閱讀|新聞|報導)|延伸(?:阅读|閱讀)|推荐阅读|推薦閱讀|更多(?:精彩|新闻|新聞)|関連(?:記事|リンク|ニュース)|あわせて読みたい|おすすめ|記事を読む|관련\s?기사|اقرأ أيضا|مواضيع ذات صلة|المزيد|مطالب مرتبط|เรื่องที่เกี่ยวข้อง|खबरें और भी)/iu;

/**
 * Removes what begins something else below a story (the author's life, comments), with all behind it, where that is little;
 * and lines that lead to other articles with the links under them, wherever they stand.
 */
export const removeTail: TrimRule = (content, blocks) => {
  const total = blocks.reduce((sum, { text }) => sum + textWeight(text), 0);
  let above = 0;
  let isLeadingAway = false;
  for (const [index, block] of blocks.entries()) {
    const { element, text } = block;
    const isLabel =
      textWeight(text) <= MAX_LABEL_WEIGHT &&
      (!/[.!?。！？][”’"']?$/.test(text) || trailsOff(text, blocks[index + 1])) &&
      !element.closest('figure');
    if (isLabel && END.test(text) && above >= (1 - MAX_TAIL_SHARE) * total) {
      const below = blocks.slice(index).filter((one) => !one.element.closest('figure'));
      for (const one of below) removeBlock(one.element, content);
      return;
    }
    const isStory = isProseBlock(block) || (isHeading(element) && linkShare(element) < 0.5);
    isLeadingAway = (isLabel && LEADING_AWAY.test(text)) || (isLeadingAway && !isStory);
    if (isLeadingAway) removeBlock(element, content);
    above += textWeight(text);
  }
};

/** Whether dots at the end of a line stand for the links below it, as far as they are still there. */
function trailsOff(text: string, next: TextBlock | undefined): boolean {
  if (!text.endsWith('...')) return false;
  return (
    /^you may also (?:like|be interested)/i.test(text) || (next ? linkShare(next.element) >= 0.5 : false)
  );
}
