import { describe, expect, test } from 'vitest';

import { isCountedInCharacters, readingMinutes, textLength } from '@/utils/article/text-length';

describe('length of a text', () => {
  test.each([
    ['', 0, 0],
    ['The last ferry doesn’t sail.', 5, 0],
    ['渡船停航了。', 0, 5],
    ['フェリーは欠航です', 0, 9],
    ['买了3张票 on Friday', 3, 4],
    ['العبّارة لا تبحر', 3, 0],
    ['— … !', 0, 0],
  ])('of %j is %i words and %i characters', (text, words, characters) => {
    expect(textLength(text)).toEqual({ words, characters });
  });

  test('never reads as less than a minute', () => {
    expect(readingMinutes({ words: 0, characters: 0 })).toBe(1);
  });

  test('adds the time for words and for characters', () => {
    expect(readingMinutes({ words: 238 * 2, characters: 390 * 3 })).toBe(5);
  });

  test('is counted in characters where they are more', () => {
    expect(isCountedInCharacters({ words: 10, characters: 300 })).toBe(true);
    expect(isCountedInCharacters({ words: 300, characters: 10 })).toBe(false);
  });
});
