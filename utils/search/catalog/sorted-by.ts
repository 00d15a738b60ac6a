/** Bits of a key; it is followed by 20 bits of place. */
const PLACE_BITS = 20;
const LOW_KEY = 2 ** (32 - PLACE_BITS);
export const LARGEST_KEY = 2 ** (64 - PLACE_BITS) - 1;

/**
 * Slots by ascending keys, those of equal keys in their given order: at most a million, with keys that are whole numbers from 0
 * to `LARGEST_KEY`. Sorted as 64-bit numbers, which takes a tenth of the time that comparing them by a function does.
 */
export function sortedBy(slots: Uint32Array, keyOf: (slot: number) => number): Uint32Array {
  const numbers = new BigUint64Array(slots.length);
  const halves = new Uint32Array(numbers.buffer);
  slots.forEach((slot, place) => {
    const key = keyOf(slot);
    halves[2 * place + LOW] = (key % LOW_KEY) * 2 ** PLACE_BITS + place;
    halves[2 * place + HIGH] = Math.floor(key / LOW_KEY);
  });
  numbers.sort();
  const places = 2 ** PLACE_BITS - 1;
  return slots.map((_, at) => slots[(halves[2 * at + LOW] ?? 0) & places] ?? 0);
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
const [LOW, HIGH] = IS_LITTLE_ENDIAN ? [0, 1] : [1, 0];
