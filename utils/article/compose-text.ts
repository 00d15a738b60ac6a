/**
 * Most marks of one character that are read: no language writes so many (UAX #15 §13, Stream-Safe Text Format). Browsers sort
 * them in time that grows with the square of their number.
 */
const MAX_MARKS = 30;

const MARK = /^\p{M}/u;
const TOO_MANY = new RegExp(`(\\p{M}{${String(MAX_MARKS)}})\\p{M}+`, 'gu');
/** Where there are too many marks in a row, one stands at a multiple of this, with as many behind it. */
const STRIDE = MAX_MARKS / 2;

/** A text in its compatibility form (NFKC), in time linear to its length. */
export function composeText(text: string): string {
  return (holdsManyMarks(text) ? text.replace(TOO_MANY, '$1') : text).normalize('NFKC');
}

function holdsManyMarks(text: string): boolean {
  for (let start = 0; start < text.length; start += STRIDE) {
    let at = start;
    while (at < start + STRIDE && isMark(text, at)) at += 1;
    if (at === start + STRIDE) return true;
  }
  return false;
}

/** The second half of a character is taken for one. */
function isMark(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x300 || (code >= 0x3400 && code < 0xa000)) return false;
  return (code >= 0xdc00 && code < 0xe000) || MARK.test(text.slice(at, at + 2));
}
