import type { RenderedText } from '@/utils/article/rendered-text';

/** What counts as a line of reading: how far the eye is in it says how far one has read. */
const BLOCKS = 'p, li, dt, dd, h2, h3, h4, h5, h6, blockquote, figure, pre, tr, div';

/** Places in a text and heights in the window, one from the other. */
export interface ReadingPlaces {
  /** Offset in the text of what stands at a height of the window; a share of a block is taken for that share of its text. */
  offsetAt(top: number): number;
  /** Height in the window of what stands at an offset of the text. */
  topOf(offset: number): number;
}

/** Places in the text of a root, for as long as its elements stay; sizes may change. */
export function readingPlaces(root: Element, { text, offsetOf }: RenderedText): ReadingPlaces {
  // Only the innermost blocks: their lower edges come one below the other, so that they can be searched by halves.
  const innermost = [...root.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
  const blocks = innermost.length > 0 ? innermost : [root];
  const startOf = (block: Element): number => offsetOf(block, 0);
  const endOf = (block: Element): number => offsetOf(block, block.childNodes.length);

  return {
    offsetAt: (top) => {
      const block = blocks[firstIndex(blocks, (one) => one.getBoundingClientRect().bottom > top)];
      if (!block) return text.length;
      const { top: blockTop, height } = block.getBoundingClientRect();
      const share = height === 0 ? 0 : Math.min(1, Math.max(0, (top - blockTop) / height));
      return startOf(block) + (endOf(block) - startOf(block)) * share;
    },
    topOf: (offset) => {
      const block = blocks[firstIndex(blocks, (one) => endOf(one) > offset)] ?? blocks.at(-1);
      if (!block) return root.getBoundingClientRect().top;
      const { top, height } = block.getBoundingClientRect();
      const length = endOf(block) - startOf(block);
      const share = length === 0 ? 0 : Math.min(1, Math.max(0, (offset - startOf(block)) / length));
      return top + height * share;
    },
  };
}

/** First index from which on a condition holds. */
function firstIndex<Item>(items: Item[], holds: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && !holds(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
