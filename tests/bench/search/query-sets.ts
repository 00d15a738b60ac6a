import { parseQuery } from '@/utils/search/query/parse-query';
import { wantedWordsOf } from '@/utils/search/query/wanted-words';
import { searchedWords } from '@/utils/search/searched-words';

import { corpus, type CorpusArticle } from './corpus.ts';
import type { BenchQuery, QuerySets } from './query-classes.ts';
import { between, type Random, randomFrom } from './random.ts';

const QUERIES = 20;
/** Articles that are looked at to know how many have a word. */
const LOOKED_AT = 10_000;

/** Shares of the articles in which words stand. */
const RARE = [0.0006, 0.002] as const;
const MIDDLE = [0.005, 0.05] as const;
const OFTEN = [0.03, 0.15] as const;
const COMMON = [0.2, 0.6] as const;
const VERY_COMMON = [0.3, 1] as const;
const CHINESE = [0.002, 1] as const;

/** Twenty queries of each class, about the first so many articles of a corpus. */
export function querySets(seed: number, articles: number): QuerySets {
  const article = corpus(seed);
  const { shareOf, words, chinese } = look(article, Math.min(articles, LOOKED_AT));
  const within = ([least, most]: readonly [number, number]): string[] =>
    words.filter((word) => shareOf(word) >= least && shareOf(word) <= most);
  const [rare, often, common] = [within(RARE), within(OFTEN), within(COMMON)];
  const middle = within([0.0005, 0.05]);

  const drawn = (number: number, draw: (random: Random) => string | null): BenchQuery[] => {
    const random = randomFrom(seed, 100, number);
    const typed = new Set<string>();
    for (let tries = 0; typed.size < QUERIES && tries < 100_000; tries += 1) {
      const query = draw(random);
      if (query !== null) typed.add(query);
    }
    return [...typed].map(asQuery);
  };
  const oneOf = (random: Random, items: string[]): string => items[between(random, 0, items.length)] ?? '';
  const pairOf = (random: Random, share: readonly [number, number]): string | null => {
    const { lang, text } = article(between(random, 0, articles));
    if (lang !== 'en') return null;
    const all = searchedWords(text).split(' ');
    const at = between(random, 0, all.length - 1);
    const pair = all.slice(at, at + 2);
    return pair.every((word) => LETTERS.test(word) && shareOf(word) >= share[0] && shareOf(word) <= share[1])
      ? `"${pair.join(' ')}"`
      : null;
  };
  const stretchOf = (random: Random, length: number): string | null => {
    const { lang, text } = article(between(random, 0, articles));
    const start = between(random, 0, text.length - length);
    const stretch = text.slice(start, start + length);
    return lang !== 'en' && HAN.test(stretch) ? stretch : null;
  };

  return {
    rare: drawn(0, (random) => `"${oneOf(random, rare)}"`),
    common: drawn(1, (random) => `"${oneOf(random, common)}"`),
    two: drawn(2, (random) => `"${oneOf(random, often)}" "${oneOf(random, often)}"`),
    typed: drawn(3, (random) => `${oneOf(random, often)} ${oneOf(random, often)}`),
    prefix: drawn(4, (random) => oneOf(random, middle).slice(0, 3)).filter(({ typed }) => typed.length === 3),
    phrase: drawn(5, (random) => pairOf(random, MIDDLE)),
    commonPhrase: drawn(6, (random) => pairOf(random, VERY_COMMON)),
    zh2: drawn(7, (random) => {
      const stretch = stretchOf(random, 2);
      if (stretch === null) return null;
      const words = searchedWords(stretch);
      const share = chinese.filter((text) => text.includes(words)).length / Math.min(articles, LOOKED_AT);
      return share >= CHINESE[0] ? stretch : null;
    }),
    zh4: drawn(8, (random) => stretchOf(random, 4)),
  };
}

const LETTERS = /^[a-z]{2,}$/;
const HAN = /^\p{sc=Han}+$/u;

function asQuery(typed: string): BenchQuery {
  return { typed, wanted: wantedWordsOf(parseQuery(typed).tree) };
}

/** In how many of the first articles each English word stands, and the Chinese ones as they are searched. */
function look(article: (index: number) => CorpusArticle, count: number) {
  const counts = new Map<string, number>();
  const chinese: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { lang, text } = article(index);
    const searched = searchedWords(text);
    if (lang === 'en') {
      for (const word of new Set(searched.split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1);
    } else chinese.push(searched);
  }
  return {
    shareOf: (word: string): number => (counts.get(word) ?? 0) / count,
    words: [...counts.keys()].filter((word) => LETTERS.test(word)).sort(),
    chinese,
  };
}
