import { composeText } from '@/utils/article/compose-text';

const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+/gu;
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/**
 * Share of the words of the shorter of two texts that the other has too, from 0 to 1. Of Chinese and Japanese, pairs of
 * characters stand for words.
 */
export function sharedWords(one: string, other: string): number {
  const [shorter, longer] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.size - b.size);
  if (!shorter || !longer || shorter.size === 0) return 0;
  return [...shorter].filter((word) => longer.has(word)).length / shorter.size;
}

function wordsOf(text: string): Set<string> {
  const words = composeText(text).toLowerCase().match(WORD) ?? [];
  return new Set(words.map((word, index) => (CJK.test(word) ? word + (words[index + 1] ?? '') : word)));
}
