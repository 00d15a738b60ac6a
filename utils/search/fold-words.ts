import { foldText } from '@/utils/article/fold-text';

/** The words of a text as they are compared: case, accents, width and typographic quotes apart. */
export function foldWords(text: string): string[] {
  return text
    .split(/\s+/)
    .map((word) => foldText(word).text)
    .filter((word) => word !== '');
}
