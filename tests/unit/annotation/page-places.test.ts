import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { highlightReachedSchema, pagePlacesSchema } from '@/utils/annotation/page-places';

const ID = '00000000-0000-4000-8000-000000000001';
const place = { state: 'exact', start: 3, end: 9 };
const report = (...anchors: unknown[]) => ({ url: 'https://courier.example/', text: '', anchors });

describe('what a page’s script tells of its highlights', () => {
  it.each([
    [[ID, place]],
    [[ID, { state: 'changed', start: 3, end: 9, exact: 'on Monday' }]],
    [[ID, { state: 'ambiguous', candidates: [{ start: 3, end: 9 }] }]],
    [[ID, { state: 'orphaned' }]],
  ])('is taken as it is: %j', (anchor) => {
    expect(v.parse(pagePlacesSchema, report(anchor))).toEqual(report(anchor));
  });

  it.each([
    ['an id of another kind', [['<b>', place]]],
    ['a state that there isn’t', [[ID, { ...place, state: 'sure' }]]],
    ['a place before the text', [[ID, { ...place, start: -1 }]]],
    ['no place', [[ID, { state: 'moved' }]]],
    ['more places than there can be', [[ID, { state: 'ambiguous', candidates: Array(99).fill(place) }]]],
    ['words without end', [[ID, { ...place, state: 'changed', exact: 'x'.repeat(600_000) }]]],
  ])('is refused with %s', (_, anchors) => {
    expect(v.safeParse(pagePlacesSchema, report(...anchors)).success).toBe(false);
  });

  it('is refused with anything besides', () => {
    expect(v.safeParse(pagePlacesSchema, { ...report(), evil: true }).success).toBe(false);
    expect(v.safeParse(highlightReachedSchema, { id: 'first' }).success).toBe(false);
  });
});
