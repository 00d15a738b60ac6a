/** Most texts hold none of these and needn't be searched for them one by one. */
const MAYBE_CJK = /[\u1100-\u11ff\u2e80-\uffdc]/;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;

/**
 * Length of a text by what it says, in Latin characters: a character of Chinese, Japanese or Korean says about as much as
 * two and a half of them.
 */
export function textWeight(text: string): number {
  if (!MAYBE_CJK.test(text)) return text.length;
  // Cut at what isn't CJK, since to find its characters one by one takes several times as long.
  let length = 0;
  for (const [run] of text.matchAll(CJK)) length += run.length;
  return text.length + 1.5 * length;
}

/** Letters and digits only, in one case and width: to tell whether two texts say the same. */
export function bareText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const NOT_ON_ONE_LINE = /[^\S \u3000]| {2}|\u200b/;

/** The text on one line, white space collapsed; a full-width space, which divides Japanese headlines, stays. */
export function oneLine(text: string): string {
  return (NOT_ON_ONE_LINE.test(text) ? text.replace(/(?:[^\S\u3000]|\u200b)+/g, ' ') : text).trim();
}

/** Whether a line ends as sentences do, in any script; a closing quotation mark or bracket may follow. */
export function endsSentence(text: string): boolean {
  return /[.!?…:。！？：।؟۔։።។॥][”’"'»›」』)）\]】]*$/u.test(text);
}

/** Whether a sentence ends anywhere in a line. */
export function holdsSentence(text: string): boolean {
  return /[.!?…](?=[\s”’"'»)\]]|$)|[。！？؟۔।።]/u.test(text);
}
