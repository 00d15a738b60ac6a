import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldText } from '@/utils/article/fold-text';

const fold = (text: string): string => foldText(text).text;

describe('foldText', () => {
  it.each([
    ['case', 'The FERRY', 'theferry'],
    ['diacritics', 'café cafe\u0301 Ångström', 'cafecafeangstrom'],
    ['Greek accents and final sigma', 'Ὀδυσσεύς', 'οδυσσευσ'],
    ['Arabic points, lengthening and marks of direction', '\u200fالعَرَبِيَّة ـــ', 'العربية'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
    ['width', 'ＡＢＣ１２３，ﾊﾟﾝ', 'abc123,パン'],
    ['ligatures and other compatibility forms', 'ﬁne ㎏ ①', 'finekg1'],
    ['quotes and dashes', '“a” ‘b’ «c» – — ‑ d’e Hawaiʻi', '"a"\'b\'"c"---d\'ehawai\'i'],
    ['white space and invisible characters', 'a\u00a0b\u3000c\u00add\u200be\ufeff\nf', 'abcdef'],
    [
      'letters with strokes, and joined ones',
      'Łódź, Tromsø, Đà Nẵng, İstanbul ılık, œuvre, Þór',
      'lodz,tromso,danang,istanbulilik,oeuvre,thor',
    ],
    ['Cyrillic and Greek accents', 'Йо́гурт Ёлка Άλφα', 'иогуртелкаαλφα'],
    [
      'traditional characters',
      '臺灣 網路 頭髮 發展 衞生 裏裡 麵 着 啟啓 羣峯 爲',
      '台湾网路头发发展卫生里里面着启启群峰为',
    ],
    ['variation selectors', '葛\u{e0100}城❤\ufe0f', '葛城❤'],
  ])('makes nothing of %s', (_what, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it.each([
    ['か\u3099', 'が'],
    ['ｶﾞ', 'ガ'],
    ['\u1112\u1161\u11ab\u1100\u116e\u11a8', '한국'],
    ['\u0415\u0308', 'ё'],
  ])('takes %s for %s', (decomposed, composed) => {
    expect(fold(decomposed)).toBe(fold(composed));
  });

  it.each([
    ['が', 'か'],
    ['कि', 'क'],
    ['กี', 'ก'],
    ['は\u309a', 'は'],
    ['網(wǎng)', '網'],
    ['神户（Kōbe）', '神户'],
  ])('tells %s from %s', (marked, plain) => {
    expect(fold(marked)).not.toBe(fold(plain));
  });

  it.each([
    ['cafe', 'cafe\u0301'],
    ['"fi', '“ﬁ'],
    ['eincafe', 'Ein\u00a0 cafe\u0301'],
  ])('leads from %s back to %s', (part, original) => {
    const text = 'Ein\u00a0 cafe\u0301 “ﬁne”';
    const folded = foldText(text);
    const at = folded.text.indexOf(part);
    const { start, end } = folded.originalSpan(at, at + part.length);
    expect(text.slice(start, end)).toBe(original);
  });

  it('folds what it folded to the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  }, 60_000);

  it.each([
    ['marks on a letter', `e${'\u0301'.repeat(2_000)}x`, 'ex', 40],
    ['letters of Hangul', '\u1112\u1161\u11ab'.repeat(2_000), '한'.repeat(2_000), 3],
    ['initials of Hangul', '\u1112'.repeat(2_000), '\u1112'.repeat(2_000), 8],
  ])('takes no more than belongs together of thousands of %s', (_what, original, text, most) => {
    const folded = foldText(original);
    expect(folded.text).toBe(text);
    const { start, end } = folded.originalSpan(0, 1);
    expect(end - start).toBeLessThanOrEqual(most);
  });

  it('leaves NUL out, whatever stands behind it', () => {
    expect(fold('a\0b')).toBe('ab');
    expect(fold('\0\u3200')).toBe(fold('\u3200'));
  });

  it('maps every stretch into the original, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (original) => {
        const folded = foldText(original);
        let reached = 0;
        for (let at = 0; at < folded.text.length; at += 1) {
          const { start, end } = folded.originalSpan(at, at + 1);
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(original.length);
          reached = start;
        }
      }),
    );
  }, 60_000);
});
