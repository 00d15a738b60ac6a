import { atOnce, type Steps } from '@/utils/shared/steps';

import type { Anchor } from './anchor';
import { anchorPicture } from './anchor-picture';
import { type Annotation, isOfText, selectorsOn, stoodBy, type TextSelectors } from './annotation';
import type { PicturePlace } from './picture-selector';
import { createQuoteFinder, type QuoteFinder } from './quote-finder';

/** A highlight and where it stands in a text, or among its pictures. */
export interface AnchoredAnnotation {
  annotation: Annotation;
  anchor: Anchor;
}

/**
 * Finds highlights in one text. What was found stays found, where this is left half-way too: only what has changed is looked
 * for again.
 */
export type TextAnchorer = (annotations: readonly Annotation[]) => Steps<AnchoredAnnotation[]>;

/** Finds highlights in the text of a version and among its pictures, in reading order, those without a place last. */
export function createTextAnchorer(
  finder: QuoteFinder,
  versionId: string,
  pictures: readonly PicturePlace[] = [],
): TextAnchorer {
  return function* anchor(annotations) {
    const anchors = yield* finder.find(
      annotations.flatMap((annotation) => {
        const selectors = selectorsOn(annotation, versionId);
        return isOfText(selectors)
          ? [{ id: annotation.id, selectors, stood: stoodBy(annotation, selectors) }]
          : [];
      }),
    );
    const placed = annotations.flatMap((annotation) => {
      const selectors = selectorsOn(annotation, versionId);
      const found = isOfText(selectors)
        ? (placeNoted(finder.text, versionId, annotation, selectors) ?? anchors.get(annotation.id))
        : anchorPicture(selectors[0], pictures);
      return found ? [{ annotation, anchor: found }] : [];
    });
    return inReadingOrder(placed);
  };
}

/**
 * The place that a highlight was given in the version itself, whose text stays as it is. What is told of its surroundings may be
 * that of the live page, too little like the version's for it to be found by; null where it has none.
 */
function placeNoted(
  text: string,
  versionId: string,
  annotation: Annotation,
  selectors: TextSelectors,
): Anchor | null {
  const stood = stoodBy(annotation, selectors);
  if (stood?.versionId !== versionId) return null;
  const { start, end } = stood;
  return text.slice(start, end) === selectors[0].exact ? { state: 'exact', start, end } : null;
}

/** The same for a text, all in one go. */
export function anchorAnnotations(
  text: string,
  versionId: string,
  annotations: readonly Annotation[],
  pictures: readonly PicturePlace[] = [],
): AnchoredAnnotation[] {
  return atOnce(createTextAnchorer(createQuoteFinder(text), versionId, pictures)(annotations));
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
