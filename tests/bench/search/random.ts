/** Numbers from 0 up to 1, in an order that depends on the seeds alone. */
export type Random = () => number;

/** A source of random numbers for these seeds: Mulberry32 (Tommy Ettinger), begun from a hash of them. */
export function randomFrom(...seeds: number[]): Random {
  let state = seeds.reduce(mixed, 0x9e3779b9);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return (scrambled(state) >>> 0) / 2 ** 32;
  };
}

/** One of several. */
export function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

/** A whole number from `least` up to `most`, which is left out. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least));
}

/** About normal around 0 with a deviation of 1, within ±3.5: the sum of twelve (Irwin–Hall). */
export function nearZero(random: Random): number {
  let sum = -6;
  for (let count = 0; count < 12; count += 1) sum += random();
  return sum;
}

function mixed(state: number, seed: number): number {
  return scrambled((state ^ seed) + 0x85ebca6b);
}

function scrambled(value: number): number {
  let bits = Math.imul(value ^ (value >>> 15), value | 1);
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
  return bits ^ (bits >>> 14);
}
