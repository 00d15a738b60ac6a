import { textBlocks } from '@/utils/extract/text-blocks';
import { bareText, textWeight } from '@/utils/extract/text-weight';

/** Says of a block how much of its text stands in an article, from 0 to 1; of one without text, 0. */
export function articleShare(article: string): (block: Element) => number {
  const lines = new Set(article.split('\n').map(bareText));
  return (block) => {
    const inner = textBlocks(block).map(({ text }) => text);
    const texts = (inner.length > 0 ? inner : [block.textContent])
      .map(bareText)
      .filter((text) => text !== '');
    const weigh = (some: string[]): number => some.reduce((sum, text) => sum + textWeight(text), 0);
    const all = weigh(texts);
    return all === 0 ? 0 : weigh(texts.filter((text) => lines.has(text))) / all;
  };
}
