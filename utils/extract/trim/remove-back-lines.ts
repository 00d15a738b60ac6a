import { isProseBlock } from '../prose';
import { linkShare, removeBlock, type TextBlock } from '../text-blocks';
import { bareText, holdsSentence, textWeight } from '../text-weight';
import { KEPT, LABEL_WEIGHT } from './kept-lines';
import type { TrimRule } from './trim-rule';

/** Lines that name editors, agencies and rights. */
const CREDIT =
  /^[^\p{L}\p{N}]*(?:저작권자|이 기사에 대해|무단전재|with (?:files|reports|additional reporting) (?:from|by)|(?:additional )?reporting by|edited by|editing by|writing by|first published|originally published|updated (?:at|on)|our standards:|have a tip\?|the contents of this (?:site|page)|this material may not be|sign up (?:here )?for .{0,80}(?:newsletter|daily|e-?mails?)|get the latest .{0,80}(?:inbox|newsletter)|copyright\b|©|all rights reserved|™|follow @|quelle:|redaktion:|sendung:|mit (?:dpa|afp|reuters|material)|source ?:|fuente:|fonte:|kaynak:|источник|出典|転載|来源|來源|责任编辑|責任編輯|编辑[:：]|編輯[:：]|本作品为|平台声明|特别声明|免责声明|版权)/iu;

/** Removes lines of credit, names and labels at the very end. */
export const removeBackLines: TrimRule = (content, blocks, { byline }) => {
  const names = byline.map(bareText).filter((name) => name.length > 3);
  const isVerse = blocks.filter(isProseBlock).length * 3 < blocks.length;
  for (const block of blocks.toReversed()) {
    if (block.element.closest('figure')) continue;
    if (!isBackLine(block, names, isVerse)) break;
    removeBlock(block.element, content);
  }
};

/** Length from which a text is none of these lines, whatever it begins with, in UTF-16 code units. */
const MAX_LENGTH = 1_000;

function isBackLine({ element, text }: TextBlock, names: string[], isVerse: boolean): boolean {
  if (text.length > MAX_LENGTH) return false;
  const bare = bareText(text);
  if (CREDIT.test(text) && textWeight(text) < 300) return true;
  if (names.some((name) => bare.startsWith(name)) && textWeight(text) < 700) return true;
  if (element.closest(KEPT)) return false;
  if (linkShare(element) > 0.8 && textWeight(text) < 200) return true;
  return !isVerse && textWeight(text) < LABEL_WEIGHT && !holdsSentence(text);
}
