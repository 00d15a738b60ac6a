import { describe, expect, it } from 'vitest';

import { isSameStory } from '@/utils/article/same-story';

const lines = (from: number, to: number): string =>
  Array.from(
    { length: to - from },
    (_, at) => `Line ${String(from + at)} of the story, as it was told.`,
  ).join('\n');

describe('two captures', () => {
  it('are of one story by their title, whatever its case and width', () => {
    expect(isSameStory({ title: 'The Last Ferry', text: 'a' }, { title: 'the last ﬀerry', text: 'b' })).toBe(
      false,
    );
    expect(
      isSameStory({ title: 'The Last Ferry', text: 'a' }, { title: 'ＴＨＥ last ferry', text: 'b' }),
    ).toBe(true);
  });

  it.each([
    ['half of its lines', lines(0, 10), lines(5, 15), true],
    ['a page of several', lines(0, 30), lines(20, 30), true],
    ['one line of ten', lines(0, 10), lines(9, 19), false],
    ['short lines alone', 'Share\nNews\nSport', 'Share\nNews\nSport', false],
    ['nothing', '', '', false],
  ])('by %s: %#', (_what, one, other, expected) => {
    expect(isSameStory({ title: 'A', text: one }, { title: 'B', text: other })).toBe(expected);
    expect(isSameStory({ title: 'B', text: other }, { title: 'A', text: one })).toBe(expected);
  });
});
