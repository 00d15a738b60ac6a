import { type Pattern, weightOf } from './pattern';
import { seedLength } from './seed-index';
import type { TextIndex } from './text-index';

/** A stretch of a pattern that stands in a text, character by character. */
export interface Segment {
  /** Where it begins in the pattern, and in the folded text. */
  p: number;
  t: number;
  length: number;
}

/** A seed that may stand in more places than this tells nothing. */
const MOST_PLACES = 48;
/** Seeds tried of a pattern, evenly spread over a longer one. */
const MOST_SEEDS = 4000;

/** All stretches of a pattern from some six letters on that stand in the text, each as long as it goes. */
export function segmentsOf(pattern: Pattern, { folded: { codes }, seeds }: TextIndex): Segment[] {
  const wanted = pattern.codes;
  const step = Math.ceil(wanted.length / MOST_SEEDS);
  const reached = new Map<number, number>();
  const segments: Segment[] = [];
  for (let p = 0; p < wanted.length; p += step) {
    const places = seeds.placesOf(wanted, p);
    if (places.length > MOST_PLACES) continue;
    for (const t of places) {
      const known = reached.get(t - p) ?? -1;
      if (known > p) continue;
      if (!isSame(wanted, p, codes, t, seedLength(wanted, p))) continue;
      const segment = extended(wanted, codes, { p, t, length: 0 }, Math.max(0, known));
      reached.set(t - p, segment.p + segment.length);
      segments.push(segment);
    }
  }
  return segments;
}

/** Weight of what a segment stands for. */
export function segmentWeight(pattern: Pattern, { p, length }: Segment): number {
  return weightOf(pattern, p, p + length);
}

function isSame(a: Uint16Array, from: number, b: Uint16Array, start: number, length: number): boolean {
  for (let n = 0; n < length; n += 1) if (a[from + n] !== b[start + n]) return false;
  return true;
}

/** The segment made as long as it goes, to the left no farther than `limit` in the pattern. */
function extended(
  wanted: Uint16Array,
  codes: Uint16Array,
  { p, t, length }: Segment,
  limit: number,
): Segment {
  let end = length;
  while (p + end < wanted.length && t + end < codes.length && wanted[p + end] === codes[t + end]) end += 1;
  let back = 0;
  while (p - back > limit && t - back > 0 && wanted[p - back - 1] === codes[t - back - 1]) back += 1;
  return { p: p - back, t: t - back, length: end + back };
}

/** A stretch of the pattern and the stretch of the text that it is to be found in. */
export interface Gap {
  pFrom: number;
  pTo: number;
  tFrom: number;
  tTo: number;
}

/** All stretches from three letters, or two dense characters, on that stand in a gap's two sides. */
export function smallSegmentsOf({ codes: wanted }: Pattern, codes: Uint16Array, gap: Gap): Segment[] {
  const places = new Map<number, number[]>();
  for (let p = gap.pFrom; p + 1 < gap.pTo; p += 1) {
    const key = smallKey(wanted, p, gap.pTo);
    if (key < 0) continue;
    const known = places.get(key);
    if (known) known.push(p);
    else places.set(key, [p]);
  }
  const reached = new Map<number, number>();
  const segments: Segment[] = [];
  for (let t = gap.tFrom; t + 1 < gap.tTo; t += 1) {
    const key = smallKey(codes, t, gap.tTo);
    if (key < 0) continue;
    for (const p of places.get(key) ?? []) {
      if ((reached.get(t - p) ?? -1) > p) continue;
      let length = 0;
      while (p + length < gap.pTo && t + length < gap.tTo && wanted[p + length] === codes[t + length])
        length += 1;
      reached.set(t - p, p + length);
      segments.push({ p, t, length });
    }
  }
  return segments;
}

const SMALL = 3;
const DENSE_SMALL = 2;

function smallKey(codes: Uint16Array, at: number, end: number): number {
  const first = codes[at] ?? 0;
  const length = seedLength(codes, at) === 3 ? DENSE_SMALL : SMALL;
  if (at + length > end) return -1;
  const key = first * 65_536 + (codes[at + 1] ?? 0);
  return length === SMALL ? key * 65_536 + (codes[at + 2] ?? 0) : key;
}
