import { describe, expect, it } from 'vitest';

import { moveEdge } from '@/utils/annotation/move-edge';

describe('moveEdge', () => {
  const text = 'The ferry 👩‍👩‍👧 left, 渡輪停航';

  it('steps over characters as the reader sees them', () => {
    const family = text.indexOf('👩');
    expect(moveEdge(text, 0, 1, 'grapheme')).toBe(1);
    expect(moveEdge(text, family, 1, 'grapheme')).toBe(text.indexOf(' left'));
    expect(moveEdge(text, text.indexOf(' left'), -1, 'grapheme')).toBe(family);
  });

  it('steps to the ends of words forwards, to their beginnings backwards, in scripts without spaces too', () => {
    expect(moveEdge(text, 0, 1, 'word')).toBe(3);
    expect(moveEdge(text, 3, 1, 'word')).toBe(9);
    expect(moveEdge(text, 9, -1, 'word')).toBe(4);
    expect(moveEdge(text, text.length, -1, 'word')).toBe(text.indexOf('停航'));
  });

  it('stays within the text', () => {
    expect(moveEdge(text, 0, -1, 'grapheme')).toBe(0);
    expect(moveEdge(text, text.length, 1, 'grapheme')).toBe(text.length);
    expect(moveEdge(text, text.length, 1, 'word')).toBe(text.length);
  });
});
