import { type FoldedText, foldTextInSteps } from '@/utils/article/fold-text';
import type { Steps } from '@/utils/shared/steps';

import { indexSeeds, type SeedIndex } from './seed-index';

/** A text made ready for finding quotes in it. */
export interface TextIndex {
  text: string;
  folded: FoldedText;
  seeds: SeedIndex;
  /** Offsets in the folded text at which lines of the text begin, the first one's apart. */
  lineStarts: Uint32Array;
}

/** Makes a text ready for finding quotes in it, step by step. */
export function* indexText(text: string): Steps<TextIndex> {
  const folded = yield* foldTextInSteps(text);
  const seeds = yield* indexSeeds(folded.codes);
  return { text, folded, seeds, lineStarts: lineStartsOf(text, folded) };
}

/** Offsets in the folded text at which lines begin, the first one's apart. */
function lineStartsOf(text: string, folded: FoldedText): Uint32Array {
  const starts: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    const start = folded.offsetOf(at + 1);
    if (start > 0 && start < folded.codes.length && start !== starts.at(-1)) starts.push(start);
  }
  return Uint32Array.from(starts);
}

/** The same text as if other characters, which stand nowhere else, stood from `start` to `end` of the folded text. */
export function indexWithout(index: TextIndex, start: number, end: number): TextIndex {
  const { folded } = index;
  const codes = folded.codes.slice();
  codes.fill(0, start, end);
  const text = folded.text.slice(0, start) + '\0'.repeat(end - start) + folded.text.slice(end);
  return { ...index, folded: { ...folded, codes, text } };
}
