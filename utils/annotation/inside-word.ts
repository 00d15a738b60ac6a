const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
/** Words of these have no spaces between them: Thai, Lao, Burmese, Khmer, Chinese, Japanese, and Korean for its endings. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff]/;

/** Whether an offset divides a word of a script that puts spaces between words. */
export function isInsideWord(text: string, offset: number): boolean {
  const [before, after] = [text.charAt(offset - 1), text.charAt(offset)];
  return isSpacedWord(before) && isSpacedWord(after);
}

function isSpacedWord(character: string): boolean {
  return WORD_CHARACTER.test(character) && !UNSPACED.test(character);
}
