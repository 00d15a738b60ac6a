import fc from 'fast-check';

/** Pieces that texts of these tests are made of: few, so that they meet often, and in every script and form. */
const PIECES = [
  ...[
    'ferry',
    'Ferries',
    'fer',
    'the',
    'THE',
    'river',
    'e',
    'café',
    'cafe',
    'naïve',
    'Straße',
    'don’t',
    "don't",
  ],
  ...[
    '网络',
    '網路',
    '安全',
    '网络安全',
    '台',
    '臺灣',
    '台湾',
    '头发',
    '發',
    '髮',
    '卫',
    '衞',
    '后',
    '的',
    '码头',
  ],
  ...['5G手机', '５Ｇ手機', '5G', '手机', 'A股', 'T恤', '3:2', 'C++', '＋', '$', '😀', '𠮷野家', '𝒜x'],
  ...['網(wǎng)', '路(ㄌㄨˋ)', '東京(とうきょう)', 'がく', 'か', 'ガク', 'ｶﾞｸ', 'コーヒー', '한국어', '한국'],
  ...['مكتبة', 'العربية', 'שלום', 'ไทย', 'สวัสดี', 'Ελλάδα', 'Москва', 'й'],
];
const BETWEEN = [
  '',
  '',
  ' ',
  ' ',
  ' ',
  '\n',
  '。',
  '，',
  '. ',
  ', ',
  '-',
  '　',
  ' “',
  '” ',
  '(',
  ')',
  '\u00ad',
  '\u200b',
];

/** A text as pages have them, of at most so many pieces. */
export function aText(pieces: number): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...BETWEEN)), { maxLength: pieces })
    .map((parts) => parts.flat().join(''));
}

/** What a reader types: words as texts have them, or a stretch of them that may end anywhere. */
export function typedWords(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(...PIECES),
    aText(3),
    fc
      .tuple(aText(5), fc.nat(12), fc.integer({ min: 1, max: 12 }))
      .map(([text, start, length]) => text.slice(start, start + length)),
  );
}

/** A text, and what a reader types: often a stretch of that text. */
export function textAndTyped(pieces: number): fc.Arbitrary<[text: string, typed: string]> {
  const stretch = fc
    .tuple(aText(pieces), fc.nat(), fc.integer({ min: 1, max: 12 }))
    .map(([text, number, length]): [string, string] => {
      const start = number % (text.length + 1);
      return [text, text.slice(start, start + length)];
    });
  return fc.oneof(stretch, fc.tuple(aText(pieces), typedWords()));
}
