import type { Annotation } from './annotation';

/**
 * A highlight as W3C Web Annotation JSON-LD. Its colour is a term of our own, under our prefix: the model has colours only
 * as classes of a style sheet.
 */
export function toWebAnnotation({ id, motivation, color, body, target, created, modified }: Annotation) {
  return {
    '@context': [
      'http://www.w3.org/ns/anno.jsonld',
      { cuttings: 'urn:x-cuttings:', color: 'cuttings:color' },
    ],
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation,
    color,
    // The model has a body, or none; an empty list is neither (Web Annotation Data Model §3.2).
    ...(body.length > 0 ? { body } : {}),
    target: { type: 'SpecificResource', ...target },
    created,
    modified,
  };
}
