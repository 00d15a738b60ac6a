import { type Annotation, selectorsOf } from './annotation';
import { type Anchor, createAnchorer } from './anchor';

/** A highlight and where it stands in a text. */
export interface AnchoredAnnotation {
  annotation: Annotation;
  anchor: Anchor;
}

/** Finds highlights in a text; in reading order, those without a place last. */
export function anchorAnnotations(text: string, annotations: Annotation[]): AnchoredAnnotation[] {
  const anchorOf = createAnchorer(text);
  return annotations
    .map((annotation) => ({ annotation, anchor: anchorOf(selectorsOf(annotation)) }))
    .toSorted((a, b) => startOf(a.anchor) - startOf(b.anchor));
}

/** Where a highlight's only place begins, or the first of several; behind every text when it has none. */
function startOf(anchor: Anchor): number {
  switch (anchor.state) {
    case 'exact':
    case 'moved':
    case 'changed':
      return anchor.start;
    case 'ambiguous':
      return Math.min(...anchor.candidates.map(({ start }) => start));
    case 'orphaned':
      return Number.MAX_SAFE_INTEGER;
  }
}
