import { describe, expect, it } from 'vitest';

import { toWebAnnotation } from '@/utils/annotation/to-web-annotation';

import { anAnnotation } from '../../support/an-annotation';

const annotation = anAnnotation([
  { type: 'TextQuoteSelector', exact: 'ferry', prefix: 'The last ', suffix: ' left' },
  { type: 'TextPositionSelector', start: 9, end: 14 },
]);

describe('toWebAnnotation', () => {
  it('gives an annotation of the W3C model, with the colour as a term of our own', () => {
    expect(toWebAnnotation(annotation)).toEqual({
      '@context': [
        'http://www.w3.org/ns/anno.jsonld',
        {
          cuttings: 'urn:x-cuttings:',
          color: 'cuttings:color',
          lookalikes: { '@id': 'cuttings:lookalikes', '@type': '@json' },
          keptBeside: 'cuttings:keptBeside',
          picture: { '@id': 'cuttings:picture', '@type': '@json' },
          history: { '@id': 'cuttings:history', '@type': '@json' },
        },
      ],
      id: 'urn:uuid:6f1d0c1e-6f5b-4b0a-9a3c-3a0f0b7f2f10',
      type: 'Annotation',
      motivation: 'commenting',
      color: 'green',
      body: [
        { type: 'TextualBody', purpose: 'commenting', value: 'Which one?', format: 'text/markdown' },
        { type: 'TextualBody', purpose: 'tagging', value: 'sea' },
        { type: 'TextualBody', purpose: 'tagging', value: '港口' },
      ],
      target: {
        type: 'SpecificResource',
        source: 'https://courier.example/ferry',
        selector: [
          { type: 'TextQuoteSelector', exact: 'ferry', prefix: 'The last ', suffix: ' left' },
          { type: 'TextPositionSelector', start: 9, end: 14 },
        ],
      },
      created: '2026-11-24T08:00:00.000Z',
      modified: '2026-11-24T09:00:00.000Z',
    });
  });

  it('gives no body where there is neither note nor tag', () => {
    expect(toWebAnnotation({ ...annotation, body: [] })).not.toHaveProperty('body');
  });
});
