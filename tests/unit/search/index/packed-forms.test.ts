import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ArticleNumbers, FoundArticles, keptIds, packIds } from '@/utils/search/index/article-ids';
import { BitReader, BitWriter } from '@/utils/search/index/bits';
import { ByteWriter } from '@/utils/search/index/bytes';
import { Recent } from '@/utils/search/index/recent';
import { TermList, TermListWriter, termOf } from '@/utils/search/index/term-list';

const anId = (): fc.Arbitrary<string> =>
  fc.oneof(fc.uuid(), fc.constantFrom('a1', '', 'no uuid of 36 letters: 0123456789abc'));

describe('what the index is packed in', () => {
  it('gives numbers back as they were written in bits', () => {
    const number = fc.oneof(fc.nat(3), fc.nat(2 ** 12), fc.nat(2 ** 20));
    fc.assert(
      fc.property(fc.array(fc.tuple(number, fc.integer({ min: 8, max: 20 }))), (numbers) => {
        const bytes = new ByteWriter();
        const writer = new BitWriter(bytes);
        for (const [value, k] of numbers) {
          writer.rice(value, k);
          writer.gamma(value + 1);
          writer.unary(value % 70);
        }
        writer.end();
        const reader = new BitReader(bytes.take());
        for (const [value, k] of numbers) {
          expect([reader.rice(k), reader.gamma(), reader.unary()]).toEqual([value, value + 1, value % 70]);
        }
      }),
    );
  });

  it('finds in a list of terms what stands in a sorted array', () => {
    const aTerm = fc.oneof(
      fc.string({
        unit: fc.constantFrom('a', 'b', 'é', '网', '络', '\ud842', '\udfb7'),
        minLength: 1,
        maxLength: 4,
      }),
      fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 14, maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(aTerm, { maxLength: 80 }), aTerm, (terms, wanted) => {
        const sorted = terms.toSorted((a, b) => (a < b ? -1 : 1));
        const writer = new TermListWriter();
        for (const term of sorted) writer.add(termOf(term));
        const list = new TermList(writer.take());
        expect(list.count).toBe(sorted.length);
        const slice = (isPrefix: boolean): string[] => {
          const { from, to } = list.range(termOf(wanted), isPrefix);
          return sorted.slice(from, to);
        };
        expect(slice(false)).toEqual(sorted.filter((term) => term === wanted));
        expect(slice(true)).toEqual(sorted.filter((term) => term.startsWith(wanted)));
      }),
      { numRuns: 1000 },
    );
  });

  it('knows articles by their ids, whatever these are', () => {
    fc.assert(
      fc.property(fc.array(anId(), { maxLength: 200 }), fc.array(fc.boolean()), (ids, isKept) => {
        const numbers = new ArticleNumbers();
        const its = numbers.numbersOf(packIds(ids));
        expect([...its].map((number) => numbers.idOf(number))).toEqual(ids);
        expect(ids.map((id) => numbers.numberOf(id))).toEqual([...its]);
        expect(numbers.count).toBe(new Set(ids).size);
        const found = new FoundArticles(numbers);
        its.forEach((number, index) => {
          if (isKept[index]) found.add(number, 1);
        });
        const kept = ids.filter((_, index) => isKept[index]);
        expect(new Set(found.keys())).toEqual(new Set(kept));
        expect(found.size).toBe(new Set(kept).size);
        expect(ids.every((id) => found.has(id) === kept.includes(id))).toBe(true);
        expect(found.has('another')).toBe(false);
        const half = keptIds([{ ids: packIds(ids), isKept: (index) => isKept[index] ?? false }]);
        expect([...numbers.numbersOf(half)].map((number) => numbers.idOf(number))).toEqual(kept);
      }),
    );
  });

  it('keeps what was used last, as much as has room', () => {
    const recent = new Recent<string>(10, ({ length }) => length);
    recent.set(1, 'four');
    recent.set(2, 'five5');
    expect(recent.get(1)).toBe('four');
    recent.set(3, 'six');
    expect([1, 2, 3].map((key) => recent.get(key))).toEqual(['four', undefined, 'six']);
    recent.set(4, 'longer than there is room');
    expect([1, 3, 4].map((key) => recent.get(key))).toEqual([undefined, undefined, undefined]);
  });
});
