import { composeText } from '@/utils/article/compose-text';

/** Most texts hold none of these and needn't be searched for them one by one. */
const MAYBE_CJK = /[\u1100-\u11ff\u2e80-\uffdc]/;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;
const SURROGATE = /[\ud800-\udfff]/;

/**
 * Length of a text by what it says, in Latin characters: a character of Chinese, Japanese or Korean says about as much as
 * two and a half of them.
 */
export function textWeight(text: string): number {
  if (!MAYBE_CJK.test(text)) return text.length;
  return text.length + 1.5 * (SURROGATE.test(text) ? lengthOf(text.matchAll(CJK)) : unitsOf(text));
}

function lengthOf(runs: Iterable<RegExpExecArray>): number {
  let length = 0;
  for (const [run] of runs) length += run.length;
  return length;
}

/** How many code units of a text are CJK by themselves. Texts are weighed often, and to match their runs takes ten times as long. */
function unitsOf(text: string): number {
  cjkUnits ??= findCjkUnits();
  let units = 0;
  for (let at = 0; at < text.length; at += 1) units += cjkUnits[text.charCodeAt(at)] ?? 0;
  return units;
}

/** 1 for each code unit that is a CJK character. */
let cjkUnits: Uint8Array | undefined;

function findCjkUnits(): Uint8Array {
  const units = new Uint8Array(0x1_00_00);
  const all = Array.from(units, (_, code) => String.fromCharCode(code)).join(' ');
  for (const { 0: run, index } of all.matchAll(CJK)) units[index / 2] = run.length;
  return units;
}

/** What isn't a letter or digit in the most used texts: to ask for each character's kind takes twice as long. */
const USUAL_SIGNS = /[^a-z\d\u00c0-\u1fff\u2070-\uffff]+/g;
const USUAL_LETTERS = /^[a-z\d\u00df-\u00f6\u00f8-\u00ff]*$/;

/** Letters and digits only, in one case and width: to tell whether two texts say the same. */
export function bareText(text: string): string {
  const letters = composeText(text).toLowerCase().replace(USUAL_SIGNS, '');
  return USUAL_LETTERS.test(letters) ? letters : letters.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a text shows nothing. */
export function isBlank(text: string): boolean {
  return !/[^\s\u200b]/.test(text);
}

/** Whether a line ends as sentences do, in any script; a closing quotation mark or bracket may follow. */
export function endsSentence(text: string): boolean {
  return /[.!?…:。！？：।؟۔։።។॥][”’"'»›」』)）\]】]*$/u.test(text);
}

/** Whether a sentence ends anywhere in a line. */
export function holdsSentence(text: string): boolean {
  return /[.!?…](?=[\s”’"'»)\]]|$)|[。！？؟۔।።]/u.test(text);
}
