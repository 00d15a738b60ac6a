import type { Steps } from '@/utils/shared/steps';

import { isDense } from './code-weight';

/** Where each short run of characters (a seed) stands in a folded text. */
export interface SeedIndex {
  /** Places at which the seed that begins at `at` of `codes` may stand, in order: equal hashes aren't told apart. */
  placesOf: (codes: Uint16Array, at: number) => Uint32Array;
}

/** Code units of a seed: such runs are seldom the same by chance. */
const SEED_LENGTH = 6;
const DENSE_SEED_LENGTH = 3;
/** Code units of a step. */
const STEP = 32_768;
const NOWHERE = new Uint32Array(0);

/** Builds a seed index: a table of places sorted by hash, 6 to 8 bytes for each character. */
export function* indexSeeds(codes: Uint16Array): Steps<SeedIndex> {
  let bits = 8;
  while (bits < 20 && 1 << bits < codes.length) bits += 1;
  const mask = (1 << bits) - 1;
  const ends = new Uint32Array((1 << bits) + 1);
  for (let at = 0; at < codes.length; at += 1) {
    if (at % STEP === 0) yield;
    const hash = hashAt(codes, at);
    if (hash >= 0) ends[hash & mask] = (ends[hash & mask] ?? 0) + 1;
  }
  let sum = 0;
  for (let slot = 0; slot <= mask + 1; slot += 1) {
    sum += ends[slot] ?? 0;
    ends[slot] = sum;
  }
  // Filled from behind, so that each slot's places ascend and its end becomes its start.
  const places = new Uint32Array(sum);
  for (let at = codes.length - 1; at >= 0; at -= 1) {
    if (at % STEP === 0) yield;
    const hash = hashAt(codes, at);
    if (hash < 0) continue;
    const place = (ends[hash & mask] ?? 0) - 1;
    ends[hash & mask] = place;
    places[place] = at;
  }
  return {
    placesOf: (wanted, at) => {
      const hash = hashAt(wanted, at);
      return hash < 0 ? NOWHERE : places.subarray(ends[hash & mask], ends[(hash & mask) + 1]);
    },
  };
}

/** Code units of the seed that begins at `at`. */
export function seedLength(codes: Uint16Array, at: number): number {
  return isDense(codes[at] ?? 0) ? DENSE_SEED_LENGTH : SEED_LENGTH;
}

/** Not negative; negative where no whole seed stands. */
function hashAt(codes: Uint16Array, at: number): number {
  const end = at + seedLength(codes, at);
  if (end > codes.length) return -1;
  let hash = 0;
  for (let next = at; next < end; next += 1) hash = (Math.imul(hash, 31) + (codes[next] ?? 0)) | 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) & 0x7fffffff;
}
