import type { QueryNode } from './query-tree';
import { wantedBy, wantedKey } from './wanted-words';

/** How much each of some articles is about what was asked for. */
type Weights = Pick<ReadonlyMap<string, number>, 'get' | 'size'> & Iterable<[id: string, weight: number]>;

/**
 * The articles that a query can be about, by what the index has of its words (by `wantedKey`), with the sum of their weights. It
 * may hold more than the query lets through, and never less of what its words find. Null where no words narrow it.
 */
export function positiveCandidates(
  node: QueryNode | null,
  found: ReadonlyMap<string, Weights>,
): Weights | null {
  if (node?.kind === 'word' || node?.kind === 'phrase') {
    return found.get(wantedKey(wantedBy(node))) ?? new Map();
  }
  if (node?.kind !== 'and' && node?.kind !== 'or') return null;
  const parts = node.of.map((part) => positiveCandidates(part, found));
  const narrowing = parts.filter((part) => part !== null);
  if (node.kind === 'or') return narrowing.length === parts.length ? union(narrowing) : null;
  const [first, ...others] = narrowing.toSorted((a, b) => a.size - b.size);
  return first ? others.reduce(intersection, first) : null;
}

function intersection(one: Weights, other: Weights): Weights {
  return new Map(
    [...one].flatMap(([id, weight]): [string, number][] => {
      const more = other.get(id);
      return more === undefined ? [] : [[id, weight + more]];
    }),
  );
}

function union(all: Weights[]): Weights {
  const sums = new Map<string, number>();
  for (const weights of all) {
    for (const [id, weight] of weights) sums.set(id, (sums.get(id) ?? 0) + weight);
  }
  return sums;
}
