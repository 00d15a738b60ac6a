import type { WantedWords } from '@/utils/search/query/wanted-words';

/** What is asked, in the order of tables; each with its name there. Whole words stand in quotes; others may go on. */
export const QUERY_CLASSES = {
  rare: 'rare word',
  common: 'common word',
  two: 'two words',
  typed: 'two words, not in quotes',
  prefix: 'beginning of 3 letters',
  phrase: 'phrase',
  commonPhrase: 'phrase of common words',
  zh2: '2 Chinese characters',
  zh4: '4 Chinese characters',
} as const;
export type QueryClass = keyof typeof QUERY_CLASSES;

/** A query as a reader types it, and as an index is asked it. */
export interface BenchQuery {
  typed: string;
  wanted: WantedWords[];
}

export type QuerySets = Record<QueryClass, BenchQuery[]>;
