/** A character of Chinese, Japanese or Korean says about as much as this many letters. */
const DENSE_WEIGHT = 2.5;
/** Punctuation says little of where one is. */
const MARK_WEIGHT = 0.5;

const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
const LETTER = /[\p{L}\p{N}]/u;

/** How much a text identifies its place by, in letters of an alphabet. */
export function textWeight(text: string): number {
  let weight = 0;
  for (const character of text) {
    if (DENSE.test(character)) weight += DENSE_WEIGHT;
    else weight += LETTER.test(character) ? 1 : MARK_WEIGHT;
  }
  return weight;
}
