/** Product of the lengths of two stretches that are still aligned character by character. */
export const MOST_CELLS = 120_000;

/**
 * Aligns two stretches of code units so that as much as possible is the same, with as few and as long insertions as
 * possible, and gives where in `b` its offset `at` of `a` falls: the first such place and the last.
 */
export function alignGap(a: Uint16Array, b: Uint16Array, at: number): { first: number; last: number } {
  const width = b.length + 1;
  const cells = (a.length + 1) * width;
  // Gotoh's alignment: the best score that ends in a pair, in an insertion into b, and in one into a.
  const pair = new Int32Array(cells).fill(NEVER);
  const right = new Int32Array(cells).fill(NEVER);
  const down = new Int32Array(cells).fill(NEVER);
  pair[0] = 0;
  for (let i = 0; i <= a.length; i += 1) {
    for (let j = 0; j <= b.length; j += 1) {
      const cell = i * width + j;
      if (j > 0) {
        right[cell] = Math.max(best(pair, down, cell - 1) - OPEN, (right[cell - 1] ?? NEVER) - EXTEND);
      }
      if (i > 0) {
        down[cell] = Math.max(best(pair, right, cell - width) - OPEN, (down[cell - width] ?? NEVER) - EXTEND);
      }
      if (i > 0 && j > 0) {
        const before = cell - width - 1;
        const isSame = a[i - 1] === b[j - 1];
        pair[cell] = Math.max(best(pair, right, before), down[before] ?? NEVER) + (isSame ? SAME : OTHER);
      }
    }
  }
  return placesAt(a, b, at, { pair, right, down });
}

const NEVER = -1_000_000;
const SAME = 4;
const OTHER = -3;
const OPEN = 6;
const EXTEND = 1;

function best(one: Int32Array, other: Int32Array, cell: number): number {
  return Math.max(one[cell] ?? NEVER, other[cell] ?? NEVER);
}

interface Scores {
  pair: Int32Array;
  right: Int32Array;
  down: Int32Array;
}

/** Follows the best alignment back from its end. */
function placesAt(
  a: Uint16Array,
  b: Uint16Array,
  at: number,
  { pair, right, down }: Scores,
): { first: number; last: number } {
  const width = b.length + 1;
  let [i, j] = [a.length, b.length];
  let first = -1;
  let last = -1;
  const kinds = [pair, right, down] as const;
  const bestKind = (cell: number): 0 | 1 | 2 => {
    const [x, y, z] = kinds.map((scores) => scores[cell] ?? NEVER) as [number, number, number];
    return x >= y && x >= z ? 0 : y >= z ? 1 : 2;
  };
  let kind = bestKind(i * width + j);
  for (;;) {
    if (i === at) {
      if (last < 0) last = j;
      first = j;
    }
    if (i === 0 && j === 0) break;
    const cell = i * width + j;
    const value = kinds[kind][cell] ?? NEVER;
    if (kind === 0) {
      i -= 1;
      j -= 1;
      kind = bestKind(i * width + j);
    } else if (kind === 1) {
      j -= 1;
      kind =
        (right[cell - 1] ?? NEVER) - EXTEND === value
          ? 1
          : (pair[cell - 1] ?? NEVER) >= (down[cell - 1] ?? NEVER)
            ? 0
            : 2;
    } else {
      i -= 1;
      kind =
        (down[cell - width] ?? NEVER) - EXTEND === value
          ? 2
          : (pair[cell - width] ?? NEVER) >= (right[cell - width] ?? NEVER)
            ? 0
            : 1;
    }
    if (i < 0 || j < 0) break;
  }
  return { first: Math.max(0, first), last: Math.max(0, last) };
}
