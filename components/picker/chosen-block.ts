import { finder } from '@medv/finder';

import type { BlockChoice } from '@/utils/article/block-choice';
import { documentProperty } from '@/utils/extract/page-window';

/** A choice, and the blocks of this page that it fits. */
export interface ChosenBlock extends BlockChoice {
  elements: Element[];
}

/** How long a good selector is looked for; then the way through the tree has to do. */
const TIMEOUT_MS = 300;

/**
 * A choice of this block: by ids and class names that are words (those with digits or of random letters change from page to
 * page), the fewest that fit it alone; null where there is no selector, as in a form whose fields hide the names of the tree.
 */
export function chosenBlock(kind: BlockChoice['kind'], block: Element): ChosenBlock | null {
  try {
    const selector = finder(block, {
      root: documentProperty(window, 'body'),
      timeoutMs: TIMEOUT_MS,
      attr: () => false,
    });
    return { kind, selector, elements: [block] };
  } catch {
    return null;
  }
}

/** A choice that was made before, on this page. */
export function rememberedBlock({ kind, selector }: BlockChoice): ChosenBlock {
  try {
    return { kind, selector, elements: [...documentProperty(window, 'body').querySelectorAll(selector)] };
  } catch {
    // No selector that this browser knows; it is kept for others.
    return { kind, selector, elements: [] };
  }
}
