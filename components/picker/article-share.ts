import { textBlocks } from '@/utils/extract/text-blocks';
import { bareText, textWeight } from '@/utils/extract/text-weight';

import { EMBEDS } from './pickable';
import type { PickedArticle } from './PickerPanel';

const SHOWN = `img, ${EMBEDS}`;

/**
 * Says of a block how much of its text stands in an article, from 0 to 1; of one without text, how many of its pictures and
 * of what is set into it from elsewhere.
 */
export function articleShare({
  textContent,
  shows,
}: Pick<PickedArticle, 'textContent' | 'shows'>): (block: Element) => number {
  const lines = new Set(textContent.split('\n').map(bareText));
  return (block) => {
    const shown = block.matches(SHOWN) ? [block] : [...block.querySelectorAll(SHOWN)];
    const texts = textsOf(block, shown);
    const weigh = (some: string[]): number => some.reduce((sum, text) => sum + textWeight(text), 0);
    if (texts.length > 0) return weigh(texts.filter((text) => lines.has(text))) / weigh(texts);
    // What shows nothing else may have a picture as its background.
    const parts = shown.length > 0 ? shown : [block];
    return parts.filter(shows).length / parts.length;
  };
}

/** What a block says; not what a video in it says to browsers that know none. */
function textsOf(block: Element, shown: Element[]): string[] {
  const inner = textBlocks(block).filter(({ element }) => !shown.some((one) => one.contains(element)));
  const texts = inner.length > 0 ? inner.map(({ text }) => text) : [block.textContent];
  const unseen = bareText(shown.map((one) => one.textContent).join(''));
  return texts.map(bareText).filter((text) => text !== '' && text !== unseen);
}
