import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseQuery } from '@/utils/search/query/parse-query';
import { printQuery } from '@/utils/search/query/print-query';
import type { QueryNode } from '@/utils/search/query/query-tree';
import { renameTagInQuery } from '@/utils/search/query/rename-in-query';

const rename = (query: string, tags: string[] = [], from = 'sea', to = 'lake'): string =>
  renameTagInQuery(query, { from, to }, tags);

describe('a query that asks for a tag that is renamed', () => {
  it.each([
    ['tag:sea', 'tag:lake'],
    ['ferry -tag:sea/north OR tag:"sea"', 'ferry -tag:lake/north OR tag:lake'],
    ['标签：Sea／North', '标签：lake/North'],
    ['tag:sea/ (tag:sea)', 'tag:lake (tag:lake)'],
    ['tag:"sea"ferry', 'tag:lake ferry'],
    ['tag:"sea', 'tag:lake'],
    ['tag:seaside sea tag:lake "tag:sea"', 'tag:seaside sea tag:lake "tag:sea"'],
    ['tag: sea', 'tag: sea'],
    ['', ''],
  ])('asks for it by its new name: %s', (query, expected) => {
    expect(rename(query)).toBe(expected);
  });

  it('writes a name of several words as one value', () => {
    expect(rename('tag:sea x', [], 'sea', 'North Sea')).toBe('tag:"North Sea" x');
    expect(rename('tag:sea', [], 'sea', 'the "wide" sea')).toBe('tag:「the "wide" sea」');
  });

  it('goes on asking for another tag of that name in other letters', () => {
    expect(rename('tag:sea tag:SEA', ['sea', 'Sea/ice'])).toBe('tag:lake tag:SEA');
    expect(rename('tag:SEA', ['sea', 'seaside'])).toBe('tag:lake');
  });

  it('changes nothing else of what it asks for', () => {
    const atom = fc.constantFrom(
      'ferry',
      '"last ferry"',
      'tag:sea',
      'tag:"sea"',
      'tag:sea/north',
      '标签:海',
      'is:unread',
      'site:courier',
      '(tag:sea OR -tag:sea/north)',
      '-',
      '(',
      'before:2026',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(atom, fc.constantFrom(' ', '', ' OR ', '　'))),
        fc.constantFrom('lake', 'a b', 'x（y）'),
        (pieces, to) => {
          const query = pieces.flat().join('');
          const renamed = parseQuery(rename(query, [], 'sea', to)).tree;
          expect(printQuery(renamed)).toBe(printQuery(withRenamed(parseQuery(query).tree, to)));
        },
      ),
    );
  });
});

function withRenamed(node: QueryNode | null, to: string): QueryNode | null {
  if (!node) return null;
  if (node.kind === 'and' || node.kind === 'or')
    return { ...node, of: node.of.flatMap((one) => withRenamed(one, to) ?? []) };
  if (node.kind === 'not') return { ...node, of: withRenamed(node.of, to) ?? node.of };
  if (node.kind !== 'tag' || !/^sea(?:$|\/)/.test(node.value)) return node;
  return { ...node, value: to + node.value.slice('sea'.length) };
}
