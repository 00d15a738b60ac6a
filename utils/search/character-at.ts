/** The character, one code point, that begins at an offset in UTF-16 code units; empty behind the end. */
export function characterAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** The one that ends there; empty at the beginning. */
export function characterBefore(text: string, offset: number): string {
  const isPair = offset > 1 && (text.codePointAt(offset - 2) ?? 0) > 0xffff;
  return offset < 1 ? '' : text.slice(offset - (isPair ? 2 : 1), offset);
}
