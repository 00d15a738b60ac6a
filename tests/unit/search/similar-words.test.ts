import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { editDistance } from '@/utils/search/edit-distance';
import { similarWords } from '@/utils/search/similar-words';

/** Edits of one letter, as a plain search over all words that can be made. */
function neighboursOf(word: string, letters: string): Set<string> {
  const made = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (const letter of letters) {
      made.add(before + letter + after);
      if (after !== '') made.add(before + letter + after.slice(1));
    }
    if (after !== '') made.add(before + after.slice(1));
    if (after.length > 1) made.add(before + after.charAt(1) + after.charAt(0) + after.slice(2));
  }
  return made;
}

const aWord = (): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

describe('editDistance', () => {
  it('is 1 exactly for words that one letter put in, left out, changed or swapped makes', () => {
    fc.assert(
      fc.property(aWord(), aWord(), (one, other) => {
        const isNear = one !== other && neighboursOf(one, 'abc').has(other);
        expect(editDistance(one, other, 2) === 1).toBe(isNear);
        expect(editDistance(one, other, 2)).toBe(editDistance(other, one, 2));
        expect(editDistance(one, other, 6) === 0).toBe(one === other);
      }),
      { numRuns: 2000 },
    );
  });

  it('ends where it is more than asked for', () => {
    expect(editDistance('timetable', 'harbour', 2)).toBe(3);
    expect(editDistance('ferry', 'fury', 1)).toBe(2);
    expect(editDistance('ferry', 'fury', 2)).toBe(2);
  });
});

/** What stands in texts: each word, and how much of them there is. */
const TERMS: Record<string, number> = {
  timetable: 9,
  timetables: 3,
  timber: 20,
  ferry: 40,
  ferries: 8,
  berry: 2,
  fury: 5,
  kayak: 7,
  kayakers: 2,
  running: 6,
  runs: 3,
  паром: 4,
  парома: 6,
  πλοιο: 3,
  plan: 5,
  网络: 9,
};

const read = (beginnings: readonly string[]) =>
  Promise.resolve(
    Object.entries(TERMS)
      .filter(([term]) => beginnings.some((letters) => term.startsWith(letters)))
      .map(([term, size]) => ({ term, size })),
  );

describe('similarWords', () => {
  it.each([
    ['timetabel', ['timetable']],
    ['timtable', ['timetable']],
    ['itmetable', ['timetable']],
    ['dimetable', ['timetable']],
    ['ferrys', ['ferry', 'ferries']],
    ['ferryes', ['ferries', 'ferry']],
    ['kayaking', ['kayak']],
    ['timetabled', ['timetable']],
    ['fery', ['ferry', 'fury']],
    ['паромы', ['парома', 'паром']],
    ['πλοια', ['πλοιο']],
    ['fer', []],
    ['ferr', []],
    ['网络安', []],
    ['5g手机', []],
    ['albatross', []],
  ])('for %s gives %j', async (word, expected) => {
    expect((await similarWords(word, read, () => true)).toSorted()).toEqual(expected.toSorted());
  });

  it('has inflections before typing errors, and what is common before what is rare', async () => {
    expect(await similarWords('ferrys', read, () => true)).toEqual(['ferry', 'ferries']);
    expect(await similarWords('fery', read, () => true)).toEqual(['ferry', 'fury']);
  });

  it('reads nothing more once there is no time left', async () => {
    let count = 0;
    const counting = (beginnings: readonly string[]) => {
      count += 1;
      return read(beginnings);
    };
    expect(await similarWords('timetabel', counting, () => count < 1)).toEqual(['timetable']);
    expect(count).toBe(1);
    expect(await similarWords('timetabel', counting, () => false)).toEqual([]);
  });
});
