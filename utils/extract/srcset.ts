/** One source of a `srcset`: `width` from `640w`, `density` from `2x`; null where it isn't given. */
export interface SourceCandidate {
  url: string;
  width: number | null;
  density: number | null;
}

/** CSS pixels of a column of text on a large screen with two device pixels each: more isn't seen. */
const ENOUGH_WIDTH = 1600;
const ENOUGH_DENSITY = 2;

/** Reads a `srcset` as HTML §4.8.4.3 does: an address may hold commas, a descriptor ends at one. */
export function parseSrcset(srcset: string): SourceCandidate[] {
  const candidates: SourceCandidate[] = [];
  const address = /[^\s,]\S*/g;
  const rest = /[^,]*/y;
  for (let match = address.exec(srcset); match; match = address.exec(srcset)) {
    const url = withoutCommas(match[0]);
    let descriptors = '';
    if (url === match[0]) {
      rest.lastIndex = address.lastIndex;
      descriptors = rest.exec(srcset)?.[0] ?? '';
      address.lastIndex = rest.lastIndex;
    }
    candidates.push({ url, width: sizeIn(descriptors, 'w'), density: sizeIn(descriptors, 'x') });
  }
  return candidates;
}

function withoutCommas(address: string): string {
  let { length } = address;
  while (address[length - 1] === ',') length -= 1;
  return address.slice(0, length);
}

/** The smallest candidate that is large enough to read with, else the largest; null when there are none. */
export function bestCandidate(candidates: SourceCandidate[]): SourceCandidate | null {
  const [first] = candidates;
  if (!first) return null;
  const bySize = candidates.toSorted((a, b) => size(a) - size(b));
  return bySize.find((candidate) => size(candidate) >= 1) ?? bySize.at(-1) ?? first;
}

/** Size as a share of what is enough. */
function size({ width, density }: SourceCandidate): number {
  return width === null ? (density ?? 1) / ENOUGH_DENSITY : width / ENOUGH_WIDTH;
}

function sizeIn(descriptors: string, unit: 'w' | 'x'): number | null {
  const number = descriptors
    .trim()
    .split(/\s+/)
    .find((descriptor) => descriptor.endsWith(unit));
  const value = number === undefined ? NaN : Number(number.slice(0, -1));
  return Number.isFinite(value) && value > 0 ? value : null;
}
