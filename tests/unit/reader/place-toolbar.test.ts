import { describe, expect, it } from 'vitest';

import { type Box, placeToolbar } from '@/components/reader/place-toolbar';

const size = { length: 210, breadth: 42 };
const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });

function boxOf({ left, top, direction }: ReturnType<typeof placeToolbar>): Box {
  const { length, breadth } = size;
  return direction === 'column'
    ? box(left, top, left + breadth, top + length)
    : box(left, top, left + length, top + breadth);
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

describe('placeToolbar', () => {
  const wide = box(0, 48, 1280, 900);
  const column = box(340, 48, 940, 4000);

  it('stands in the margin at the height of the selection', () => {
    expect(placeToolbar(box(400, 300, 700, 330), column, wide, size)).toEqual({
      direction: 'column',
      left: 950,
      top: 300,
    });
  });

  it('stands in the other margin where a panel has taken this one', () => {
    const area = box(0, 48, 950, 900);
    expect(placeToolbar(box(400, 300, 700, 330), column, area, size)).toMatchObject({
      direction: 'column',
      left: 340 - 42 - 10,
    });
  });

  it('stays in the window at its foot', () => {
    expect(placeToolbar(box(400, 880, 700, 910), column, wide, size).top).toBe(900 - 210 - 10);
  });

  const narrow = box(0, 48, 390, 844);
  const fullColumn = box(16, 48, 374, 9000);

  it('stands above the selection where there is no margin, and below it at the top', () => {
    expect(placeToolbar(box(100, 300, 200, 330), fullColumn, narrow, size)).toEqual({
      direction: 'row',
      left: 45,
      top: 300 - 42 - 10,
    });
    expect(placeToolbar(box(100, 60, 200, 90), fullColumn, narrow, size).top).toBe(100);
  });

  it('keeps within the sides of the window', () => {
    expect(placeToolbar(box(16, 300, 40, 330), fullColumn, narrow, size).left).toBe(10);
    expect(placeToolbar(box(350, 300, 374, 330), fullColumn, narrow, size).left).toBe(390 - 210 - 10);
  });

  it('never lies over a selection that leaves it room', () => {
    for (const [area, text] of [
      [wide, column],
      [narrow, fullColumn],
    ] as const) {
      for (let top = area.top; top < area.bottom - 120; top += 7) {
        for (const height of [20, 60, 120]) {
          const selection = box(text.left, top, text.right, top + height);
          const placed = boxOf(placeToolbar(selection, text, area, size));
          expect(overlap(placed, selection)).toBe(false);
          expect(placed.top).toBeGreaterThanOrEqual(area.top);
          expect(placed.bottom).toBeLessThanOrEqual(area.bottom);
        }
      }
    }
  });

  it('stands at the edge behind which a selection was scrolled away', () => {
    expect(placeToolbar(box(100, 2000, 200, 2030), fullColumn, narrow, size).top).toBe(844 - 42 - 10);
    expect(placeToolbar(box(100, -500, 200, -470), fullColumn, narrow, size).top).toBe(58);
  });
});
