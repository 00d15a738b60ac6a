import type { Block, WriteBlocks } from './markdown-blocks';

/** The largest number a list may begin with, with room to count on (CommonMark 0.31 §5.2 allows nine digits). */
const MAX_START = 999_000_000;

/** A list with all in it. `before` is the block above: two lists in a row are kept apart by other markers. */
export function writeList(list: Element, before: Block | undefined, write: WriteBlocks): string {
  const items = itemsOf(list)
    .map(write)
    .filter((blocks) => blocks.length > 0);
  const isTight = items.every(isSimple);
  const markerOf = markers(list, before);
  return items
    .map((blocks, index) => writeItem(markerOf(index), blocks, isTight))
    .join(isTight ? '\n' : '\n\n');
}

/** Nodes that make an item together: a list between items, which many pages have, belongs to the item above. */
function itemsOf(list: Element): Node[][] {
  const items: Node[][] = [];
  for (const child of list.children) {
    const last = items.at(-1);
    if (last && (child.localName === 'ul' || child.localName === 'ol')) last.push(child);
    else items.push(child.localName === 'li' ? [...child.childNodes] : [child]);
  }
  return items;
}

/** Whether an item needs no empty lines: one paragraph at most, and lists below it. */
function isSimple(blocks: Block[]): boolean {
  return blocks.every(({ kind }, index) => kind === 'list' || (kind === 'paragraph' && index === 0));
}

function markers(list: Element, before: Block | undefined): (index: number) => string {
  const above = before?.kind === 'list' ? before.text : '';
  if (list.localName === 'ul') return () => (above.startsWith('-') ? '*' : '-');
  const sign = /^\d+\./.test(above) ? ')' : '.';
  const start = Math.min(Math.max(0, Number(list.getAttribute('start') ?? 1) || 0), MAX_START);
  return (index) => `${String(start + index)}${sign}`;
}

function writeItem(marker: string, blocks: Block[], isTight: boolean): string {
  const text = blocks.map((block) => block.text).join(isTight ? '\n' : '\n\n');
  return `${marker} ${text.replace(/\n(?=.)/g, `\n${' '.repeat(marker.length + 1)}`)}`;
}
