import { isCountedInCharacters, type TextLength } from '@/utils/article/text-length';
import type { ReadingType } from '@/utils/storage/settings';

/** Measures in `em`, and line heights, that suit a script: 65 letters of an alphabet; 37 characters of Chinese or Japanese. */
const SPACED = { width: 32.5, lineHeight: 1.55 };
const CHARACTERS = { width: 37, lineHeight: 1.75 };

/** Custom properties by which an article is set, from what suits its script and what the reader chose. */
export function readingStyle({ font, size, width, lineHeight }: ReadingType, length: TextLength) {
  const suited = isCountedInCharacters(length) ? CHARACTERS : SPACED;
  return {
    '--reading-font': `var(--${font})`,
    '--reading-size': `${String(size)}px`,
    '--reading-width': `${String(suited.width * width)}em`,
    '--reading-line': String(suited.lineHeight * lineHeight),
  };
}
