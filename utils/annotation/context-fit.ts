import type { TextSpan } from '@/utils/article/rendered-text';

import { textWeight } from './text-weight';

/** What surrounded a quote, folded. */
export interface Context {
  prefix: string;
  suffix: string;
}

/** How well one side of a place agrees with what stood on that side of a quote. */
export interface SideFit {
  /** Weight of what agrees without a gap, going away from the place: see `textWeight`. */
  adjacent: number;
  /** Share of the nearest characters of the context that stands near the place too, 0 to 1. */
  near: number;
  /** Share of the whole context. It stays high when the quote itself was cut: what follows it has only moved up. */
  whole: number;
  /** False where nothing can be said: the context is empty, or the text ends at the place. */
  isKnown: boolean;
}

/** Compares what surrounds a place of a folded text with what surrounded a quote. */
export function contextFit(
  text: string,
  { prefix, suffix }: Context,
  { start, end }: TextSpan,
): { before: SideFit; after: SideFit } {
  // Both sides are read away from the place, so that the nearest comes first.
  return {
    before: sideFit(reversed(prefix), reversed(text.slice(Math.max(0, start - prefix.length), start))),
    after: sideFit(suffix, text.slice(end, end + suffix.length)),
  };
}

/** Weight of the characters on both sides that agree without a gap, going away from the place. */
export function adjacentWeight(text: string, { prefix, suffix }: Context, { start, end }: TextSpan): number {
  return (
    agreement(reversed(prefix.slice(-NEAR)), reversed(text.slice(Math.max(0, start - NEAR), start))) +
    agreement(suffix.slice(0, NEAR), text.slice(end, end + NEAR))
  );
}

/** Characters that count as near: five or six words, or a sentence of Chinese. */
export const NEAR = 32;
/** Two characters of Chinese, or four letters, are seldom together by chance. */
const GRAM_LENGTH = { dense: 2, plain: 4 };
const DENSE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;

function sideFit(wanted: string, found: string): SideFit {
  return {
    adjacent: agreement(wanted.slice(0, NEAR), found),
    near: share(wanted.slice(0, NEAR), found.slice(0, NEAR)),
    whole: share(wanted, found),
    isKnown: wanted !== '' && found !== '',
  };
}

function agreement(wanted: string, found: string): number {
  let length = 0;
  while (length < wanted.length && wanted[length] === found[length]) length += 1;
  return textWeight(wanted.slice(0, length));
}

function share(wanted: string, found: string): number {
  const grams = gramsOf(wanted);
  if (grams.size === 0) return wanted !== '' && found.startsWith(wanted) ? 1 : 0;
  const present = gramsOf(found);
  let shared = 0;
  for (const gram of grams) if (present.has(gram)) shared += 1;
  return shared / grams.size;
}

function gramsOf(text: string): Set<string> {
  const grams = new Set<string>();
  for (let at = 0; at < text.length; at += 1) {
    const length = DENSE.test(text.charAt(at)) ? GRAM_LENGTH.dense : GRAM_LENGTH.plain;
    if (at + length <= text.length) grams.add(text.slice(at, at + length));
  }
  return grams;
}

function reversed(text: string): string {
  return Array.from(text).toReversed().join('');
}
