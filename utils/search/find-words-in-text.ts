import type { TextSpan } from '@/utils/article/rendered-text';
import { atOnce, type Steps } from '@/utils/shared/steps';

import type { WantedWords } from './query/wanted-words';
import { searchedTextInSteps } from './searched-text';
import { placeOf } from './word-places';

/** A place in a text where wanted words stand. */
export interface WordPlace extends TextSpan {
  /** Which of the wanted words. */
  word: number;
}

/** Places of each word that are looked for: a prefix of one letter stands in a long text a hundred thousand times. */
const MOST_PLACES = 10_000;
const PLACES_OF_STEP = 500;

/** Every place where one of the words stands in a text, in order, found as a search finds them. They may overlap. */
export function findWordsInText(text: string, wanted: readonly WantedWords[]): WordPlace[] {
  return atOnce(findWordsInTextInSteps(text, wanted));
}

/** The same step by step. */
export function* findWordsInTextInSteps(text: string, wanted: readonly WantedWords[]): Steps<WordPlace[]> {
  const searched = yield* searchedTextInSteps(text);
  const places: WordPlace[] = [];
  for (const [word, { words, asWhole }] of wanted.entries()) {
    let at = placeOf(searched.text, words, asWhole);
    for (let count = 0; at >= 0 && count < MOST_PLACES; count += 1) {
      const end = at + words.length;
      places.push({ ...searched.originalSpan(at, end), word });
      at = placeOf(searched.text, words, asWhole, end);
      if (count % PLACES_OF_STEP === PLACES_OF_STEP - 1) yield;
    }
    yield;
  }
  return places.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The stretches that places, in order, cover together: what overlaps or meets is one. */
export function coveredSpans(places: readonly TextSpan[]): TextSpan[] {
  const spans: TextSpan[] = [];
  for (const { start, end } of places) {
    const last = spans.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
}
