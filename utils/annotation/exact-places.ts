import type { TextSpan } from '@/utils/article/rendered-text';

import { isInsideWord } from './inside-word';
import { type Pattern, weightOf } from './pattern';
import type { TextIndex } from './text-index';

/** Where the quote stands in a part of the folded text, at words' edges if it did; at most so many places. */
export function occurrences(
  { quote, startsWord, endsWord }: Pattern,
  { folded, text }: TextIndex,
  low: number,
  high: number,
  most: number,
): number[] {
  const found: number[] = [];
  for (
    let at = folded.text.indexOf(quote, low);
    at >= 0 && at + quote.length <= high && found.length < most;
    at = folded.text.indexOf(quote, at + 1)
  ) {
    const { start, end } = folded.originalSpan(at, at + quote.length);
    if (startsWord && isInsideWord(text, start)) continue;
    if (endsWord && isInsideWord(text, end)) continue;
    found.push(at);
  }
  return found;
}

/** Code units on each side of a quote by which it is looked for as it was. */
const NEAR = 24;
/** Weight from which such a run of characters is seldom the same by chance. */
const LEAST_WEIGHT = 32;
/** Places of its rarest seed that are looked at. */
const MOST_PLACES = 100;

/** The only place in the folded text where the quote stands with all that was near it; null where there is none, or several. */
export function onlyPlaceOf(pattern: Pattern, index: TextIndex): TextSpan | null {
  const [place, ...others] = placesAsItWas(pattern, index);
  return place && others.length === 0 ? place : null;
}

/** The places in the folded text where the quote stands with all that was near it; none where they are too many. */
export function placesAsItWas(pattern: Pattern, { folded: { codes }, seeds }: TextIndex): TextSpan[] {
  const near = [Math.max(0, pattern.from - NEAR), Math.min(pattern.codes.length, pattern.to + NEAR)] as const;
  // What is little is only known by all that is told of it.
  const [from, to] = weightOf(pattern, ...near) < LEAST_WEIGHT ? ([0, pattern.codes.length] as const) : near;
  if (to - from === pattern.quote.length) return [];
  let rarest = { at: from, places: seeds.placesOf(pattern.codes, from) };
  for (let at = from; at < to; at += 1) {
    const places = seeds.placesOf(pattern.codes, at);
    const isWhole = at + LONGEST_SEED <= to;
    if (isWhole && (places.length < rarest.places.length || rarest.places.length === 0))
      rarest = { at, places };
    if (isWhole && places.length === 0) return [];
  }
  if (rarest.places.length > MOST_PLACES) return [];
  return [...rarest.places]
    .map((place) => place - rarest.at + from)
    .filter((start) => isRun(pattern.codes, from, codes, start, to - from))
    .map((start) => ({ start: start + pattern.from - from, end: start + pattern.to - from }));
}

/** Code units that no seed is longer than. */
const LONGEST_SEED = 6;

function isRun(
  wanted: Uint16Array,
  from: number,
  codes: Uint16Array,
  start: number,
  length: number,
): boolean {
  if (start < 0 || start + length > codes.length) return false;
  for (let n = 0; n < length; n += 1) if (wanted[from + n] !== codes[start + n]) return false;
  return true;
}
