import type { TextSpan } from '@/utils/article/rendered-text';

import { type Anchor, type Finding, hasPlace } from './anchor';

/** Where a quote stood in the text of a version. */
export interface Stood extends TextSpan {
  versionId: string;
}

/** A quote that was found by itself, or not, and where it stood; null where that isn't known. */
export interface FoundQuote {
  stood: Stood | null;
  finding: Finding;
}

/** Neighbours that are this many times as far apart as they were, and so much farther, aren't neighbours any more. */
const MOST_GROWN = 2;
const MOST_PUT_IN = 2000;

/**
 * What the places of a text's other quotes say of those that are in doubt, by their ids; nothing of any other. Quotes keep
 * their order: where the nearest on both sides that are beyond doubt still stand one behind the other, not much farther apart
 * than they did, what stood between them stands between them.
 */
export function decidedByNeighbours(quotes: ReadonlyMap<string, FoundQuote>): Map<string, Anchor> {
  const decided = new Map<string, Anchor>();
  const sure = [...quotes.values()].flatMap(({ stood, finding: { certainty, anchor } }) =>
    certainty === 'sure' && stood && hasPlace(anchor) ? [{ stood, place: anchor }] : [],
  );
  for (const [id, { stood, finding }] of quotes) {
    if (finding.certainty !== 'weak' || !stood) continue;
    const bracket = bracketOf(stood, sure);
    const anchor = bracket && decideBetween(finding, bracket);
    if (anchor) decided.set(id, anchor);
  }
  return decided;
}

interface Neighbour {
  stood: Stood;
  place: TextSpan;
}

/** Where in the text a quote must stand by those that stood beside it; null where they don't say. */
function bracketOf(stood: Stood, sure: readonly Neighbour[]): TextSpan | null {
  let before: Neighbour | undefined;
  let after: Neighbour | undefined;
  for (const other of sure) {
    if (other.stood.versionId !== stood.versionId) continue;
    if (other.stood.end <= stood.start && (!before || other.stood.end > before.stood.end)) before = other;
    if (other.stood.start >= stood.end && (!after || other.stood.start < after.stood.start)) after = other;
  }
  if (!before || !after) return null;
  const bracket = { start: before.place.end, end: after.place.start };
  const width = after.stood.start - before.stood.end;
  const isKept =
    bracket.end >= bracket.start && bracket.end - bracket.start <= MOST_GROWN * width + MOST_PUT_IN;
  return isKept ? bracket : null;
}

/** What a quote in doubt is when it must stand between its neighbours; null where these don't change what was found. */
function decideBetween({ anchor, places }: Finding, bracket: TextSpan): Anchor | null {
  const isInside = ({ start, end }: TextSpan): boolean => start >= bracket.start && end <= bracket.end;
  const [only, ...more] = places.filter(isInside);
  if (hasPlace(anchor)) return isInside(anchor) ? null : { state: 'orphaned' };
  // Where other words stand, the place is only like the quote's.
  return only && only.state !== 'changed' && more.length === 0 ? only : null;
}
