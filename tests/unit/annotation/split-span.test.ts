import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createAnchorer } from '@/utils/annotation/anchor';
import { describeSpan } from '@/utils/annotation/describe-range';
import { areAdjoining, hullOf } from '@/utils/annotation/merge-highlights';
import { likelySplit, splitSpan } from '@/utils/annotation/split-span';
import type { TextSpan } from '@/utils/article/rendered-text';

const words = (text: string, spans: TextSpan[] | null) =>
  spans?.map(({ start, end }) => text.slice(start, end)) ?? null;

describe('splitSpan', () => {
  it('leaves out the white space where the parts meet', () => {
    const text = 'It left. \n It came back.';
    expect(words(text, splitSpan(text, { start: 3, end: 23 }, 10))).toEqual(['left.', 'It came back']);
  });

  it('divides no character', () => {
    const text = 'a👩‍👧b';
    const whole = { start: 0, end: text.length };
    for (let at = 1; at < text.length - 1; at++) {
      expect(words(text, splitSpan(text, whole, at))).toEqual(['a', '👩‍👧b']);
    }
    expect(words(text, splitSpan(text, whole, text.length - 1))).toEqual(['a👩‍👧', 'b']);
  });

  it.each([0, 4, 5, 9, 12])('makes no empty part, at %i', (at) => {
    expect(splitSpan('The  ferry  ', { start: 5, end: 9 }, at)).toBeNull();
    expect(splitSpan('  x  ', { start: 0, end: 5 }, at)).toBeNull();
  });
});

describe('likelySplit', () => {
  it.each([
    ['It left. It came. It stayed on.', 'It came. '.length + 'It left. '.length],
    ['one two three four', 'one two '.length],
    ['他们说，渡轮停航了。大家都很难过。', 10],
    ['ferry', null],
  ])('of “%s” is where a sentence begins, else a word', (text, at) => {
    expect(likelySplit(`Before. ${text}`, { start: 8, end: 8 + text.length })).toBe(
      at === null ? null : 8 + at,
    );
  });
});

it('what is split and merged again is the same quote', () => {
  const character = fc.constantFrom(
    'a',
    'b',
    ' ',
    '.',
    '\n',
    '渡',
    '船',
    '🚢',
    'é',
    'e\u0301',
    'ש',
    '👩‍👧',
    '🇹🇼',
  );
  const text = fc.string({ unit: character, minLength: 2, maxLength: 60 });
  let split = 0;
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), fc.nat(), (whole, from, to, at) => {
      const [start, end] = [from % whole.length, (to % whole.length) + 1].toSorted((a, b) => a - b);
      const described = describeSpan(whole, { start: start ?? 0, end: end ?? 0 });
      if (!described) return;
      const [quote, position] = described;
      const parts = splitSpan(whole, position, position.start + (at % (quote.exact.length + 1)));
      if (!parts) return;
      split += 1;
      const [first, second] = parts;
      expect(first.end).toBeLessThanOrEqual(second.start);
      expect(whole.slice(first.end, second.start).trim()).toBe('');
      expect(areAdjoining(whole, first, second)).toBe(true);
      expect(hullOf(parts)).toEqual({ start: position.start, end: position.end });
      expect(describeSpan(whole, hullOf(parts))).toEqual(described);
      const anchor = createAnchorer(whole);
      for (const part of parts) {
        const selectors = describeSpan(whole, part);
        expect(selectors && anchor(selectors)).toEqual({ state: 'exact', ...part });
      }
    }),
    { numRuns: 2000 },
  );
  expect(split).toBeGreaterThan(500);
});
