import { firstAtLeast } from '@/utils/shared/first-at-least';

import { alignGap, MOST_CELLS } from './align-gap';
import type { Chain } from './chains';
import { codeWeight } from './code-weight';
import { occurrences } from './exact-places';
import { isInsideWord } from './inside-word';
import type { Pattern } from './pattern';
import type { Segment } from './segments';
import type { TextIndex } from './text-index';

/** Where a chain puts the quote in the folded text. */
export interface ChainedPlace {
  start: number;
  end: number;
  /** The nearest segments of what stood before the quote and behind it. */
  before: Segment | undefined;
  after: Segment | undefined;
  /** Whether the quote stands there as it was, and nowhere else between its surroundings. */
  isSame: boolean;
  isOnly: boolean;
}

/** Folded text between the surroundings in which the quote itself is looked for. */
const WIDEST_BRACKET = 3000;
/** Places between the surroundings at which the quote may stand that are compared. */
const MOST_OCCURRENCES = 50;
/** A short quote that stands farther than this from where it would stand by its surroundings is another. */
const FAR = 32;
/** Farthest that an uncertain edge is moved to where a word begins or ends. */
const WORD_REACH = 24;

/** Where a chain, refined near the quote, puts it; null where nothing stands between its surroundings. */
export function placeOfChain(pattern: Pattern, index: TextIndex, chain: Chain): ChainedPlace | null {
  const { text } = index.folded;
  slideToEdges(pattern, index, chain.segments);
  const before = chain.segments.findLast(({ p, length }) => p + length <= pattern.from);
  const after = chain.segments.find(({ p }) => p >= pattern.to);
  const start = startIn(pattern, index, chain.segments);
  const end = endIn(pattern, index, chain.segments);
  const place = { start, end, before, after, isSame: true, isOnly: true };
  const isQuote = text.slice(start, end) === pattern.quote;
  if (isQuote && isAtWords(pattern, index, place)) return place;

  const low = lowestStart(pattern, chain.segments) ?? Math.max(0, start - pattern.quote.length - 60);
  const high = highestEnd(pattern, chain.segments) ?? end + pattern.quote.length + 60;
  const found =
    high - low <= WIDEST_BRACKET + pattern.quote.length
      ? occurrences(pattern, index, low, high, MOST_OCCURRENCES)
      : [];
  const [first, ...others] = found.toSorted((a, b) => Math.abs(a - start) - Math.abs(b - start));
  if (first !== undefined) {
    const isFar = pattern.quote.length < FAR && Math.abs(first - start) > FAR;
    const isNearest =
      !isFar && others.every((other) => Math.abs(other - start) > 3 * Math.abs(first - start) + 30);
    if (isNearest) {
      return { ...place, start: first, end: first + pattern.quote.length, isOnly: others.length === 0 };
    }
  }
  // The same letters in a longer word are no short quote.
  if (start < 0 || end <= start || (isQuote && pattern.quote.length < FAR)) return null;
  return {
    ...withinLines(pattern, index, chain.segments, start, end),
    before,
    after,
    isSame: false,
    isOnly: found.length === 0,
  };
}

/** Whether a place begins and ends at words' edges, if the quote did. */
function isAtWords(
  { startsWord, endsWord }: Pattern,
  { folded, text }: TextIndex,
  { start, end }: ChainedPlace,
): boolean {
  const place = folded.originalSpan(start, end);
  return !(startsWord && isInsideWord(text, place.start)) && !(endsWord && isInsideWord(text, place.end));
}

/** Behind what certainly stands before the quote; undefined when nothing does. */
function lowestStart({ from }: Pattern, segments: Segment[]): number | undefined {
  const last = segments.findLast(({ p }) => p < from);
  return last && last.t + Math.min(last.length, from - last.p);
}

/** Before what certainly stands behind the quote; undefined when nothing does. */
function highestEnd({ to }: Pattern, segments: Segment[]): number | undefined {
  const first = segments.find(({ p, length }) => p + length > to);
  return first && first.t + Math.max(0, to - first.p);
}

/**
 * Where something was put in, its place is known but for the characters that are alike at both of its ends: it is taken to
 * stand outside the quote when it may.
 */
function slideToEdges({ codes, from, to }: Pattern, { folded }: TextIndex, segments: Segment[]): void {
  for (const [index, after] of segments.entries()) {
    const before = segments[index - 1];
    if (!before || before.p + before.length !== after.p || before.t + before.length === after.t) continue;
    for (const edge of [from, to]) {
      const shift = edge - after.p;
      if (shift === 0) break;
      if (
        shift > 0 &&
        shift < after.length &&
        isRun(codes, after.p, folded.codes, before.t + before.length, shift)
      ) {
        move(before, after, shift);
        break;
      }
      if (shift < 0 && -shift < before.length && isRun(codes, edge, folded.codes, after.t + shift, -shift)) {
        move(before, after, shift);
        break;
      }
    }
  }
}

function move(before: Segment, after: Segment, shift: number): void {
  before.length += shift;
  after.p += shift;
  after.t += shift;
  after.length -= shift;
}

function isRun(wanted: Uint16Array, p: number, codes: Uint16Array, t: number, length: number): boolean {
  if (t < 0) return false;
  for (let n = 0; n < length; n += 1) if (wanted[p + n] !== codes[t + n]) return false;
  return true;
}

