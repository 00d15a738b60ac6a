import { describe, expect, it } from 'vitest';

import { handedDown } from '@/utils/extract/handed-down';

/** An element, as far as its surroundings are asked for. */
interface Box {
  parentElement: Box | null;
}

describe('handedDown', () => {
  it('reaches what is nested deeper than the stack, and asks each once', () => {
    const root: Box = { parentElement: null };
    let innermost = root;
    for (let depth = 1; depth < 100_000; depth += 1) innermost = { parentElement: innermost };
    let asked = 0;
    const depthOf = handedDown<Box, number>(root, 1, (_box, around) => {
      asked += 1;
      return around + 1;
    });
    expect(depthOf(innermost)).toBe(100_000);
    expect(depthOf(innermost.parentElement ?? innermost)).toBe(99_999);
    expect(asked).toBe(99_999);
  });

  it('hands down null as well as anything else', () => {
    const root: Box = { parentElement: null };
    const box = { parentElement: root };
    const nearest = handedDown<Box, Box | null>(root, root, (one, around) => (one === box ? null : around));
    expect(nearest({ parentElement: box })).toBe(null);
  });
});
