import type { Annotation } from './annotation';

/**
 * The JSON-LD context of our annotations. Colour, lookalikes, history, what one is kept beside and what a picture is known by
 * are terms of our own, under our prefix: the model has colours only as classes of a style sheet.
 */
export const ANNOTATION_CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    cuttings: 'urn:x-cuttings:',
    color: 'cuttings:color',
    // Values of our own form, not of the model's (JSON-LD 1.1 §4.2.2).
    lookalikes: { '@id': 'cuttings:lookalikes', '@type': '@json' },
    keptBeside: 'cuttings:keptBeside',
    picture: { '@id': 'cuttings:picture', '@type': '@json' },
    history: { '@id': 'cuttings:history', '@type': '@json' },
  },
] as const;

/** A highlight as W3C Web Annotation JSON-LD that stands by itself. */
export function toWebAnnotation(annotation: Annotation) {
  return { '@context': ANNOTATION_CONTEXT, ...annotationNode(annotation) };
}

/** The same for a place that has the context already. */
export function annotationNode({
  id,
  motivation,
  color,
  body,
  target,
  created,
  modified,
  history,
  keptBeside,
}: Annotation) {
  return {
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation,
    color,
    // The model has a body, or none; an empty list is neither (Web Annotation Data Model §3.2).
    ...(body.length > 0 ? { body } : {}),
    target: { type: 'SpecificResource', ...target },
    created,
    modified,
    ...(history && history.length > 0 ? { history } : {}),
    ...(keptBeside === undefined ? {} : { keptBeside }),
  };
}
