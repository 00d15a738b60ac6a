import { firstAtLeast } from '@/utils/shared/first-at-least';

import { type Chain, chainsOf, refined } from './chains';
import { codeWeight, weightSums } from './code-weight';
import { occurrences } from './exact-places';
import { LINE_EDGE, type Pattern, weightOf } from './pattern';
import { type ChainedPlace, placeOfChain } from './place-of-chain';
import { type Segment, segmentsOf } from './segments';
import { indexWithout, type TextIndex } from './text-index';

/** A place that may be the quote's, with what speaks for it, all in weights of the pattern's characters. */
export interface Candidate extends ChainedPlace {
  /** Weight of the quote, and of what of it stands at the place. */
  quoteWeight: number;
  found: number;
  /** Code units of the folded quote. */
  quoteLength: number;
  /** What agrees right beside it on either side, without a gap. */
  adjacentBefore: number;
  adjacentAfter: number;
  /** What of its near surroundings stands near the place, on either side. */
  nearBefore: number;
  nearAfter: number;
  /** What of its own lines stands there, and all of them, the quote apart. */
  line: number;
  lineWeight: number;
  /** All of its surroundings that stand around it. */
  context: number;
  /** Whether quote and place both begin, or end, a line. */
  atLineStart: boolean;
  atLineEnd: boolean;
  /** Whether the quote stands there as it was and nowhere else in the text, between its surroundings or not. */
  isRare: boolean;
  /** Whether the place is rather one of the quote's surroundings, where the same words stand. */
  isOfSurroundings: boolean;
}

/** Chains that are looked at: the quote's own, and some that may be taken for it. */
const MOST_CHAINS = 5;
/** Weight of the surroundings that count as near. */
const NEAR = 100;
/** Share of the best chain's score below which a chain is of chance matches. */
const LEAST_OF_BEST = 0.1;
/** How much farther away than in the pattern near surroundings may stand. */
const NEAR_SHIFT = 50;

/** The places that may be the quote's, by what is left of it and its surroundings, the heaviest chain first. */
export function candidatesOf(pattern: Pattern, index: TextIndex): Candidate[] {
  return candidatesAmong(pattern, index, segmentsOf(pattern, index));
}

/** Characters that may stand between two neighbours within a copy of a quote in other words. */
const MOST_SHIFT_IN_COPY = 400;
/** Share of a quote from which what stands elsewhere is a copy of it in other words. */
const COPY_SHARE = 0.5;

/**
 * The places that could be taken for the quote's if that, which stands at `start` of the folded text, were gone: with its
 * surroundings as they are, and without, since these may hold the place.
 */
export function candidatesWithout(start: number, pattern: Pattern, index: TextIndex): Candidate[] {
  const without = indexWithout(index, start, start + pattern.quote.length);
  const segments = segmentsOf(pattern, without);
  const elsewhere = segments.filter(({ p, t }) => t - p !== start - pattern.from);
  const alone = elsewhere.filter(({ p, length }) => p >= pattern.from && p + length <= pattern.to);
  return [
    ...[segments, elsewhere].flatMap((some) => candidatesAmong(pattern, without, some)),
    ...candidatesAmong(pattern, without, alone, MOST_SHIFT_IN_COPY).filter(
      ({ found, quoteWeight }) => found >= COPY_SHARE * quoteWeight,
    ),
  ];
}

function candidatesAmong(
  pattern: Pattern,
  index: TextIndex,
  segments: Segment[],
  mostShift?: number,
): Candidate[] {
  const chains = chainsOf(pattern, segments, MOST_CHAINS, mostShift);
  const least = LEAST_OF_BEST * (chains[0]?.score ?? 0);
  return chains
    .filter(({ score }) => score >= least)
    .map((chain) => refined(pattern, index, chain))
    .flatMap((chain) => candidateOf(pattern, index, chain) ?? []);
}

function candidateOf(pattern: Pattern, index: TextIndex, chain: Chain): Candidate | null {
  const place = placeOfChain(pattern, index, chain);
  if (!place) return null;
  const evidence = evidenceOf(pattern, index, chain.segments, place);
  return {
    ...place,
    ...evidence,
    isRare: place.isSame && isRare(pattern, index),
    isOfSurroundings: place.isSame
      ? isOfSurroundings(pattern, index, place.start)
      : isWhollyOfSurroundings(pattern, index, place),
  };
}

/** Whether the quote stands in the text only once. */
function isRare(pattern: Pattern, index: TextIndex): boolean {
  return occurrences(pattern, index, 0, index.folded.codes.length, 2).length === 1;
}

/** Most places in a quote's surroundings at which it stands again that are looked at. */
const MOST_AGAIN = 20;

/**
 * Whether what stands at a place is not the quote but the same words of its surroundings: common words stand there again, and
 * what is right beside the place agrees better with what was beside those.
 */
function isOfSurroundings(pattern: Pattern, { folded: { codes: text } }: TextIndex, start: number): boolean {
  const own = agreement(pattern, text, pattern.from, start);
  let again = pattern.text.indexOf(pattern.quote);
  for (let n = 0; again >= 0 && n < MOST_AGAIN; n += 1) {
    if (again !== pattern.from && agreement(pattern, text, again, start) > own) return true;
    again = pattern.text.indexOf(pattern.quote, again + 1);
  }
  return false;
}

