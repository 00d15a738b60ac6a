/** A text as it is compared, with a map back to the text it came from. */
export interface FoldedText {
  text: string;
  /** For each code unit of `text`, and one past its end, the offset in the original where its character begins. */
  offsets: Uint32Array;
}

const LEFT_OUT = /[\s\u00ad\u200b-\u200f\u2060\ufeff]|\p{M}/u;
const QUOTES: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
};
/** Dakuten and handakuten make another kana, not an accent: が is not か. */
const KANA_MARK = /[\u3099\u309a]/;

/**
 * Folds what editors, typesetters and input methods vary without meaning anything by it: case, Latin, Greek and Cyrillic
 * diacritics, full and half width (NFKC), curly quotes and dashes; white space and invisible characters are left out.
 */
export function foldText(original: string): FoldedText {
  const offsets = new Uint32Array(original.length * 4 + 1);
  let text = '';
  let offset = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    if (text.length + folded.length >= offsets.length)
      throw new RangeError('a character folds to more than expected');
    offsets.fill(offset, text.length, text.length + folded.length);
    text += folded;
    offset += character.length;
  }
  offsets[text.length] = original.length;
  return { text, offsets: offsets.slice(0, text.length + 1) };
}

/** One character as it is compared; empty for white space, marks and what is invisible. */
export function foldCharacter(character: string): string {
  const quote = QUOTES[character];
  if (quote !== undefined) return quote;
  const code = character.charCodeAt(0);
  if (code > 0x20 && code < 0x7f) return character.toLowerCase();
  let folded = '';
  for (const part of character.normalize('NFKD')) {
    if (KANA_MARK.test(part)) folded += part;
    else if (!LEFT_OUT.test(part)) folded += part.toLowerCase();
  }
  return folded.normalize('NFC').slice(0, 4);
}
