import type { Annotation } from './annotation';

/**
 * A highlight as W3C Web Annotation JSON-LD. Its colour, lookalikes, history, what it is kept beside and what a picture is known by
 * are terms of our own, under our prefix: the model has colours only as classes of a style sheet.
 */
export function toWebAnnotation(annotation: Annotation) {
  const { id, motivation, color, body, target, created, modified, history, keptBeside } = annotation;
  return {
    '@context': [
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
    ...(history && history.length > 0 ? { history } : {}),
    ...(keptBeside === undefined ? {} : { keptBeside }),
  };
}
