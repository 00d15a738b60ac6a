import { type Annotation, annotationBody, type TextQuoteSelector } from '@/utils/annotation/annotation';

/** A highlight with a note and tags, of what these selectors say. */
export function anAnnotation(selector: Annotation['target']['selector']): Annotation {
  return {
    id: '6f1d0c1e-6f5b-4b0a-9a3c-3a0f0b7f2f10',
    articleId: 'a1',
    versionId: 'v1',
    motivation: 'commenting',
    color: 'green',
    body: annotationBody('Which one?', ['sea', '港口']),
    target: { source: 'https://courier.example/ferry', selector },
    created: '2026-11-24T08:00:00.000Z',
    modified: '2026-11-24T09:00:00.000Z',
    deletedAt: null,
  };
}

/** A quote with nothing told of what stands beside it. */
export function aQuote(exact: string): TextQuoteSelector {
  return { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' };
}
