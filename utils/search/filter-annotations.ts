import type { Anchor } from '@/utils/annotation/anchor';
import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import { type Annotation, type HighlightColor, noteOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';

import { foldWords } from './fold-words';

/** Which highlights of an article are listed: those of which all of it holds. */
export interface AnnotationFilter {
  /** Words, all of which stand in the quote, the note or the tags. */
  query: string;
  state: Anchor['state'] | null;
  color: HighlightColor | null;
  tag: string | null;
  withNote: boolean;
}

export const ALL_ANNOTATIONS: AnnotationFilter = {
  query: '',
  state: null,
  color: null,
  tag: null,
  withNote: false,
};

/** Whether a filter leaves anything out. */
export function isFiltering({ query, state, color, tag, withNote }: AnnotationFilter): boolean {
  return query.trim() !== '' || state !== null || color !== null || tag !== null || withNote;
}

/** The highlights that a filter lets through, in the order they came. */
export function filterAnnotations(
  anchored: AnchoredAnnotation[],
  { query, state, color, tag, withNote }: AnnotationFilter,
): AnchoredAnnotation[] {
  const words = foldWords(query);
  return anchored.filter(
    ({ annotation, anchor }) =>
      (state === null || anchor.state === state) &&
      (color === null || annotation.color === color) &&
      (tag === null || tagsOf(annotation).includes(tag)) &&
      (!withNote || noteOf(annotation) !== '') &&
      containsWords(annotation, anchor, words),
  );
}

/** What stands in a changed quote's place is searched as well as the quote. */
function containsWords(annotation: Annotation, anchor: Anchor, words: string[]): boolean {
  if (words.length === 0) return true;
  const now = anchor.state === 'changed' ? anchor.exact : '';
  const searched = [quoteOf(annotation).exact, now, noteOf(annotation), ...tagsOf(annotation)].join(' ');
  const text = foldWords(searched).join(' ');
  return words.every((word) => text.includes(word));
}
