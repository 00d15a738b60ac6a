const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/**
 * Length of a text by what it says, in Latin characters: a character of Chinese, Japanese or Korean says about as much as
 * two and a half of them.
 */
export function textWeight(text: string): number {
  return text.length + 1.5 * (text.match(CJK)?.length ?? 0);
}

/** Letters and digits only, in one case and width: to tell whether two texts say the same. */
export function bareText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The text on one line, white space collapsed; a full-width space, which divides Japanese headlines, stays. */
export function oneLine(text: string): string {
  return text.replace(/(?:[^\S\u3000]|\u200b)+/g, ' ').trim();
}

/** Whether a line ends as sentences do, in any script; a closing quotation mark or bracket may follow. */
export function endsSentence(text: string): boolean {
  return /[.!?…:。！？：।؟۔։።។॥][”’"'»›」』)）\]】]*$/u.test(text);
}

/** Whether a sentence ends anywhere in a line. */
export function holdsSentence(text: string): boolean {
  return /[.!?…](?=[\s”’"'»)\]]|$)|[。！？؟۔।።]/u.test(text);
}
