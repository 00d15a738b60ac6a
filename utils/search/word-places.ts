import { characterAt, characterBefore } from './character-at';

/** Scripts whose words aren't set apart, or stand with particles before them: there any part of a text may be looked for. */
const ANYWHERE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}\p{sc=Arabic}\p{sc=Hebrew}ー]/u;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

/**
 * Whether words, in the form of `searchedWords`, stand in a text of that form: beginning where one of its words begins, in
 * scripts that write words apart, and ending where one ends if `asWhole`.
 */
export function standsIn(text: string, words: string, asWhole: boolean): boolean {
  return placeOf(text, words, asWhole) >= 0;
}

/** The first place, from an offset on, where words stand in a text as `standsIn` has it; -1 where there is none. */
export function placeOf(text: string, words: string, asWhole: boolean, from = 0): number {
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!isWithinWord(text, at) && !(asWhole && isWithinWord(text, at + words.length))) return at;
  }
  return -1;
}

/** Whether an offset has letters of one word on both sides. */
function isWithinWord(text: string, offset: number): boolean {
  return isWordLetter(characterBefore(text, offset)) && isWordLetter(characterAt(text, offset));
}

/** Whether a character, one code point, is a letter of a word that is set apart from others; none is not. */
export function isWordLetter(character: string): boolean {
  const code = character.charCodeAt(0);
  // Most are plain letters, digits, spaces.
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return LETTER.test(character) && !ANYWHERE.test(character);
}
