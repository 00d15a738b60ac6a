import { type Pattern, weightOf } from './pattern';
import { type Gap, type Segment, segmentWeight, smallSegmentsOf } from './segments';
import type { TextIndex } from './text-index';

/** Segments in the same order in pattern and text, none over another. */
export interface Chain {
  score: number;
  segments: Segment[];
}

/** What a shift between two segments costs: `base`, and `factor` for each doubling of it. */
interface ShiftCost {
  base: number;
  factor: number;
}

/** A shift between segments that costs as much as a word, or two when there is more than a line between them. */
const LARGE_SHIFT: ShiftCost = { base: 1, factor: 1.2 };
/** Characters that may stand between two neighbours of a chain: some screens of advertisements. */
const MOST_SHIFT = 4000;
/** Heaviest segments that are put into chains: the work grows with the square. */
const MOST_SEGMENTS = 300;

/** The heaviest chains of some segments, of different places in the text, the best first. */
export function chainsOf(
  pattern: Pattern,
  segments: Segment[],
  count: number,
  mostShift = MOST_SHIFT,
): Chain[] {
  let free = heaviest(pattern, segments, MOST_SEGMENTS);
  const chains: Chain[] = [];
  while (chains.length < count && free.length > 0) {
    const chain = bestChain(pattern, free, LARGE_SHIFT, mostShift);
    chains.push(chain);
    free = free.filter((segment) => !chain.segments.some((used) => isMostlyIn(segment, used)));
  }
  return chains;
}

/** Within a gap, a shift costs less: that something stands there is known. */
const SMALL_SHIFT: ShiftCost = { base: 0.8, factor: 0.9 };
/** Size of a gap that is still searched for small segments. */
const LARGEST_GAP = { p: 700, t: 2500 };
/** How far from a quote its surroundings are compared closely, in code units of the pattern. */
const NEAR = 120;
/** Heaviest small segments that are put into a chain. */
const MOST_SMALL_SEGMENTS = 160;

/** The chain with the small segments that stand in its gaps, within the quote and near it. */
export function refined(
  pattern: Pattern,
  { folded: { codes } }: TextIndex,
  { score, segments }: Chain,
): Chain {
  const [from, to] = [pattern.from - NEAR, pattern.to + NEAR];
  const all: Segment[] = [];
  for (let index = 0; index <= segments.length; index += 1) {
    const before = segments[index - 1];
    const after = segments[index];
    const gap = gapBetween(pattern, codes.length, before, after);
    const isNear = gap.pFrom < to && gap.pTo > from;
    if (isNear && gap.pTo - gap.pFrom <= LARGEST_GAP.p && gap.tTo - gap.tFrom <= LARGEST_GAP.t) {
      all.push(...segmentsIn(pattern, codes, gap, before, after));
    }
    if (after) all.push(after);
  }
  return { score, segments: all };
}

function gapBetween(pattern: Pattern, textLength: number, before?: Segment, after?: Segment): Gap {
  if (before && after) {
    return {
      pFrom: before.p + before.length,
      pTo: after.p,
      tFrom: before.t + before.length,
      tTo: after.t,
    };
  }
  if (after) {
    const pFrom = Math.max(0, Math.min(after.p, pattern.from) - 2 * NEAR);
    const reach = Math.floor(1.5 * (after.p - pFrom)) + NEAR;
    return { pFrom, pTo: after.p, tFrom: Math.max(0, after.t - reach), tTo: after.t };
  }
  if (before) {
    const [pFrom, tFrom] = [before.p + before.length, before.t + before.length];
    const pTo = Math.min(pattern.codes.length, Math.max(pFrom, pattern.to) + 2 * NEAR);
    const reach = Math.floor(1.5 * (pTo - pFrom)) + NEAR;
    return { pFrom, pTo, tFrom, tTo: Math.min(textLength, tFrom + reach) };
  }
  return { pFrom: 0, pTo: 0, tFrom: 0, tTo: 0 };
}

function segmentsIn(
  pattern: Pattern,
  codes: Uint16Array,
  gap: Gap,
  before?: Segment,
  after?: Segment,
): Segment[] {
  const small = heaviest(pattern, smallSegmentsOf(pattern, codes, gap), MOST_SMALL_SEGMENTS);
  if (small.length === 0) return [];
  const ends = [before, after].filter((segment) => segment !== undefined);
  const { segments } = bestChain(pattern, [...small, ...ends], SMALL_SHIFT);
  return segments.filter(({ p, length }) => length > 0 && p >= gap.pFrom && p + length <= gap.pTo);
}

/** Whether a segment has half of its characters of the text in another: of a long one, a few may be there by chance. */
function isMostlyIn({ t, length }: Segment, other: Segment): boolean {
  const shared = Math.min(t + length, other.t + other.length) - Math.max(t, other.t);
  return shared > 0 && 2 * shared >= length;
}

function heaviest(pattern: Pattern, segments: Segment[], count: number): Segment[] {
  if (segments.length <= count) return segments;
  return segments
    .map((segment) => ({ segment, weight: segmentWeight(pattern, segment) }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, count)
    .map(({ segment }) => segment);
}

/** The heaviest chain of some segments. */
function bestChain(
  pattern: Pattern,
  segments: Segment[],
  { base, factor }: ShiftCost,
  mostShift = MOST_SHIFT,
): Chain {
  const sorted = segments.toSorted((a, b) => a.p - b.p || a.t - b.t);
  const scores = new Float64Array(sorted.length);
  const previous = new Int32Array(sorted.length).fill(-1);
  let best = 0;
  for (const [index, { p, t, length }] of sorted.entries()) {
    const weight = weightOf(pattern, p, p + length);
    let score = weight;
    for (let before = 0; before < index; before += 1) {
      const other = sorted[before];
      if (!other || other.t >= t) continue;
      const shift = Math.abs(t - p - other.t + other.p);
      if (shift > mostShift) continue;
      const overlap = Math.max(0, other.p + other.length - p, other.t + other.length - t);
      if (overlap >= length) continue;
      const cost = shift > 0 ? base + factor * Math.log2(1 + shift) : 0;
      const chained = (scores[before] ?? 0) + weight * (1 - overlap / length) - cost;
      if (chained > score) {
        score = chained;
        previous[index] = before;
      }
    }
    scores[index] = score;
    if (score > (scores[best] ?? 0)) best = index;
  }
  return { score: scores[best] ?? 0, segments: followed(sorted, previous, best) };
}

/** The segments of a chain in order, each cut off where the one before still goes on; one that holds all of it is there alone. */
function followed(sorted: Segment[], previous: Int32Array, last: number): Segment[] {
  const chain: Segment[] = [];
  for (let at = last; at >= 0; at = previous[at] ?? -1) {
    const segment = sorted[at];
    if (segment && segment.p < (chain.at(-1)?.p ?? Infinity)) chain.push({ ...segment });
  }
  chain.reverse();
  for (const [index, segment] of chain.entries()) {
    const before = chain[index - 1];
    if (!before) continue;
    const overlap = Math.max(0, before.p + before.length - segment.p, before.t + before.length - segment.t);
    segment.p += overlap;
    segment.t += overlap;
    segment.length -= overlap;
  }
  return chain;
}
