import { foldText } from '@/utils/article/fold-text';

const PLAIN_TEXT = /^[\x20-\x7e]*$/;
/** Printable ASCII, of which folding only changes the case. */
const PLAIN = /^[\x21-\x7e]*$/;

/** The words of a text as they are compared: case, accents, width and typographic quotes apart. Some characters stand for several. */
export function foldWords(text: string): string[] {
  return (PLAIN_TEXT.test(text) ? text : text.normalize('NFKC'))
    .split(/\s+/)
    .map((word) => (PLAIN.test(word) ? word.toLowerCase() : foldText(word).text))
    .filter((word) => word !== '');
}
