import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';
import { areAdjoining } from '@/utils/annotation/merge-highlights';
import { likelySplit, splitSpan } from '@/utils/annotation/split-span';
import type { TextSpan } from '@/utils/article/rendered-text';

/** A highlight that is to be split, and where. */
export interface Split {
  id: string;
  at: number;
}

/**
 * Where a highlight is split: where the reader's selection begins in it, else ends, else at its likeliest place. Of several
 * under the selection it is the one in focus, else the shortest. Pictures are left alone, and those whose words have changed:
 * first the reader says what they are. Null where there is none to be split.
 */
export function splitFor(
  text: string,
  placed: PlacedHighlight[],
  focused: string | null,
  selected: TextSpan | null,
): Split | null {
  const whole = placed.filter(isWholeText);
  const inFocus = whole.filter(({ id }) => id === focused);
  const places = selected ? [selected.start, selected.end] : [];
  const shortestFirst = whole.toSorted((a, b) => a.end - a.start - (b.end - b.start));
  for (const highlight of [...inFocus, ...shortestFirst]) {
    const at = places.find((place) => splitSpan(text, highlight, place) !== null);
    if (at !== undefined) return { id: highlight.id, at };
  }
  const [highlight] = inFocus;
  const at = highlight && likelySplit(text, highlight);
  return highlight && at != null ? { id: highlight.id, at } : null;
}

/**
 * Highlights that are to become one, in reading order: those that the reader's selection touches; where nothing is selected,
 * the one in focus and the one beside it, the next rather than the one before. Null where these aren't several.
 */
export function mergeFor(
  text: string,
  placed: PlacedHighlight[],
  focused: string | null,
  selected: TextSpan | null,
): PlacedHighlight[] | null {
  const whole = placed.filter(isWholeText);
  if (selected) {
    const touched = whole.filter(({ start, end }) => start < selected.end && end > selected.start);
    return touched.length > 1 ? touched : null;
  }
  const at = whole.findIndex(({ id }) => id === focused);
  const one = whole[at];
  if (!one) return null;
  const adjoins = (other: PlacedHighlight): boolean => areAdjoining(text, one, other);
  const next = whole.slice(at + 1).find(adjoins);
  if (next) return [one, next];
  const before = whole.slice(0, at).findLast(adjoins);
  return before ? [before, one] : null;
}

function isWholeText({ isChanged, picture }: PlacedHighlight): boolean {
  return !isChanged && picture === undefined;
}
