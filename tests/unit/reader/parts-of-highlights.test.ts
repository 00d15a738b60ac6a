import { describe, expect, it } from 'vitest';

import { mergeFor, splitFor } from '@/components/reader/parts-of-highlights';
import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';

const TEXT = 'The last ferry left the harbour on Friday. It was full.';

function placed(...quotes: string[]): PlacedHighlight[] {
  return quotes.map((quote) => ({ id: quote, color: 'yellow', ...span(quote), isChanged: false }));
}

function span(words: string) {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
}

const changed = (highlight: PlacedHighlight) => ({ ...highlight, isChanged: true });

describe('splitFor', () => {
  it('is where the selection begins in the highlight in focus, else where it ends', () => {
    const all = placed('last ferry left', 'ferry left the');
    const [, focused] = all;
    expect(splitFor(TEXT, all, focused?.id ?? null, span('left'))).toEqual({
      id: 'ferry left the',
      at: span('left').start,
    });
    expect(splitFor(TEXT, all, 'last ferry left', span('last'))).toEqual({
      id: 'last ferry left',
      at: span('last').end,
    });
  });

  it('is in the shortest under the selection when none in focus is', () => {
    const all = placed('The last ferry left', 'last ferry');
    expect(splitFor(TEXT, all, null, span('ferry'))?.id).toBe('last ferry');
  });

  it('is at the likeliest place of the one in focus where nothing is selected', () => {
    expect(splitFor(TEXT, placed('last ferry'), 'last ferry', null)).toEqual({
      id: 'last ferry',
      at: span('ferry').start,
    });
    expect(splitFor(TEXT, placed('last ferry'), null, null)).toBeNull();
    expect(splitFor(TEXT, placed('ferry'), 'ferry', null)).toBeNull();
  });

  it('leaves alone what has changed', () => {
    expect(splitFor(TEXT, placed('last ferry').map(changed), 'last ferry', span('ferry'))).toBeNull();
  });
});

it('leaves pictures alone', () => {
  const [text] = placed('The last ferry');
  if (!text) throw new Error('no highlight');
  const picture = { ...text, id: 'picture', start: text.end, end: text.end, picture: 0 };
  expect(mergeFor(TEXT, [text, picture], text.id, null)).toBeNull();
  expect(mergeFor(TEXT, [text, picture], null, { start: 0, end: TEXT.length })).toBeNull();
  expect(splitFor(TEXT, [{ ...text, picture: 0 }], text.id, null)).toBeNull();
});

describe('mergeFor', () => {
  const ids = (merged: PlacedHighlight[] | null) => merged?.map(({ id }) => id) ?? null;

  it('takes what the selection touches, also with words between', () => {
    const all = placed('The last', 'left', 'Friday');
    expect(ids(mergeFor(TEXT, all, null, span('last ferry left the')))).toEqual(['The last', 'left']);
    expect(mergeFor(TEXT, placed('The last', 'ferry left'), 'The last', span('ferry'))).toBeNull();
  });

  it('takes the next that adjoins the one in focus, else the one before', () => {
    const all = placed('The last', 'ferry left', 'left the', 'Friday');
    expect(ids(mergeFor(TEXT, all, 'ferry left', null))).toEqual(['ferry left', 'left the']);
    expect(ids(mergeFor(TEXT, all, 'left the', null))).toEqual(['ferry left', 'left the']);
    expect(mergeFor(TEXT, all, 'Friday', null)).toBeNull();
    expect(mergeFor(TEXT, all, null, span('Friday'))).toBeNull();
  });

  it('leaves alone what has changed', () => {
    const [first, second] = placed('The last', 'ferry left');
    if (first && second) expect(mergeFor(TEXT, [first, changed(second)], 'The last', null)).toBeNull();
  });
});
