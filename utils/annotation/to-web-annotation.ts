import type { Annotation } from './annotation';

/**
 * A highlight as W3C Web Annotation JSON-LD. Its colour is a term of our own, under our prefix: the model has colours only
 * as classes of a style sheet.
 */
export function toWebAnnotation({ id, motivation, color, body, target, created, modified }: Annotation) {
  return {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { cuttings: 'urn:x-cuttings:', color: 'cuttings:color' }],
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation,
    color,
    body,
    target: { type: 'SpecificResource', ...target },
    created,
    modified,
  };
}
