/** Length of a text in the units people count in: words of spaced scripts, characters of Chinese and Japanese. */
export interface TextLength {
  words: number;
  /** Han characters and kana; punctuation isn't counted. */
  characters: number;
}

const CJK_CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ーｰ]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu;

/** Words per minute of an adult reading English prose silently (Brysbaert 2019, doi:10.1016/j.jml.2019.104047). */
const WORDS_PER_MINUTE = 238;
/** Characters per minute of an adult reading Chinese silently (ibid.: 260 words of 1.5 characters on average). */
const CHARACTERS_PER_MINUTE = 390;

/** Counts words and CJK characters of a text; a run of Han or kana counts by characters, never as a word. */
export function textLength(text: string): TextLength {
  const characters = text.match(CJK_CHARACTER)?.length ?? 0;
  const words = text.replace(CJK_CHARACTER, ' ').match(WORD)?.length ?? 0;
  return { words, characters };
}

/** Minutes of reading, rounded, at least 1. */
export function readingMinutes({ words, characters }: TextLength): number {
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE + characters / CHARACTERS_PER_MINUTE));
}

/** Whether the text is better counted in characters than in words. */
export function isCountedInCharacters({ words, characters }: TextLength): boolean {
  return characters > words;
}
