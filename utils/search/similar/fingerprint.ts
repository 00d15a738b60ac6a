import { mixed } from './shingles';

/** Number of the form of fingerprints: those of another are made anew. */
export const FINGERPRINT_VERSION = 1;

/** Keys of a text, and how many of its least shingles make one. */
const KEYS = 12;
const ROWS = 2;
/** Shingles that a text has at least: shorter ones are notices and stubs, which are alike without being doubles. */
const LEAST_SHINGLES = 80;

/**
 * Keys of a text by its shingles, of which two texts are likely to share one where they are much alike: with half of their shingles
 * in common 97 times of 100, with a tenth 11 times (Broder, "On the resemblance and containment of documents", 1997: the least of
 * shingles under many orders, taken two at a time). None for a text that is too short to tell.
 */
export function fingerprintOf(shingles: ReadonlySet<number>): number[] {
  if (shingles.size < LEAST_SHINGLES) return [];
  return Array.from({ length: KEYS }, (_, key) => {
    let hash = key;
    for (let row = 0; row < ROWS; row += 1) {
      const seed = mixed(key * ROWS + row + 1);
      let least = 0xffffffff;
      for (const shingle of shingles) least = Math.min(least, mixed(shingle ^ seed));
      hash = mixed(Math.imul(hash, 31) + least);
    }
    return hash;
  });
}
