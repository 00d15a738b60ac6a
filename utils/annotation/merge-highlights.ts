import type { TextSpan } from '@/utils/article/rendered-text';

import { type Annotation, annotationBody, noteOf, tagsOf, type TextualBody } from './annotation';

/** Whether two highlights overlap, or stand with no word between them. */
export function areAdjoining(text: string, one: TextSpan, other: TextSpan): boolean {
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  return !/[\p{L}\p{N}]/u.test(text.slice(first.end, Math.max(first.end, second.start)));
}

/** The stretch that covers all of these. */
export function hullOf(spans: TextSpan[]): TextSpan {
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

/** The notes of several highlights, one under the other, each text once, and all their tags. */
export function mergedBody(annotations: Pick<Annotation, 'body'>[]): TextualBody[] {
  const notes = annotations.map(noteOf).filter((note) => note.trim() !== '');
  return annotationBody([...new Set(notes)].join('\n\n'), [...new Set(annotations.flatMap(tagsOf))]);
}
