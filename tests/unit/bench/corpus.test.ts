import { describe, expect, it } from 'vitest';

import { corpus, type CorpusArticle } from '@/tests/bench/search/corpus';
import { querySets } from '@/tests/bench/search/query-sets';
import { standsIn } from '@/utils/search/word-places';
import { searchedWords } from '@/utils/search/searched-words';

const article = corpus(1);
const articles = Array.from({ length: 2_000 }, (_, index) => article(index));
const share = (is: (one: CorpusArticle) => boolean): number => articles.filter(is).length / articles.length;
const mean = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const wordsOf = (all: CorpusArticle[]): string[][] =>
  all.filter(({ lang }) => lang === 'en').map(({ text }) => searchedWords(text).split(' '));

describe('the corpus of the search bench', () => {
  it('has articles that depend on their number and the seed alone', () => {
    expect(corpus(1)(7)).toEqual(articles[7]);
    expect(corpus(2)(7).text).not.toBe(articles[7]?.text);
    expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
  });

  it('is English by 70 %, Chinese by 30 %, with highlights on a fifth', () => {
    expect(share(({ lang }) => lang === 'en')).toBeCloseTo(0.7, 1);
    expect(share(({ lang }) => lang === 'zh-Hant')).toBeCloseTo(0.3 / 4, 1);
    expect(share(({ highlights }) => highlights.length === 3)).toBeCloseTo(0.2, 1);
  });

  it('has texts as long, and in as many words, as news has', () => {
    const words = wordsOf(articles);
    expect(mean(words.map(({ length }) => length))).toBeCloseTo(700, -2);
    expect(mean(words.map((all) => new Set(all).size))).toBeCloseTo(400, -2);
    const chinese = articles.filter(({ lang }) => lang !== 'en');
    expect(mean(chinese.map(({ text }) => text.length))).toBeCloseTo(1_230, -2);
  });

  it('goes on to have new words', () => {
    const early = new Set(wordsOf(articles).flat());
    const late = wordsOf(Array.from({ length: 50 }, (_, index) => article(90_000 + index))).flat();
    expect(late.filter((word) => !early.has(word)).length / late.length).toBeGreaterThan(0.04);
  });

  it('is asked twenty queries of each class, about what stands in it as often as the class says', () => {
    const sets = querySets(1, articles.length);
    const texts = articles.map(({ text }) => searchedWords(text));
    const found = (of: keyof typeof sets): number[] =>
      sets[of].map(
        ({ wanted }) =>
          texts.filter((text) => wanted.every(({ words, asWhole }) => standsIn(text, words, asWhole)))
            .length / texts.length,
      );
    for (const queries of Object.values(sets)) expect(queries).toHaveLength(20);
    for (const rare of found('rare')) expect(rare).toBeLessThanOrEqual(0.002);
    for (const common of found('common')) expect(Math.abs(common - 0.4)).toBeLessThanOrEqual(0.2);
    for (const of of ['rare', 'common', 'prefix', 'phrase', 'commonPhrase', 'zh2', 'zh4'] as const) {
      expect(Math.min(...found(of)), of).toBeGreaterThan(0);
    }
  });
});
