import { foldCharacter } from '@/utils/article/fold-text';

/** The words of a text as they are compared: case, accents, width and typographic quotes apart. */
export function foldWords(text: string): string[] {
  return text
    .split(/\s+/)
    .map((word) => Array.from(word, foldCharacter).join(''))
    .filter((word) => word !== '');
}
