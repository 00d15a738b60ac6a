import { oneLine } from '@/utils/article/one-line';

import { isProseBlock } from '../prose';
import { removeBlock, type TextBlock } from '../text-blocks';
import { bareText, endsSentence, textWeight } from '../text-weight';
import { isHeading, KEPT, LABEL_WEIGHT } from './kept-lines';
import type { TrimRule } from './trim-rule';

/** What Chinese sites write above a story under another headline. */
const FIRST_TITLE = /^[\s(（【[]*原(?:标题|標題)\s?[:：]/u;
/** Lines before the story that may be none of it. */
const MAX_LINES = 20;
const MAX_TITLE_WEIGHT = 250;
/** Weight below which a line with a date or a time in it tells when the article came out. */
const DATED_WEIGHT = 120;
const DATED =
  /\d{1,2}[:.h]\d{2}(?!\d)|(?:^|\D)(?:19|20)\d{2}(?:\D|$)|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d\s?(?:min|分)/i;
/** "Updated: Monday, Nov. 20, 2019 1:35 a.m." */
const DAY_AND_TIME =
  /^(?:(?:updated|published|posted):? )?(?:\p{L}{3,9}\.?,? ){1,2}\d{1,2}, (?:19|20)\d{2}.*\d ?[ap]\. ?m\.$/iu;
const MAX_DAY_WEIGHT = 70;
/** The whole of a line but for a time and a name of either. */
const FULL_DATE = /^(?:\p{L}+:? )?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?:\D|$)/u;

/**
 * Removes what stands between headline and story: section, date, byline, counters, tools. A line is kept that is long
 * enough for a sentence or ends as one; where all lines are short, as in a poem, they all stay.
 */
export const removeFrontLines: TrimRule = (content, blocks, { title }) => {
  const [first] = blocks;
  if (first && FIRST_TITLE.test(first.text) && textWeight(first.text) < MAX_TITLE_WEIGHT)
    removeBlock(first.element, content);
  const start = blocks.findIndex(
    (block) => isProseBlock(block) && !isDated(block.text) && !block.element.localName.startsWith('h'),
  );
  removeDatedLines(blocks.slice(start + 1), content);
  if (start <= 0) return;
  const bareTitle = bareText(title);
  for (const { element, text } of blocks.slice(0, Math.min(start, MAX_LINES))) {
    const kept = element.closest(KEPT);
    if (kept && !isDateList(kept)) continue;
    const isLabel = !isHeading(element) && textWeight(text) < LABEL_WEIGHT && !endsSentence(text);
    const isTitle =
      element.localName === 'h1' || (bareText(text).length > 8 && bareTitle.includes(bareText(text)));
    if (isLabel || isTitle || isDated(text)) removeBlock(element, content);
  }
};

/** Date and byline may also stand between a summary and the story. */
function removeDatedLines(blocks: TextBlock[], content: Element): void {
  for (const block of blocks.slice(0, 3)) {
    const { element, text } = block;
    if (element.closest(KEPT) || isProseBlock(block)) return;
    if (isDated(text) || /^(?:by|von|par|por|di)\b/i.test(text)) removeBlock(element, content);
  }
}

/** A sentence isn't; what begins with a day may end in the stop of "a.m.". */
function isDated(text: string): boolean {
  if (textWeight(text) >= DATED_WEIGHT || !DATED.test(text)) return false;
  return (
    !/[.!?。！？][”"」』]?$/.test(text) || (textWeight(text) < MAX_DAY_WEIGHT && DAY_AND_TIME.test(text))
  );
}

/** Whether a list holds nothing but when the article came out. */
function isDateList(list: Element): boolean {
  const text = oneLine(list.textContent);
  return list.matches('ul, ol') && textWeight(text) < LABEL_WEIGHT && FULL_DATE.test(text) && isDated(text);
}
