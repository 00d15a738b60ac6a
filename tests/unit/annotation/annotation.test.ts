import { describe, expect, it } from 'vitest';

import { acceptChange, type Annotation, selectorsOf } from '@/utils/annotation/annotation';

const annotation: Annotation = {
  id: 'n1',
  articleId: 'a1',
  versionId: 'v1',
  motivation: 'highlighting',
  color: 'yellow',
  body: [],
  target: {
    source: 'https://courier.example/ferry',
    selector: [{ type: 'TextQuoteSelector', exact: 'the last ferry', prefix: '', suffix: ' left' }],
  },
  created: '2026-11-24T08:00:00.000Z',
  modified: '2026-11-24T08:00:00.000Z',
  deletedAt: null,
};

describe('acceptChange', () => {
  it('appends to the history, and leaves the selectors as they were first written', () => {
    const change = (accepted: string, exact: string) => ({
      accepted,
      versionId: 'v2',
      selector: [
        { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
        { type: 'TextPositionSelector', start: 0, end: exact.length },
      ] as [
        { type: 'TextQuoteSelector'; exact: string; prefix: string; suffix: string },
        { type: 'TextPositionSelector'; start: number; end: number },
      ],
    });
    const first = change('2026-11-25T08:00:00.000Z', 'the last boat');
    const second = change('2026-11-26T08:00:00.000Z', 'the very last boat');
    const accepted = acceptChange(acceptChange(annotation, first), second);
    expect(accepted.target).toEqual(annotation.target);
    expect(accepted.history).toEqual([first, second]);
    expect(accepted.modified).toBe('2026-11-26T08:00:00.000Z');
    expect(selectorsOf(accepted)).toEqual(second.selector);
    expect(selectorsOf(annotation)).toEqual(annotation.target.selector);
  });
});
