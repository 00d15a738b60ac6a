import type { BlockChoice } from '@/utils/article/block-choice';

import { documentProperty, type PageWindow } from './page-window';

/**
 * What the reader has chosen of a block, `include` or `exclude`: on its copy, and on what takes its place there. No page knows
 * the name.
 */
export const CHOSEN = `data-chosen-${Math.random().toString(36).slice(2)}`;
const MARKED = `[${CHOSEN}]`;

/** Marks the blocks of these choices on a copy that is node for node as the page is; what fits nothing is passed over. */
export function markChosen(page: PageWindow, copy: Document, choices: BlockChoice[]): void {
  if (choices.length === 0) return;
  const { querySelectorAll, setAttribute } = page.Element.prototype as Methods;
  const body = documentProperty({ Document: page.Document, document: copy }, 'body');
  // What is chosen as both is taken out.
  for (const kind of ['include', 'exclude'] as const) {
    for (const { selector } of choices.filter((choice) => choice.kind === kind)) {
      for (const element of matching(body, selector)) setAttribute.call(element, CHOSEN, kind);
    }
  }

  function matching(root: Element, selector: string): Iterable<Element> {
    try {
      return querySelectorAll.call(root, selector);
    } catch {
      // No selector that this browser knows: it fits nothing.
      return [];
    }
  }
}

interface Methods {
  querySelectorAll: (this: Element, selector: string) => NodeListOf<Element>;
  setAttribute: (this: Element, name: string, value: string) => void;
}

/** The blocks of a copy that are chosen so, in order. */
export function chosenElements(copy: Document, kind: BlockChoice['kind']): Element[] {
  return [...copy.body.querySelectorAll(`[${CHOSEN}=${kind}]`)];
}

/** Passes on to what takes a block's place what was chosen of it, or of what is in it. */
export function keepChosen(block: Element, heir: Element): void {
  const marked = block.matches(MARKED) ? block : block.querySelector(MARKED);
  if (marked) heir.setAttribute(CHOSEN, marked.getAttribute(CHOSEN) ?? '');
}