/** Weight from which a changed quote that is no more than words of its surroundings is these. */
const TELLING_WEIGHT = 24;

/** Whether all that stands at the place of a changed quote stood, in these words, before the quote or behind it. */
function isWhollyOfSurroundings(
  { text, from, to }: Pattern,
  { folded }: TextIndex,
  { start, end }: ChainedPlace,
): boolean {
  const weight = weightSums(folded.codes.subarray(start, end)).at(-1) ?? 0;
  if (weight < TELLING_WEIGHT) return false;
  const words = folded.text.slice(start, end);
  return text.slice(0, from).includes(words) || text.slice(to).includes(words);
}

/** Weight on one side that counts most of what is right beside a place. */
const MOST_ADJACENT = 40;

/** Weight of what agrees, without a gap, on both sides of the quote at `at` of the pattern and at `start` of the text. */
function agreement({ codes, sums, from, to }: Pattern, text: Uint16Array, at: number, start: number): number {
  const length = to - from;
  let left = 0;
  while (left < at && start - left > 0 && codes[at - 1 - left] === text[start - 1 - left]) left += 1;
  let right = at + length;
  while (right < codes.length && codes[right] === text[start + right - at]) right += 1;
  const before = (sums[at] ?? 0) - (sums[at - left] ?? 0);
  const after = (sums[right] ?? 0) - (sums[at + length] ?? 0);
  return Math.min(MOST_ADJACENT, before) + Math.min(MOST_ADJACENT, after);
}

function evidenceOf(pattern: Pattern, index: TextIndex, segments: Segment[], place: ChainedPlace) {
  const { from, to, codes, sums } = pattern;
  const text = index.folded.codes;
  const quoteWeight = weightOf(pattern, from, to);
  const within = (low: number, high: number, isNear: (segment: Segment) => boolean = () => true): number => {
    let sum = 0;
    for (const segment of segments) {
      const [a, b] = [Math.max(low, segment.p), Math.min(high, segment.p + segment.length)];
      if (b > a && isNear(segment)) sum += weightOf(pattern, a, b);
    }
    return sum;
  };
  const nearFrom = firstAtLeast(sums, (sums[from] ?? 0) - NEAR);
  const nearTo = firstAtLeast(sums, (sums[to] ?? 0) + NEAR);
  let left = 0;
  while (left < from - nearFrom && codes[from - 1 - left] === text[place.start - 1 - left]) left += 1;
  let right = 0;
  while (to + right < nearTo && to + right < codes.length && codes[to + right] === text[place.end + right])
    right += 1;
  const isNearBefore = ({ p, t, length }: Segment): boolean =>
    place.start - (t + length) <= from - (p + length) + NEAR_SHIFT;
  const isNearAfter = ({ p, t }: Segment): boolean => t - place.end <= p - to + NEAR_SHIFT;
  return {
    quoteWeight,
    quoteLength: to - from,
    found: place.isSame ? quoteWeight : Math.max(within(from, to), commonWeight(pattern, text, place)),
    adjacentBefore: weightOf(pattern, from - left, from),
    adjacentAfter: weightOf(pattern, to, to + right),
    nearBefore: within(nearFrom, from, isNearBefore),
    nearAfter: within(to, nearTo, isNearAfter),
    line: within(pattern.lineFrom, from) + within(to, pattern.lineTo),
    lineWeight: weightOf(pattern, pattern.lineFrom, from) + weightOf(pattern, to, pattern.lineTo),
    context: within(0, from) + within(to, codes.length),
    atLineStart: pattern.startsLine && hasLineStart(index, place.start - LINE_EDGE, place.start),
    atLineEnd: pattern.endsLine && hasLineStart(index, place.end, place.end + LINE_EDGE),
  };
}

/** Longest stretches that are compared character by character. */
const LONGEST_COMPARED = 24;
/** Share of a quote from which what it has in common with a place is more than chance. */
const LEAST_COMMON = 0.55;

/** Weight of the longest common subsequence of a short quote and what stands at its place; 0 for a longer one. */
function commonWeight(pattern: Pattern, text: Uint16Array, { start, end }: ChainedPlace): number {
  const { codes, from, to } = pattern;
  if (to - from > LONGEST_COMPARED || end - start > LONGEST_COMPARED) return 0;
  let row = new Float64Array(end - start + 1);
  for (let p = from; p < to; p += 1) {
    const next = new Float64Array(row.length);
    const weight = codeWeight(codes[p] ?? 0);
    for (let n = 1; n < row.length; n += 1) {
      const paired = codes[p] === text[start + n - 1] ? (row[n - 1] ?? 0) + weight : 0;
      next[n] = Math.max(paired, row[n] ?? 0, next[n - 1] ?? 0);
    }
    row = next;
  }
  const common = row.at(-1) ?? 0;
  const weight = Math.max(weightOf(pattern, from, to), weightSums(text.subarray(start, end)).at(-1) ?? 0);
  return common >= LEAST_COMMON * weight ? common : 0;
}

/** Whether a line begins, or the text ends, between two offsets. */
function hasLineStart({ lineStarts, folded }: TextIndex, low: number, high: number): boolean {
  return (
    low <= 0 || high >= folded.codes.length || (lineStarts[firstAtLeast(lineStarts, low)] ?? Infinity) <= high
  );
}
