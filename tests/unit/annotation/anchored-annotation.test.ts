import { describe, expect, it } from 'vitest';

import { anchorAnnotations, createTextAnchorer } from '@/utils/annotation/anchored-annotation';
import { acceptChange, type Annotation } from '@/utils/annotation/annotation';
import { describeSpan } from '@/utils/annotation/describe-range';
import { createQuoteFinder } from '@/utils/annotation/quote-finder';
import type { Steps } from '@/utils/shared/steps';

const LINES = Array.from(
  { length: 40 },
  (_, n) => `In village ${String(n)} the ferry takes ${String(n * 7)} sheep to the meadows behind the dyke.`,
);
const TEXT = LINES.join('\n');

function annotationOf(exact: string, { text = TEXT, versionId = 'v1' } = {}): Annotation {
  const start = text.indexOf(exact);
  const selector = describeSpan(text, { start, end: start + exact.length });
  if (start < 0 || !selector) throw new Error(`no ${exact}`);
  return {
    id: exact,
    articleId: 'a1',
    versionId,
    motivation: 'highlighting',
    color: 'yellow',
    body: [],
    target: { source: 'https://courier.example/ferry', selector },
    created: '2026-11-24T08:00:00.000Z',
    modified: '2026-11-24T08:00:00.000Z',
    deletedAt: null,
  };
}

function stepsOf<T>(steps: Steps<T>): { value: T; steps: number } {
  for (let count = 0; ; count += 1) {
    const step = steps.next();
    if (step.done) return { value: step.value, steps: count };
  }
}

describe('createTextAnchorer', () => {
  it('looks again only for what is new or has changed', () => {
    const anchor = createTextAnchorer(createQuoteFinder(TEXT), 'v1');
    const all = LINES.slice(0, 10).map((line) => annotationOf(line));
    expect(stepsOf(anchor(all)).steps).toBe(10);
    const recoloured = all.map((annotation) => ({ ...annotation, color: 'rose' as const }));
    const again = stepsOf(anchor(recoloured));
    expect(again.steps).toBe(0);
    expect(again.value.map(({ annotation }) => annotation.color)).toEqual(all.map(() => 'rose'));
    expect(stepsOf(anchor([...recoloured, annotationOf('village 20')])).steps).toBe(1);
  });

  it('makes the text ready once, in steps, and only when a highlight needs it', () => {
    const edited = `${'A new paragraph was put first. '.repeat(4000)}\n${TEXT}`;
    const anchor = createTextAnchorer(createQuoteFinder(edited), 'v2');
    const first = stepsOf(anchor([annotationOf('village 20')]));
    expect(first.value).toMatchObject([{ anchor: { state: 'moved' } }]);
    expect(first.steps).toBeGreaterThan(10);
    expect(stepsOf(anchor([annotationOf('village 21')])).steps).toBe(1);
  });

  it('goes on where it was left', () => {
    const anchor = createTextAnchorer(createQuoteFinder(TEXT), 'v1');
    const all = LINES.slice(0, 10).map((line) => annotationOf(line));
    const left = anchor(all);
    for (let n = 0; n < 4; n += 1) left.next();
    expect(stepsOf(anchor(all)).steps).toBe(6);
  });

  it('places what is in doubt by its neighbours, which stood in the same version', () => {
    const notice = 'Tickets cost three crowns until the end of the year, children ride free.';
    const [before = '', after = ''] = LINES;
    const text = `${before}\n${LINES.slice(2, 6).join('\n')}\n${notice}\n${LINES.slice(6, 10).join('\n')}\n${after}`;
    const news = 'A paragraph about the council and what it said.\n'.repeat(4);
    const edited = `${news}${notice}\n${news}${before}\n${news}${notice}\n${news}${after}`;
    const marks = [before, 'three crowns', after].map((exact) => annotationOf(exact, { text }));
    const stateOf = (annotations: Annotation[]) =>
      anchorAnnotations(edited, 'v2', annotations).find(({ annotation }) => annotation.id === 'three crowns')
        ?.anchor;
    const start = edited.lastIndexOf('three crowns');
    expect(stateOf(marks)).toEqual({ state: 'moved', start, end: start + 'three crowns'.length });
    expect(stateOf(marks.slice(0, 2))?.state).toBe('ambiguous');
    const ofLater = marks.map((mark) => (mark.id === after ? { ...mark, versionId: 'v0' } : mark));
    expect(stateOf(ofLater)?.state).toBe('ambiguous');
  });

  it('gives them in reading order, those without a place last', () => {
    const [lost, late, early] = ['The bridge is gone.', 'village 30', 'village 3 '].map((exact) =>
      annotationOf(exact, { text: `${TEXT}\nThe bridge is gone.` }),
    );
    if (!lost || !late || !early) throw new Error('none');
    expect(anchorAnnotations(TEXT, 'v1', [lost, late, early]).map(({ annotation }) => annotation)).toEqual([
      early,
      late,
      lost,
    ]);
  });

  it('shows an accepted change where it was accepted, and the words of before in the version of before', () => {
    const edited = TEXT.replace(
      'In village 20 the ferry takes 140 sheep',
      'In village 20 a barge carries 140 sheep',
    );
    const before = annotationOf('the ferry takes 140 sheep');
    const after = annotationOf('a barge carries 140 sheep', { text: edited });
    const accepted = acceptChange(before, {
      accepted: '2026-11-25T08:00:00.000Z',
      versionId: 'v2',
      selector: after.target.selector,
    });
    const statesAt = (text: string, versionId: string) =>
      anchorAnnotations(text, versionId, [accepted]).map(({ anchor }) =>
        'start' in anchor ? [anchor.state, text.slice(anchor.start, anchor.end)] : [anchor.state],
      );
    expect(statesAt(edited, 'v2')).toEqual([['exact', 'a barge carries 140 sheep']]);
    expect(statesAt(TEXT, 'v1')).toEqual([['exact', 'the ferry takes 140 sheep']]);
    const later = acceptChange(accepted, {
      accepted: '2026-11-26T08:00:00.000Z',
      versionId: 'v3',
      selector: annotationOf('village 21').target.selector,
    });
    expect(anchorAnnotations(edited, 'v2', [later])).toMatchObject([
      { anchor: { state: 'exact', start: edited.indexOf('a barge') } },
    ]);
    expect(statesAt(`New.\n${edited}`, 'v3')).toEqual([['moved', 'a barge carries 140 sheep']]);
  });
});
