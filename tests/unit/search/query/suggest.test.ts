import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldText } from '@/utils/article/fold-text';
import { parseQuery } from '@/utils/search/query/parse-query';
import { readTokens } from '@/utils/search/query/read-tokens';
import {
  type QueryVocabulary,
  suggestAt,
  type Suggestion,
  waysAt,
  withSuggestion,
} from '@/utils/search/query/suggest';

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

type Offer = (query: string, caret: number, vocabulary: QueryVocabulary) => Suggestion[];

/** What is offered at the bar in a query. */
const offered = (marked: string, offer: Offer = suggestAt): string[] => {
  const caret = marked.indexOf('¦');
  return offer(marked.replace('¦', ''), caret, vocabulary).map(({ text }) => text);
};

/** The query, with a bar at the caret, once the option of that text is taken, or the first. */
const take = (marked: string, wanted?: string, offer: Offer = suggestAt): string => {
  const caret = marked.indexOf('¦');
  const query = marked.replace('¦', '');
  const options = offer(query, caret, vocabulary);
  const option = wanted === undefined ? options[0] : options.find(({ text }) => text === wanted);
  if (!option) throw new Error(`nothing to take at ${marked}`);
  const taken = withSuggestion(query, option);
  return `${taken.query.slice(0, taken.caret)}¦${taken.query.slice(taken.caret)}`;
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
    ['tag:riv¦er', []],
    ['lang:chin¦', ['lang:zh']],
    ['color:fa¦', ['color:yellow']],
    ['is:unt¦ ferry', ['is:untagged']],
    ['"tag¦', []],
    ['nothing¦', []],
    ['《¦', []],
  ])('offers at %s', (marked, texts) => {
    expect(offered(marked)).toEqual(texts);
  });

  it('offers nothing where no piece is', () => {
    expect(offered('ferry ¦')).toEqual([]);
    expect(offered('¦')).toEqual([]);
  });

  it.each([
    ['a -ta¦', undefined, 'a -tag:¦'],
    ['a -标签：长¦ b', undefined, 'a -tag:长江 ¦b'],
    ['(tag:nor¦)', undefined, '(tag:"North Sea" ¦)'],
    ['riv¦', undefined, 'tag:river ¦'],
  ])('puts what is taken at %s in the place of the piece', (marked, wanted, taken) => {
    expect(take(marked, wanted)).toBe(taken);
  });

  it.each([
    ['tag¦river', 'tag:', 'tag:¦river'],
    ['tag¦:river', 'tag:', 'tag:¦river'],
    ['ta¦g:river', 'tag:', 'tag:¦river'],
    ['ta¦ river', 'tag:', 'tag:¦ river'],
    ['tag:¦river', 'tag:"North Sea"', 'tag:"North Sea" ¦river'],
    ['tag:sea¦/north x', 'tag:sea/north', 'tag:sea/north ¦x'],
    ['riv¦er', 'tag:river', 'tag:river ¦'],
    ['riv¦erbank', 'tag:river', 'tag:river ¦erbank'],
    ['tag:"nor¦th sea" x', 'tag:"North Sea"', 'tag:"North Sea" ¦x'],
    ['tag:"¦ferry" x', 'tag:river', 'tag:river "¦ferry" x'],
    ['tag:"nor¦ ferry OR bridge', 'tag:"North Sea"', 'tag:"North Sea" ¦ferry OR bridge'],
    ['tag:¦"ferry"', 'tag:river', 'tag:river ¦"ferry"'],
  ])('leaves what stands behind the caret at %s', (marked, wanted, taken) => {
    expect(take(marked, wanted)).toBe(taken);
  });
});

describe('waysAt', () => {
  it.each(['¦', 'ferry ¦', 'ferry¦', 'fer¦ry', '"a¦"', '"a¦', '(¦', 'a OR¦', 'color:x¦', 'tag:river¦'])(
    'offers every operator at %s',
    (marked) => {
      expect(offered(marked, waysAt)).toHaveLength(10);
    },
  );

  it('offers the values of the operator before the caret', () => {
    expect(offered('is:¦', waysAt)).toEqual(['is:unread', 'is:untagged']);
  });

  it.each([
    ['¦', 'tag:¦'],
    ['¦ferry', 'tag:¦ ferry'],
    ['ferry¦', 'ferry tag:¦'],
    ['ferry ¦', 'ferry tag:¦'],
    ['fer¦ry x', 'ferry tag:¦ x'],
    ['-¦', '-tag:¦'],
    ['-¦ferry', '-tag:¦ ferry'],
    ['(¦)', '(tag:¦)'],
    ['a OR¦', 'a OR tag:¦'],
    ['"a¦ b"c', '"a b" tag:¦ c'],
    ['x "a¦ b', 'x tag:¦ "a b'],
    ['ferry¦"a b', 'ferry tag:¦ "a b'],
    ['(ferry)¦(x)', '(ferry) tag:¦ (x)'],
  ])('sets what is taken at %s apart', (marked, taken) => {
    expect(take(marked, 'tag:', waysAt)).toBe(taken);
  });
});

describe('a suggestion', () => {
  const pieces = [
    'tag:',
    'is:',
    'river',
    'North Sea',
    '江',
    '"',
    '「',
    '(',
    ')',
    '-',
    ' ',
    'OR',
    '标签：',
    'x',
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''));

  it('taken at any place of any text deletes nothing before its piece or behind the caret', () => {
    fc.assert(
      fc.property(text, fc.nat(30), fc.constantFrom(suggestAt, waysAt), (query, at, offer) => {
        const caret = Math.min(at, query.length);
        for (const option of offer(query, caret, vocabulary)) {
          const taken = withSuggestion(query, option);
          const piece = readTokens(query).find(({ span }) => span.start < caret && caret <= span.end);
          expect(taken.query.startsWith(query.slice(0, Math.min(piece?.span.start ?? caret, caret)))).toBe(
            true,
          );
          const behind = query.slice(caret);
          const kept = query.slice(Math.max(caret, option.span.end));
          expect(taken.query.endsWith(kept)).toBe(true);
          // What isn't kept is said again.
          const said = foldText(behind.slice(0, behind.length - kept.length).replace(/["「」]/g, '')).text;
          const name = option.value === null;
          if (name) expect(said).toMatch(/^\S*$/);
          else expect(foldText(option.value?.value ?? '').text.endsWith(said)).toBe(true);
          expect(taken.caret).toBeGreaterThanOrEqual(option.span.start + option.text.length);
          expect(taken.caret).toBeLessThanOrEqual(taken.query.length);
          if (!name) expect(parseQuery(option.text).problems).toEqual([]);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
