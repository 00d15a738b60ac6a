import { describe, expect, it } from 'vitest';

import { annotationBody } from '@/utils/annotation/annotation';
import { areAdjoining, mergedBody } from '@/utils/annotation/merge-highlights';

describe('areAdjoining', () => {
  const text = 'The ferry left, it said: “gone”.';
  const span = (words: string) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length };
  };

  it.each([
    ['The ferry', 'ferry left', true],
    ['The ferry left', 'ferry', true],
    ['The', 'ferry', true],
    ['said', 'gone', true],
    ['The', 'left', false],
  ])('“%s” and “%s”: %s', (one, other, expected) => {
    expect(areAdjoining(text, span(one), span(other))).toBe(expected);
    expect(areAdjoining(text, span(other), span(one))).toBe(expected);
  });

  it('counts characters of any script as words', () => {
    expect(areAdjoining('渡轮，停航', { start: 0, end: 2 }, { start: 3, end: 5 })).toBe(true);
    expect(areAdjoining('渡轮停航', { start: 0, end: 1 }, { start: 2, end: 4 })).toBe(false);
  });
});

it('joins notes in order, each text once, and unites tags', () => {
  const bodies = [
    annotationBody('Ask *twice*', ['sea', '港口']),
    annotationBody('', ['port']),
    annotationBody('Who?', ['港口']),
    annotationBody('Who?', []),
  ].map((body) => ({ body }));
  expect(mergedBody(bodies)).toEqual(annotationBody('Ask *twice*\n\nWho?', ['sea', '港口', 'port']));
  expect(mergedBody([{ body: [] }, { body: [] }])).toEqual([]);
});
