import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Anchor, Finding } from '@/utils/annotation/anchor';
import { describeSpan } from '@/utils/annotation/describe-range';
import { decidedByNeighbours, type FoundQuote, type Stood } from '@/utils/annotation/neighbours';
import { createQuoteFinder, type WantedQuote } from '@/utils/annotation/quote-finder';
import { atOnce } from '@/utils/shared/steps';

type Placed = Finding['places'][number];

function stoodAt(start: number, versionId = 'v1'): Stood {
  return { versionId, start, end: start + 10 };
}

function placeAt(start: number): Placed {
  return { state: 'moved', start, end: start + 10 };
}

function sureAt(stood: Stood | null, start: number): FoundQuote {
  return { stood, finding: { anchor: placeAt(start), certainty: 'sure', places: [] } };
}

function ambiguousAt(stood: Stood | null, ...starts: number[]): FoundQuote {
  const places = starts.map(placeAt);
  const candidates = places.map(({ start, end }) => ({ start, end }));
  return { stood, finding: { anchor: { state: 'ambiguous', candidates }, certainty: 'weak', places } };
}

function weakAt(stood: Stood | null, start: number): FoundQuote {
  return { stood, finding: { anchor: placeAt(start), certainty: 'weak', places: [] } };
}

/** What is decided of `quote`, which stood at 200, between a neighbour that stood at 100 and one that stood at 300. */
function decided(quote: FoundQuote, before = sureAt(stoodAt(100), 1100), after = sureAt(stoodAt(300), 1300)) {
  return decidedByNeighbours(new Map(Object.entries({ before, quote, after }))).get('quote');
}

describe('decidedByNeighbours', () => {
  it('decides between places by the only one that is between the neighbours', () => {
    expect(decided(ambiguousAt(stoodAt(200), 50, 1200, 1900))).toEqual(placeAt(1200));
    expect(decided(ambiguousAt(stoodAt(200), 1150, 1200))).toBeUndefined();
    expect(decided(ambiguousAt(stoodAt(200), 50, 1900))).toBeUndefined();
  });

  it('needs a neighbour on either side, in the same text', () => {
    const quote = ambiguousAt(stoodAt(200), 50, 1200);
    expect(decided(quote, sureAt(null, 1100))).toBeUndefined();
    expect(decided(quote, sureAt(stoodAt(100), 1100), sureAt(stoodAt(300, 'v2'), 1300))).toBeUndefined();
    expect(decided(ambiguousAt(null, 50, 1200))).toBeUndefined();
  });

  it('believes only what is beyond doubt itself', () => {
    expect(decided(ambiguousAt(stoodAt(200), 50, 1200), weakAt(stoodAt(100), 1100))).toBeUndefined();
  });

  it('asks no neighbours that changed places or were torn apart', () => {
    const quote = ambiguousAt(stoodAt(200), 50, 1200);
    expect(decided(quote, sureAt(stoodAt(100), 1300), sureAt(stoodAt(300), 1100))).toBeUndefined();
    expect(decided(quote, sureAt(stoodAt(100), 1100), sureAt(stoodAt(300), 9000))).toBeUndefined();
  });

  it('asks the nearest', () => {
    const quotes = new Map(
      Object.entries({
        far: sureAt(stoodAt(0), 1000),
        before: sureAt(stoodAt(100), 1100),
        quote: ambiguousAt(stoodAt(200), 1050, 1200),
        after: sureAt(stoodAt(300), 1300),
      }),
    );
    expect(decidedByNeighbours(quotes)).toEqual(new Map([['quote', placeAt(1200)]]));
  });

  it('gives up a place that has little for it where its neighbours are not', () => {
    expect(decided(weakAt(stoodAt(200), 50))).toEqual({ state: 'orphaned' });
    expect(decided(weakAt(stoodAt(200), 1200))).toBeUndefined();
    const likely: FoundQuote = {
      stood: stoodAt(200),
      finding: { anchor: placeAt(50), certainty: 'likely', places: [] },
    };
    expect(decided(likely)).toBeUndefined();
  });

  it('does not take other words for the quote', () => {
    const changed: Placed = { state: 'changed', start: 1200, end: 1210, exact: 'other' };
    const anchor: Anchor = { state: 'ambiguous', candidates: [] };
    const finding: Finding = { anchor, certainty: 'weak', places: [placeAt(50), changed] };
    expect(decided({ stood: stoodAt(200), finding })).toBeUndefined();
  });
});

const PARAGRAPH = 'Tickets cost three crowns until the end of the year, children ride free.';
const BEFORE = 'The harbour of Easterby froze in the second week of January, for the first time since 1931.';
const AFTER =
  'On the ninth day the wind turned to the south-west, and there was open water under the bridge.';
const TEXT = [BEFORE, PARAGRAPH, AFTER].join('\n');

function quoteOf(text: string, exact: string): WantedQuote {
  const start = text.indexOf(exact);
  const described = describeSpan(text, { start, end: start + exact.length }, 20);
  if (start < 0 || !described) throw new Error(`no ${exact}`);
  return { id: exact, selectors: described, stood: { versionId: 'v1', start, end: start + exact.length } };
}

describe('quotes that are found together', () => {
  const edited = [PARAGRAPH, BEFORE, PARAGRAPH, AFTER, PARAGRAPH].join('\nAdvertisement\n');
  const doubtful = quoteOf(TEXT, 'three crowns');
  const beside = [
    quoteOf(TEXT, 'froze in the second week of January, for the first time'),
    quoteOf(TEXT, 'the wind turned to the south-west, and there was open water'),
  ];

  it('are decided by one another, and in doubt again without', () => {
    const finder = createQuoteFinder(edited);
    expect(atOnce(finder.find([doubtful])).get(doubtful.id)?.state).toBe('ambiguous');
    const start = edited.indexOf('three crowns', edited.indexOf(BEFORE));
    expect(atOnce(finder.find([doubtful, ...beside])).get(doubtful.id)).toEqual({
      state: 'moved',
      start,
      end: start + 12,
    });
    expect(atOnce(finder.find([doubtful])).get(doubtful.id)?.state).toBe('ambiguous');
  });

  it('are never put where their neighbours are not, whatever is put between and around', () => {
    const filler = fc.array(fc.constantFrom(PARAGRAPH, 'three crowns', 'Nobody was hurt.', '三'), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(filler, filler, filler, filler, (a, b, c, d) => {
        const text = [...a, BEFORE, ...b, PARAGRAPH, ...c, AFTER, ...d].join('\n');
        const anchor = atOnce(createQuoteFinder(text).find([doubtful, ...beside])).get(doubtful.id);
        if (!anchor || !('start' in anchor)) return;
        expect(anchor.start).toBeGreaterThan(text.indexOf(BEFORE));
        expect(anchor.end).toBeLessThan(text.indexOf(AFTER));
      }),
    );
  });
});
