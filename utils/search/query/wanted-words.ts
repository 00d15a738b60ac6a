import { urlKey } from '@/utils/article/url-key';

import { mayGoOn, wantedWords } from '../searched-words';
import type { Condition, QueryNode } from './query-tree';

/** Words that a query asks for, as `wantedWords` has them. */
export interface WantedWords {
  words: string;
  /** Whether the last one may not go on. */
  asWhole: boolean;
}

/** The articles that have certain words. */
export interface FoundArticles {
  has: (articleId: string) => boolean;
  /** How much an article is about them, as `scoreOfWeight` measures it; undefined where it hasn't them. */
  get: (articleId: string) => number | undefined;
  keys: () => Iterable<string>;
  /** How many there are. */
  size: number;
}

/** The articles that have the words a query asks for. */
export interface FoundWords {
  /** By `wantedKey`. */
  of: ReadonlyMap<string, FoundArticles>;
  /** Those of the addresses among these words, by `addressKey`, as far as they were looked up. */
  at?: ReadonlyMap<string, { has: (articleId: string) => boolean; keys: () => Iterable<string> }>;
  /** Whether every article was looked at. */
  isWhole: boolean;
}

export function wantedKey({ words, asWhole }: WantedWords): string {
  return `${asWhole ? 'phrase' : 'word'} ${words}`;
}

/** The address that a condition asks for, as `urlKey` has it; null where it asks for words alone. */
export function addressKey({ kind, text }: Condition & { kind: 'word' | 'phrase' }): string | null {
  return kind === 'word' && /^https?:/i.test(text) ? urlKey(text) : null;
}

/** All addresses that a query asks for, wherever in it. */
export function addressKeysOf(node: QueryNode | null): string[] {
  if (node?.kind === 'and' || node?.kind === 'or') return node.of.flatMap(addressKeysOf);
  if (node?.kind === 'not') return addressKeysOf(node.of);
  if (node?.kind !== 'word') return [];
  return [addressKey(node)].filter((key) => key !== null);
}

/** All words and phrases that a query asks for, wherever in it. */
export function wantedWordsOf(node: QueryNode | null): WantedWords[] {
  if (node?.kind === 'and' || node?.kind === 'or') return node.of.flatMap(wantedWordsOf);
  if (node?.kind === 'not') return wantedWordsOf(node.of);
  if (node?.kind !== 'word' && node?.kind !== 'phrase') return [];
  return [wantedBy(node)];
}

/** Those that what is found has: all but what is excluded. */
export function soughtWordsOf(node: QueryNode | null): WantedWords[] {
  if (node?.kind === 'and' || node?.kind === 'or') return node.of.flatMap(soughtWordsOf);
  if (node?.kind !== 'word' && node?.kind !== 'phrase') return [];
  return [wantedBy(node)].filter(({ words }) => words !== '');
}

/** The words that one condition asks for. */
export function wantedBy({ kind, text }: Condition & { kind: 'word' | 'phrase' }): WantedWords {
  return { words: wantedWords(text), asWhole: kind === 'phrase' || !mayGoOn(text) };
}
