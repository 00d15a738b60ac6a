import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { wordDifference } from '@/utils/annotation/word-difference';

/** Written as `[-taken out-]{+put in+}`. */
function shown(before: string, after: string): string {
  return wordDifference(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');
}

describe('wordDifference', () => {
  it.each([
    ['The ferry stops on Friday.', 'The ferry stops on Monday.', 'The ferry stops on [-Friday-]{+Monday+}.'],
    ['sold 40 tickets', 'sold at least 40 tickets', 'sold {+at least +}40 tickets'],
    ['渡轮将于星期五停航', '渡轮将于星期一停航', '渡轮将于[-星期五-]{+星期一+}停航'],
    ['船は金曜日に出る', '船は月曜日に出る', '船は[-金曜日-]{+月曜日+}に出る'],
    ['the same', 'the same', 'the same'],
  ])('shows %s → %s by whole words', (before, after, difference) => {
    expect(shown(before, after)).toBe(difference);
  });

  it('has each text whole in it, white space apart', () => {
    const text = fc
      .array(fc.constantFrom('the', 'ferry', 'stops', '渡轮', '停航', 'é', '🚢', '. ', ' ', '\n'))
      .map((words) => words.join(''));
    const plain = (one: string): string => one.replace(/\s+/g, '');
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDifference(before, after);
        const of = (left: string): string =>
          plain(parts.map(({ kind, text: words }) => (kind === left ? '' : words)).join(''));
        expect([of('added'), of('removed')]).toEqual([plain(before), plain(after)]);
      }),
    );
  });

  it('shows texts that have hardly a word in common one after the other', () => {
    const before = Array.from({ length: 600 }, (_, n) => `old${String(n)}`).join(' ');
    const after = Array.from({ length: 600 }, (_, n) => `new${String(n)}`).join(' ');
    expect(wordDifference(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  });
});