function startIn(pattern: Pattern, index: TextIndex, segments: Segment[]): number {
  const at = pattern.from;
  const own = segments.find(({ p, length }) => p <= at && at < p + length);
  if (own) return own.t + at - own.p;
  const left = segments.findLast(({ p, length }) => p + length <= at);
  const right = segments.find(({ p }) => p > at);
  if (!right) return left ? left.t + left.length + at - left.p - left.length : -1;
  const low = left ? left.t + left.length : Math.max(0, right.t - 2 * (right.p - at) - 40);
  const expected = right.t - (right.p - at);
  const aligned = left ? alignedEdge(pattern, index, left, right, at)?.last : undefined;
  const edge = Math.max(low, aligned ?? (left && left.p + left.length === at ? low : expected));
  if (pattern.startsLine) {
    const line = nearestLineStart(index, low, right.t, expected);
    if (line !== undefined && Math.abs(line - expected) <= 8 + (right.p - at) / 2) return line;
  }
  if (!pattern.startsWord) return edge;
  // What the quote began with is gone, and something stands for it: the word before.
  const isAtMark = codeWeight(index.folded.codes[edge] ?? 0) < 1 && codeWeight(pattern.codes[at] ?? 0) >= 1;
  if ((edge === right.t || isAtMark) && edge > low) return wordEdge(index, edge - 1, -1, low);
  return wordEdge(index, edge, -1, Math.max(low, edge - WORD_REACH));
}

function endIn(pattern: Pattern, index: TextIndex, segments: Segment[]): number {
  const at = pattern.to;
  const own = segments.find(({ p, length }) => p < at && at <= p + length);
  if (own) return own.t + at - own.p;
  const left = segments.findLast(({ p, length }) => p + length < at);
  const right = segments.find(({ p }) => p >= at);
  if (!left) return right ? right.t - (right.p - at) : -1;
  const leftEnd = left.p + left.length;
  const high = right
    ? right.t
    : Math.min(index.folded.codes.length, left.t + left.length + 2 * (at - leftEnd) + 40);
  const expected = left.t + left.length + at - leftEnd;
  const aligned = right ? alignedEdge(pattern, index, left, right, at)?.first : undefined;
  const edge = Math.min(high, aligned ?? (right?.p === at ? high : expected));
  if (pattern.endsLine) {
    const line = nearestLineStart(index, left.t + left.length, high + 1, expected);
    if (line !== undefined && Math.abs(line - expected) <= 8 + (at - leftEnd) / 2) return line;
  }
  const low = left.t + left.length;
  if (!pattern.endsWord) return edge;
  if (edge === low && edge < high) return wordEdge(index, edge + 1, 1, high);
  return wordEdge(index, edge, 1, Math.min(high, edge + WORD_REACH));
}

function alignedEdge(
  { codes }: Pattern,
  { folded }: TextIndex,
  left: Segment,
  right: Segment,
  at: number,
): { first: number; last: number } | undefined {
  const [pFrom, tFrom] = [left.p + left.length, left.t + left.length];
  if ((right.p - pFrom + 1) * (right.t - tFrom + 1) > MOST_CELLS) return undefined;
  const { first, last } = alignGap(
    codes.subarray(pFrom, right.p),
    folded.codes.subarray(tFrom, right.t),
    at - pFrom,
  );
  return { first: tFrom + first, last: tFrom + last };
}

function nearestLineStart(
  { lineStarts, folded }: TextIndex,
  low: number,
  high: number,
  wanted: number,
): number | undefined {
  const candidates: number[] = low === 0 ? [0] : [];
  for (let at = firstAtLeast(lineStarts, low); at < lineStarts.length; at += 1) {
    const start = lineStarts[at] ?? 0;
    if (start > high) break;
    candidates.push(start);
  }
  if (high >= folded.codes.length) candidates.push(folded.codes.length);
  return candidates.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
}

/** The first place from `at` on, in steps of 1 or -1, at which a word begins or ends; `at` when none is before `limit`. */
function wordEdge(index: TextIndex, at: number, step: 1 | -1, limit: number): number {
  for (let edge = at; ; edge += step) {
    if (isWordEdge(index, edge)) return edge;
    if (edge === limit) return at;
  }
}

function isWordEdge({ text, folded }: TextIndex, at: number): boolean {
  if (at <= 0 || at >= folded.codes.length) return true;
  return !isInsideWord(text, folded.originalSpan(at, at + 1).start);
}

/** Least share of a line at an end of the place that must be of the quote. */
const LEAST_SHARE_OF_LINE = 0.25;

/** A place that doesn't go on into lines in which nothing, or next to nothing, of the quote was found. */
function withinLines(
  { from, to }: Pattern,
  { lineStarts, folded }: TextIndex,
  segments: Segment[],
  start: number,
  end: number,
): { start: number; end: number } {
  const isOfQuote = (low: number, high: number): boolean => {
    let found = 0;
    for (const { p, t, length } of segments) {
      const a = Math.max(t, t + from - p, low);
      const b = Math.min(t + length, t + to - p, high);
      if (b > a) found += b - a;
    }
    return found >= LEAST_SHARE_OF_LINE * (high - low);
  };
  const inner = [];
  for (let at = firstAtLeast(lineStarts, start + 1); (lineStarts[at] ?? end) < end; at += 1)
    inner.push(lineStarts[at] ?? end);
  const cuts = [start, ...inner, end];
  let first = 0;
  let last = cuts.length - 1;
  while (first < last - 1 && !isOfQuote(cuts[first] ?? 0, cuts[first + 1] ?? 0)) first += 1;
  while (last > first + 1 && !isOfQuote(cuts[last - 1] ?? 0, cuts[last] ?? 0)) last -= 1;
  return { start: cuts[first] ?? start, end: cuts[last] ?? Math.min(end, folded.codes.length) };
}
