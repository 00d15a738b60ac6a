import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { listedRow } from '@/tests/support/article-row';
import { ALL_ARTICLES, filterArticles } from '@/utils/search/article-filter';
import { articleDays } from '@/utils/search/article-days';
import { monthsOfQuery, withMonths, withoutMonths } from '@/utils/search/query/query-months';
import { placesOf, rangeBetween, timelineOf } from '@/utils/search/timeline';

const TODAY = '2026-11-27';

const aDay = fc
  .tuple(
    fc.integer({ min: 1880, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) =>
    [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'),
  );
const aRecentDay = aDay.map((day) => `20${String(17 + (Number(day.slice(2, 4)) % 10))}${day.slice(4)}`);

describe('a timeline', () => {
  it('has every month from the first to the last, those without articles too', () => {
    const timeline = timelineOf(['2026-11-02', '2025-09-30', '2026-11-27'], TODAY);
    expect(timeline?.months).toHaveLength(15);
    expect(timeline?.months[0]).toEqual({ month: '2025-09', count: 1 });
    expect(timeline?.months[1]).toEqual({ month: '2025-10', count: 0 });
    expect(timeline?.months.at(-1)).toEqual({ month: '2026-11', count: 2 });
  });

  it('has a year at least, and nothing to tell of a single month', () => {
    expect(timelineOf(['2026-11-02', '2026-10-30'], TODAY)?.months).toHaveLength(12);
    expect(timelineOf(['2026-11-02', '2026-11-30'], TODAY)).toBeNull();
    expect(timelineOf([], TODAY)).toBeNull();
  });

  it('puts what is long ago, or yet to come, into the months at its ends', () => {
    const timeline = timelineOf(['1890-05-01', 'no date', '2026-11-01', '2031-01-01'], TODAY);
    expect(timeline).toMatchObject({ hasEarlier: true, hasLater: true });
    expect(timeline?.months).toHaveLength(120);
    expect(timeline?.months[0]?.count).toBe(2);
    expect(timeline?.months.at(-1)).toEqual({ month: '2026-11', count: 2 });
  });

  it('counts every day once, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(aDay, { minLength: 1 }), (days) => {
        const timeline = timelineOf(days, TODAY);
        if (!timeline) return;
        const { months } = timeline;
        expect(months.reduce((sum, { count }) => sum + count, 0)).toBe(days.length);
        expect(months.length).toBeLessThanOrEqual(120);
        expect(months.map(({ month }) => month)).toEqual(months.map(({ month }) => month).toSorted());
      }),
    );
  });

  it('lets through what its bars stand for, when some of them are chosen', () => {
    const aQuery = fc.constantFrom(
      '',
      'ferry',
      'ferry OR bridge',
      'ferry after:2019',
      '"the ferry',
      '(ferry',
      'after:',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(aDay, aRecentDay), { minLength: 2, maxLength: 20 }),
        aQuery,
        fc.nat(119),
        fc.nat(119),
        (days, query, one, other) => {
          const articles = days.map((day, at) =>
            listedRow(String(at), { title: 'The ferry', publishedTime: day }),
          );
          const timeline = timelineOf(
            articles.map((article) => articleDays(article).shown),
            TODAY,
          );
          if (!timeline) return;
          const [first = 0, last = 0] = [one, other]
            .map((place) => Math.min(place, timeline.months.length - 1))
            .toSorted((a, b) => a - b);
          const range = rangeBetween(timeline, first, last);
          const written = withMonths(query, range);
          const listed = filterArticles(articles, { ...ALL_ARTICLES, query: written }, TODAY);
          const counted = timeline.months.slice(first, last + 1).reduce((sum, { count }) => sum + count, 0);
          expect(listed).toHaveLength(counted);
          // What was written is what is read, so that the bars stay chosen.
          expect(monthsOfQuery(written, TODAY)).toEqual(range);
          const isAll = first === 0 && last === timeline.months.length - 1;
          expect(placesOf(timeline, monthsOfQuery(written, TODAY))).toEqual(isAll ? null : [first, last]);
        },
      ),
    );
  });
});

describe('the months of a query', () => {
  it('are those of its dates, whatever else it asks for', () => {
    expect(monthsOfQuery('ferry after:2025-06 before:2026-03 tag:sea', TODAY)).toEqual({
      from: '2025-06',
      to: '2026-02',
    });
    expect(monthsOfQuery('after:2025 before:2026-03-05', TODAY)).toEqual({ from: '2025-01', to: '2026-03' });
    expect(monthsOfQuery('ferry OR after:2025', TODAY)).toEqual({ from: null, to: null });
  });

  it('take the place of those before, and leave the rest as it was typed', () => {
    expect(withMonths('last  ferry after:2019 tag:sea', { from: '2025-06', to: '2025-12' })).toBe(
      'last  ferry tag:sea after:2025-06 before:2026-01',
    );
    expect(withMonths('a OR b', { from: '2025-06', to: null })).toBe('(a OR b) after:2025-06');
    expect(withMonths('ferry after:2019', { from: null, to: null })).toBe('ferry');
    expect(withoutMonths('before:2026 ferry')).toBe('ferry');
  });
});
