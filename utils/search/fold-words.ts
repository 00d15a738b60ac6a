import { foldText } from '@/utils/article/fold-text';

/** Printable ASCII, of which folding only changes the case. */
const PLAIN = /^[\x21-\x7e]*$/;

/** The words of a text as they are compared: case, accents, width and typographic quotes apart. */
export function foldWords(text: string): string[] {
  return text
    .split(/\s+/)
    .map((word) => (PLAIN.test(word) ? word.toLowerCase() : foldText(word).text))
    .filter((word) => word !== '');
}
