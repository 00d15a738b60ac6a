import type { BlockContent, Paragraph, PhrasingContent, Table } from 'mdast';

import type { WriteBlocks } from './markdown-blocks';

/** More columns than this are a layout, or an attack: `colspan` may be a billion. */
const MAX_COLUMNS = 50;

/**
 * A table by GFM, its caption above it, its first row as the header that GFM demands. What isn't a table of short texts (one
 * column, or lists, quotes or tables in it) is a layout: its cells follow each other.
 */
export function markdownTable(table: Element, write: WriteBlocks): BlockContent[] {
  const grid = table.querySelector('table') ? null : gridOf(table, write);
  if (!grid) return write(table.childNodes);
  const captions = [...table.children].filter(({ localName }) => localName === 'caption');
  return [...write(captions), tableOf(grid)];
}

type Grid = PhrasingContent[][][];

function tableOf(grid: Grid): Table {
  const columns = grid.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    type: 'table',
    children: grid.map((row) => ({
      type: 'tableRow',
      children: Array.from({ length: columns }, (_, at) => ({ type: 'tableCell', children: row[at] ?? [] })),
    })),
  };
}

/** Texts by row and column, with empty ones where a cell reaches over several; null when it is no table of texts. */
function gridOf(table: Element, write: WriteBlocks): Grid | null {
  const rows = [...table.querySelectorAll('tr')].map(cellsOf).filter((cells) => cells.length > 0);
  const grid: Grid = rows.map(() => []);
  for (const [y, cells] of rows.entries()) {
    let x = 0;
    for (const cell of cells) {
      const blocks = write(cell.childNodes);
      if (!blocks.every((block) => block.type === 'paragraph')) return null;
      while (grid[y]?.[x] !== undefined) x += 1;
      const right = x + span(cell, 'colspan');
      if (right > MAX_COLUMNS) return null;
      for (const row of grid.slice(y, y + span(cell, 'rowspan'))) {
        for (let at = x; at < right; at += 1) row[at] = [];
      }
      const row = grid[y];
      if (row) row[x] = cellText(blocks);
      x = right;
    }
  }
  return grid.some((row) => row.length > 1) ? grid : null;
}

function cellsOf(row: Element): Element[] {
  return [...row.children].filter(({ localName }) => localName === 'td' || localName === 'th');
}

function span(cell: Element, attribute: 'colspan' | 'rowspan'): number {
  return Math.max(1, Number(cell.getAttribute(attribute) ?? 1) || 1);
}

/** A cell is one paragraph; breaks part what was several. */
function cellText(paragraphs: Paragraph[]): PhrasingContent[] {
  return paragraphs.flatMap(({ children }, index) =>
    index === 0 ? children : [{ type: 'break' }, ...children],
  );
}
