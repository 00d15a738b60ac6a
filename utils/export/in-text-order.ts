import { type Annotation, isOfText, selectorsOf } from '@/utils/annotation/annotation';

/** Highlights in the order in which they stand in their article, as far as their rows tell; then by the time they were made. */
export function inTextOrder(annotations: readonly Annotation[]): Annotation[] {
  return annotations.toSorted(
    (one, other) => startOf(one) - startOf(other) || one.created.localeCompare(other.created),
  );
}

/** Offset in the text; of what has none there, such as a picture, a place behind all that have. */
function startOf(annotation: Annotation): number {
  const selectors = selectorsOf(annotation);
  return (isOfText(selectors) ? selectors[1]?.start : undefined) ?? Number.MAX_SAFE_INTEGER;
}
