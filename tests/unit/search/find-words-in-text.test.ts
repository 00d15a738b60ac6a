import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { textAndTyped } from '@/tests/support/searched-texts';
import { coveredSpans, findWordsInText } from '@/utils/search/find-words-in-text';
import { searchedWords, wantedWords } from '@/utils/search/searched-words';
import { standsIn } from '@/utils/search/word-places';

const marked = (text: string, ...words: string[]): string[] =>
  findWordsInText(
    text,
    words.map((word) => ({ words: wantedWords(word), asWhole: false })),
  ).map(({ start, end }) => text.slice(start, end));

describe('findWordsInText', () => {
  it('finds words in exactly those texts in which a plain scan does, and each place reads as what was wanted', () => {
    let found = 0;
    fc.assert(
      fc.property(textAndTyped(30), fc.boolean(), ([text, typed], asWhole) => {
        const words = wantedWords(typed);
        if (words === '') return;
        const places = findWordsInText(text, [{ words, asWhole }]);
        expect(places.length > 0).toBe(standsIn(searchedWords(text), words, asWhole));
        for (const { start, end } of places) {
          const original = text.slice(start, end);
          expect(wantedWords(original), original).toContain(words);
          found += 1;
        }
      }),
      { numRuns: 6000 },
    );
    expect(found).toBeGreaterThan(1000);
  });

  it.each([
    ['The last ferry; ferries, a FERRY-boat', 'ferr', ['ferr', 'ferr', 'FERR']],
    ['a naïve café', 'naive', ['naïve']],
    ['網路與网络', '网络', ['网络']],
    ['網路與网络', '網', ['網', '网']],
    ['在網(wǎng)路(lù)上', '网路', ['網(wǎng)路']],
    ['５Ｇ手機', '5g手机', ['５Ｇ手機']],
    ['the last\nferry', 'last ferry', ['last\nferry']],
    ['gauges', 'auges', []],
  ])('of %s, for %s, finds %j', (text, word, expected) => {
    expect(marked(text, word)).toEqual(expected);
  });

  it('has the places of several words in the order of the text', () => {
    expect(marked('one two one', 'two', 'one')).toEqual(['one', 'two', 'one']);
    const spans = coveredSpans(
      findWordsInText('ferryman', [
        { words: 'ferry', asWhole: false },
        { words: 'ferrym', asWhole: false },
      ]),
    );
    expect(spans).toEqual([{ start: 0, end: 6 }]);
  });
});
