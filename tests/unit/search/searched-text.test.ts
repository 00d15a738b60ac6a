import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { aText } from '@/tests/support/searched-texts';
import { searchedText } from '@/utils/search/searched-text';
import { searchedWords } from '@/utils/search/searched-words';

const MANY_ALIKE = /[\u3401-\u4dbf\u4e01-\u9fff\uac01-\ud7a3\ue001-\uf8ff]/;

describe('searchedText', () => {
  it('is what searchedWords gives', () => {
    fc.assert(
      fc.property(aText(40), (text) => {
        expect(searchedText(text).text).toBe(searchedWords(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('is that for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(searchedText(text).text).toBe(searchedWords(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('is that for every character between letters and between ideographs', () => {
    const others: string[] = [];
    for (let code = 0; code < 0x10000; code += 1) {
      if (MANY_ALIKE.test(String.fromCharCode(code))) continue;
      const character = String.fromCharCode(code);
      const text = `a${character}b 中${character}国 ${character} b`;
      if (searchedText(text).text !== searchedWords(text)) others.push(code.toString(16));
    }
    expect(others).toEqual([]);
  });

  it('is that where pieces meet', () => {
    for (const text of ['网络', 'é', 'ｶﾞ', '한국', '가', 'น้ำ', '👩‍👩‍👧', 'ab́c', '中ﷺ国']) {
      for (let before = 2030; before < 2056; before += 1) {
        const long = `${'中'.repeat(before)}${text.repeat(40)}`;
        expect(searchedText(long).text).toBe(searchedWords(long));
      }
    }
  });

  it('maps each word back to where it stands', () => {
    fc.assert(
      fc.property(aText(12), fc.nat(), fc.nat(), (text, one, other) => {
        const searched = searchedText(text);
        const words = [...searched.text.matchAll(/[^ \n]+/g)];
        const first = words[one % Math.max(1, words.length)];
        const last = words[other % Math.max(1, words.length)];
        if (!first || !last || last.index < first.index) return;
        const { start, end } = searched.originalSpan(first.index, last.index + last[0].length);
        if (start >= end) return;
        const wanted = searched.text.slice(first.index, last.index + last[0].length);
        if (wanted.includes('\n')) return;
        expect(searchedWords(text.slice(start, end)).replace(/\n.*/s, '')).toContain(wanted);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['The café’s ＦＥＲＲＹ', 'cafe', 'café'],
    ['The café’s ＦＥＲＲＹ', 'ferry', 'ＦＥＲＲＹ'],
    ['在網(wǎng)路(lù)上', '网路', '網(wǎng)路'],
    ['在網(wǎng)路(lù)上', 'lu', 'lù'],
    ['Straße', 'strasse', 'Straße'],
    ['ｶﾞｸ', 'ガ', 'ｶﾞ'],
    ['网\n络', '网络', '网\n络'],
  ])('of %s takes %s for %s', (text, words, original) => {
    const searched = searchedText(text);
    const at = searched.text.indexOf(words);
    expect(at).toBeGreaterThanOrEqual(0);
    const { start, end } = searched.originalSpan(at, at + words.length);
    expect(text.slice(start, end)).toBe(original);
  });
});
