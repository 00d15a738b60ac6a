import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseQuery } from '@/utils/search/query/parse-query';
import { type QueryVocabulary, suggestAt, withSuggestion } from '@/utils/search/query/suggest';

const asIs = (value: string) => ({ value, label: value });
const vocabulary: QueryVocabulary = {
  tag: ['river', 'North Sea', '长江', 'sea/north'].map(asIs),
  site: ['Courier', '江南日報'].map(asIs),
  lang: [
    { value: 'zh', label: 'Chinese' },
    { value: 'en', label: 'English' },
  ],
  is: ['unread', 'untagged'].map(asIs),
  has: ['note'].map(asIs),
  color: [{ value: 'yellow', label: 'fact' }],
  before: ['today', '2026'].map(asIs),
  after: [],
  saved: [],
  published: [],
};

/** What is offered at the bar in a query. */
const offered = (marked: string): string[] => {
  const caret = marked.indexOf('¦');
  return suggestAt(marked.replace('¦', ''), caret, vocabulary).options.map(({ text }) => text);
};

describe('suggestAt', () => {
  it.each([
    ['ta¦', ['tag:']],
    ['标¦', ['tag:']],
    ['標籤¦', ['tag:']],
    ['ferry -TA¦', ['tag:']],
    ['(sit¦', ['site:']],
    ['colou¦', ['color:']],
    ['riv¦', ['tag:river']],
    ['江¦', ['site:江南日報']],
    ['c¦', ['color:']],
    ['cou¦', ['site:Courier']],
    ['tag:¦', ['tag:river', 'tag:"North Sea"', 'tag:长江', 'tag:sea/north']],
    ['tag:sea¦', ['tag:sea/north', 'tag:"North Sea"']],
    ['tag:"north s¦', ['tag:"North Sea"']],
    ['标签：長¦', ['tag:长江']],
    ['tag:river¦', []],
    ['lang:chin¦', ['lang:zh']],
    ['color:fa¦', ['color:yellow']],
    ['is:unt¦ ferry', ['is:untagged']],
    ['"tag¦', []],
    ['nothing¦', []],
    ['《¦', []],
  ])('offers at %s', (marked, texts) => {
    expect(offered(marked)).toEqual(texts);
  });

  it('offers every operator where no piece is', () => {
    expect(offered('ferry ¦')).toHaveLength(10);
    expect(offered('¦')).toHaveLength(10);
  });

  it('puts what is taken in the place of the piece, and the caret behind it', () => {
    const take = (marked: string): string => {
      const caret = marked.indexOf('¦');
      const query = marked.replace('¦', '');
      const { span, options } = suggestAt(query, caret, vocabulary);
      const [option] = options;
      if (!option) return query;
      const taken = withSuggestion(query, span, option);
      return `${taken.query.slice(0, taken.caret)}¦${taken.query.slice(taken.caret)}`;
    };
    expect(take('a -ta¦')).toBe('a -tag:¦');
    expect(take('a -标签：长¦ b')).toBe('a -tag:长江 ¦b');
    expect(take('(tag:nor¦)')).toBe('(tag:"North Sea" ¦)');
  });

  it('offers at any place of any text only what can be read', () => {
    const pieces = ['tag:', 'is:', 'river', '江', '"', '(', ')', '-', ' ', 'OR', '标签：', 'x'];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(30), (query, at) => {
        const caret = Math.min(at, query.length);
        const { span, options } = suggestAt(query, caret, vocabulary);
        expect(span.start).toBeLessThanOrEqual(span.end);
        for (const option of options) {
          const taken = withSuggestion(query, span, option);
          expect(taken.caret).toBeLessThanOrEqual(taken.query.length);
          if (option.value !== null) expect(parseQuery(option.text).problems).toEqual([]);
        }
      }),
    );
  });
});
