import { describe, expect, it } from 'vitest';

import { queryWords } from '@/components/library/query-words';
import { parseQuery } from '@/utils/search/query/parse-query';

const words = (query: string): string => {
  const { tree } = parseQuery(query);
  if (!tree) throw new Error(`nothing asked by ${query}`);
  return queryWords(tree, (color) => color);
};

describe('queryWords', () => {
  it('says alternatives one after the other', () => {
    expect(words('ferry OR bridge OR (dam -lock)')).toBe('ferry or bridge or (dam and not lock)');
  });

  it('says the first of many alternatives, and how many more there are', () => {
    const named = (count: number): string[] =>
      Array.from({ length: count }, (_, index) => `w${String(index)}`);
    expect(words(named(12).join('|'))).toBe(named(12).join(' or '));
    expect(words(named(33_000).join('|'))).toBe(`${named(12).join(' or ')} or 32988 more`);
  });
});
