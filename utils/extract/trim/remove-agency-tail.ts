import { removeBlock } from '../text-blocks';
import { textWeight } from '../text-weight';
import type { TrimRule } from './trim-rule';

/** How Chinese agencies end a dispatch, with what may follow on the same line. */
const END_MARK = /[(（【[]\s*(?:本文)?完\s*[)）】\]]/u;
/** Lines that name editors and sources or claim rights, wherever they stand at the end. */
const CREDIT_LINE =
  /^[\s(（【[]*(?:责任编辑|責任編輯|责编|責編|编辑|編輯|校对|校對|审核|監製|原标题|原標題|来源|來源|稿源|作者声明|版权声明|版權聲明|免责声明|免責聲明|特别声明|声明|聲明|本文(?:系|来自|來自|来源|转自)|未经(?:授权|许可)|未經(?:授權|許可)|转载请|轉載請|凡本网|凡註明|凡注明|更多精彩)/u;
/** A rights notice is longer than any other line of credit. */
const MAX_CREDIT_WEIGHT = 900;
/** Share of the text that may stand behind the end mark: more means that it wasn't the end. */
const MAX_TAIL_SHARE = 0.35;

/**
 * Removes what stands under a Chinese dispatch: all behind its mark of the end, `（完）`, and lines of editors, sources and
 * rights at the very end. Pictures stay. The mark itself is the agency's text and stays too.
 */
export const removeAgencyTail: TrimRule = (content, allBlocks) => {
  const blocks = allBlocks.filter(({ element }) => !element.closest('figure'));
  const weights = blocks.map(({ text }) => textWeight(text));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const end = blocks.findLastIndex(({ text }) => END_MARK.test(text));
  const tail = end < 0 ? 0 : weights.slice(end + 1).reduce((sum, weight) => sum + weight, 0);
  const cutFrom = end >= 0 && tail <= MAX_TAIL_SHARE * total ? end + 1 : blocks.length;
  for (const { element } of blocks.slice(cutFrom)) removeBlock(element, content);
  for (const { element, text } of blocks.slice(0, cutFrom).reverse()) {
    if (!CREDIT_LINE.test(text) || textWeight(text) > MAX_CREDIT_WEIGHT) break;
    removeBlock(element, content);
  }
};
