import { describe, expect, it } from 'vitest';

import { problemWords, queryWords } from '@/components/library/query-words';
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
    expect(words(named(99).join('|'))).toBe(`${named(12).join(' or ')} or 87 more`);
  });
});

describe('problemWords', () => {
  it('show where that begins which isn’t looked for, and not all of it', () => {
    const query = Array.from({ length: 500 }, (_, index) => `word${String(index)}`).join(' ');
    const [problem] = parseQuery(query).problems;
    const said = problem && problemWords(problem, query);
    expect(said).toMatch(/left out from here on: …word100 word101 .*…$/);
    expect(said?.length).toBeLessThan(160);
  });
});
