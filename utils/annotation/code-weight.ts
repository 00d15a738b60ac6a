/** From here on code units are of scripts that say much with each character: Chinese, Japanese, Korean. */
const DENSE_FROM = 0x2e80;
/** CJK symbols and punctuation. */
const DENSE_MARKS = { from: 0x3000, to: 0x303f };
/** A character of Chinese, Japanese or Korean says about as much as this many letters. */
const DENSE_WEIGHT = 2.5;
/** Punctuation says little of where one is. */
const MARK_WEIGHT = 0.5;

/** Whether a folded code unit is of a script of which a few characters are seldom together by chance. */
export function isDense(code: number): boolean {
  return code >= DENSE_FROM;
}

/** How much a folded code unit identifies its place by, in letters of an alphabet. */
export function codeWeight(code: number): number {
  if (code >= DENSE_FROM) {
    return code >= DENSE_MARKS.from && code <= DENSE_MARKS.to ? MARK_WEIGHT : DENSE_WEIGHT;
  }
  const isLetter =
    (code > 0x60 && code < 0x7b) || (code > 0x2f && code < 0x3a) || (code > 0xbf && code < 0x2000);
  return isLetter ? 1 : MARK_WEIGHT;
}

/** Running weights of code units: the weight of those from a to b is `sums[b] - sums[a]`. */
export function weightSums(codes: Uint16Array): Float64Array {
  const sums = new Float64Array(codes.length + 1);
  let sum = 0;
  for (let at = 0; at < codes.length; at += 1) {
    sum += codeWeight(codes[at] ?? 0);
    sums[at + 1] = sum;
  }
  return sums;
}
