import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { listedRow } from '@/tests/support/article-row';
import { parseQuery } from '@/utils/search/query/parse-query';
import { type FoundWords, wantedKey, wantedWordsOf } from '@/utils/search/query/wanted-words';
import { compileScore, isRankable, rankByScore } from '@/utils/search/rank-articles';
import type { SearchedArticle } from '@/utils/search/searched-article';

/** What an index says of a query's words: by word, what each article that has it scores. */
function foundFor(query: string, scores: Record<string, Record<string, number>>): FoundWords {
  const of = wantedWordsOf(parseQuery(query).tree).map(
    (wanted) => [wantedKey(wanted), new Map(Object.entries(scores[wanted.words] ?? {}))] as const,
  );
  return { of: new Map(of), isWhole: true };
}

function ranked(articles: SearchedArticle[], query: string, found?: FoundWords): string[] {
  const score = compileScore(parseQuery(query).tree, found, articles.length);
  return rankByScore(articles, score).map(({ id }) => id);
}

const [a, b, c] = [listedRow('a'), listedRow('b'), listedRow('c')];

describe('isRankable', () => {
  it.each([
    ['ferry', true],
    ['"last ferry"', true],
    ['is:unread ferry', true],
    ['is:unread', false],
    ['-ferry', false],
    ['is:unread OR -ferry', false],
    ['is:unread OR ferry', true],
    ['…', false],
    ['', false],
  ])('of %s is %s', (query, expected) => {
    expect(isRankable(parseQuery(query).tree)).toBe(expected);
  });
});

describe('compileScore', () => {
  it('has what stands in a title above what stands in a text, and otherwise keeps the order', () => {
    const found = foundFor('ferry', { ferry: { a: 1, b: 8, c: 1 } });
    expect(ranked([a, b, c], 'ferry', found)).toEqual(['b', 'a', 'c']);
    expect(ranked([c, b, a], 'ferry', found)).toEqual(['b', 'c', 'a']);
  });

  it('counts a rare word for more than a common one', () => {
    const scores = { the: { a: 4, b: 1, c: 4 }, rivet: { b: 4, a: 1 } };
    expect(ranked([a, b, c], 'the OR rivet', foundFor('the OR rivet', scores))).toEqual(['b', 'a', 'c']);
    expect(ranked([a, b], 'the rivet', foundFor('the rivet', scores))).toEqual(['b', 'a']);
  });

  it('takes the best of alternatives, and nothing for what is excluded', () => {
    const scores = { one: { a: 1, b: 4 }, two: { a: 1, c: 2 } };
    expect(ranked([a, b, c], 'one OR two', foundFor('one OR two', scores))).toEqual(['b', 'c', 'a']);
    const excluded = foundFor('one -two', { one: { a: 1, b: 2 }, two: { a: 8 } });
    expect(ranked([a, b], 'one -two', excluded)).toEqual(['b', 'a']);
  });

  it('ranks by the rows of articles where there is no index, and beside one that is not whole', () => {
    const inTitle = listedRow('title', { title: 'Ferry' });
    const inNote = listedRow('note', { title: 'Quay', note: 'by ferry' });
    const inText = listedRow('text', { title: 'Quay' });
    expect(ranked([inText, inNote, inTitle], 'ferry')).toEqual(['title', 'note', 'text']);
    const found = { ...foundFor('ferry', { ferry: { text: 16 } }), isWhole: false };
    expect(ranked([inNote, inTitle, inText], 'ferry', found)).toEqual(['text', 'title', 'note']);
  });
});

describe('rankByScore', () => {
  it('sorts by the score and leaves what scores the same in its order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (scores) => {
        const items = scores.map((score, index) => ({ score, index }));
        const sorted = items.toSorted((one, other) => other.score - one.score || one.index - other.index);
        expect(rankByScore(items, ({ score }) => score)).toEqual(sorted);
      }),
    );
  });
});
