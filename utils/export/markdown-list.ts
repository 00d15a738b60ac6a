import type { BlockContent, List } from 'mdast';

import type { WriteBlocks } from './markdown-blocks';

/** The largest number a list may begin with, with room to count on (CommonMark 0.31 §5.2 allows nine digits). */
const MAX_START = 999_000_000;

/** A list with all in it; without empty lines where no item needs them. */
export function markdownList(list: Element, write: WriteBlocks): List {
  const items = itemsOf(list)
    .map(write)
    .filter((blocks) => blocks.length > 0);
  const spread = !items.every(isSimple);
  return {
    type: 'list',
    ordered: list.localName === 'ol',
    start: Math.min(Math.max(0, Number(list.getAttribute('start') ?? 1) || 0), MAX_START),
    spread,
    children: items.map((children) => ({ type: 'listItem', spread, children })),
  };
}

/** Nodes that make an item together: a list or text between items, which many pages have, belongs to the item above. */
function itemsOf(list: Element): Node[][] {
  const items: Node[][] = [[]];
  for (const child of list.childNodes) {
    if (/^(?:#text|ul|ol)$/i.test(child.nodeName)) items.at(-1)?.push(child);
    else items.push([child]);
  }
  return items;
}

/** Whether an item needs no empty lines: one paragraph at most, and lists below it. */
function isSimple(blocks: BlockContent[]): boolean {
  return blocks.every(({ type }, index) => type === 'list' || (type === 'paragraph' && index === 0));
}
