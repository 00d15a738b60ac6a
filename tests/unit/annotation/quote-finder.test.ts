import { describe, expect, it } from 'vitest';

import { anchorSelectors } from '@/utils/annotation/anchor';
import { describeSpan } from '@/utils/annotation/describe-range';
import { createQuoteFinder, type WantedQuote } from '@/utils/annotation/quote-finder';
import { atOnce, type Steps } from '@/utils/shared/steps';

const LINES = Array.from(
  { length: 40 },
  (_, n) => `In village ${String(n)} the ferry takes ${String(n * 7)} sheep to the meadows behind the dyke.`,
);
const TEXT = LINES.join('\n');
const EDITED = `Updated.\n${TEXT.replace('takes 70 sheep', 'takes 71 sheep')}`;

function quoteOf(exact: string): WantedQuote {
  const start = TEXT.indexOf(exact);
  const selectors = describeSpan(TEXT, { start, end: start + exact.length });
  if (start < 0 || !selectors) throw new Error(`no ${exact}`);
  return { id: exact, selectors, stood: null };
}

function countSteps(steps: Steps<unknown>): number {
  let count = 0;
  while (!steps.next().done) count += 1;
  return count;
}

describe('createQuoteFinder', () => {
  it('finds quotes one by one, as they are found at once', () => {
    const quotes = ['village 3 ', 'takes 70 sheep', 'village 20'].map(quoteOf);
    const anchors = atOnce(createQuoteFinder(EDITED).find(quotes));
    expect([...anchors]).toEqual(quotes.map(({ id, selectors }) => [id, anchorSelectors(EDITED, selectors)]));
  });

  it('looks only for what it does not know, or knows otherwise', () => {
    const finder = createQuoteFinder(EDITED);
    const first = quoteOf('village 3 ');
    expect(finder.knows(first)).toBe(false);
    atOnce(finder.find([first]));
    expect(finder.knows(structuredClone(first))).toBe(true);
    expect(finder.knows({ ...quoteOf('village 4 '), id: first.id })).toBe(false);
    expect(countSteps(finder.find([first, quoteOf('village 5 ')]))).toBe(1);
  });

  it('takes what is known for granted', () => {
    const anchor = { state: 'exact', start: 1, end: 2 } as const;
    const known = quoteOf('village 3 ');
    const finder = createQuoteFinder(EDITED, [{ ...known, anchor }]);
    expect(atOnce(finder.find([known])).get(known.id)).toBe(anchor);
  });
});
