import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { highlightSegments, type PlacedHighlight } from '@/utils/annotation/highlight-segments';

function highlight(id: string, start: number, end: number): PlacedHighlight {
  return { id, start, end, color: 'yellow', isChanged: false };
}

function drawn(...highlights: PlacedHighlight[]): string[] {
  return highlightSegments(highlights).map(
    ({ start, end, highlights: over }) =>
      `${String(start)}-${String(end)} ${over.map(({ id }) => id).join()}`,
  );
}

describe('highlightSegments', () => {
  it('leaves highlights apart as they are', () => {
    expect(drawn(highlight('b', 10, 20), highlight('a', 0, 10))).toEqual(['0-10 a', '10-20 b']);
  });

  it('cuts where one highlight begins within another, the shortest first', () => {
    expect(drawn(highlight('a', 0, 10), highlight('b', 4, 20))).toEqual(['0-4 a', '4-10 a,b', '10-20 b']);
    expect(drawn(highlight('a', 0, 20), highlight('b', 4, 10))).toEqual(['0-4 a', '4-10 b,a', '10-20 a']);
  });

  it('draws equal highlights once, as both', () => {
    expect(drawn(highlight('a', 1, 5), highlight('b', 1, 5))).toEqual(['1-5 a,b']);
  });

  it('draws nothing of nothing', () => {
    expect(drawn()).toEqual([]);
    expect(drawn(highlight('a', 3, 3))).toEqual([]);
  });

  it('covers each character by exactly the highlights that cover it', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(spans, (all) => {
        const highlights = all.map(([start, end], index) => highlight(String(index), start, end));
        const segments = highlightSegments(highlights);
        for (let at = 0; at <= 30; at += 1) {
          const here = segments.filter(({ start, end }) => start <= at && at < end);
          const wanted = highlights.filter(({ start, end }) => start <= at && at < end);
          expect(here.length).toBe(wanted.length > 0 ? 1 : 0);
          expect(new Set(here[0]?.highlights ?? [])).toEqual(new Set(wanted));
        }
      }),
    );
  });
});
