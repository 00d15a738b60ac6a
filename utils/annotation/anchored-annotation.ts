import type { Annotation } from './annotation';
import { type Anchor, anchorSelectors } from './anchor';

/** A highlight and where it stands in a text. */
export interface AnchoredAnnotation {
  annotation: Annotation;
  anchor: Anchor;
}

/** Finds highlights in a text; in reading order, those without a place last. */
export function anchorAnnotations(text: string, annotations: Annotation[]): AnchoredAnnotation[] {
  return annotations
    .map((annotation) => ({ annotation, anchor: anchorSelectors(text, annotation.target.selector) }))
    .toSorted((a, b) => startOf(a.anchor) - startOf(b.anchor));
}

function startOf(anchor: Anchor): number {
  if (anchor.state === 'exact' || anchor.state === 'moved') return anchor.start;
  return anchor.state === 'ambiguous' ? (anchor.candidates[0]?.start ?? Infinity) : Number.MAX_SAFE_INTEGER;
}
