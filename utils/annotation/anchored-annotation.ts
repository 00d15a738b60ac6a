import { atOnce, type Steps } from '@/utils/shared/steps';

import type { Anchor } from './anchor';
import { type Annotation, selectorsOn } from './annotation';
import { createQuoteFinder } from './quote-finder';

/** A highlight and where it stands in a text. */
export interface AnchoredAnnotation {
  annotation: Annotation;
  anchor: Anchor;
}

/**
 * Finds highlights in one text. What was found stays found, where this is left half-way too: only what has changed is looked
 * for again.
 */
export type TextAnchorer = (annotations: readonly Annotation[]) => Steps<AnchoredAnnotation[]>;

/** Finds highlights in the text of a version, in reading order, those without a place last. */
export function createTextAnchorer(text: string, versionId: string): TextAnchorer {
  const finder = createQuoteFinder(text);
  return function* anchor(annotations) {
    const anchors = yield* finder.find(
      annotations.map((annotation) => ({
        id: annotation.id,
        selectors: selectorsOn(annotation, versionId),
      })),
    );
    const placed = annotations.flatMap((annotation) => {
      const found = anchors.get(annotation.id);
      return found ? [{ annotation, anchor: found }] : [];
    });
    return inReadingOrder(placed);
  };
}

/** `createTextAnchorer`, all in one go. */
export function anchorAnnotations(
  text: string,
  versionId: string,
  annotations: readonly Annotation[],
): AnchoredAnnotation[] {
  return atOnce(createTextAnchorer(text, versionId)(annotations));
}

/** Highlights in the order of the text, those without a place last. */
export function inReadingOrder(anchored: AnchoredAnnotation[]): AnchoredAnnotation[] {
  return anchored.toSorted((a, b) => startOf(a.anchor) - startOf(b.anchor));
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
