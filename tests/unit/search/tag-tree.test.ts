import { expect, it } from 'vitest';

import { tagTree } from '@/utils/search/tag-tree';

it('puts a tag below the nearest one above it that is in use', () => {
  expect(
    tagTree([
      ['sea/north/ice', 1],
      ['sea', 3],
      ['lake/east', 2],
      ['sea/north', 2],
      ['seaside', 1],
    ]),
  ).toEqual([
    {
      tag: 'sea',
      label: 'sea',
      count: 3,
      below: [
        {
          tag: 'sea/north',
          label: 'north',
          count: 2,
          below: [{ tag: 'sea/north/ice', label: 'ice', count: 1, below: [] }],
        },
      ],
    },
    { tag: 'lake/east', label: 'lake/east', count: 2, below: [] },
    { tag: 'seaside', label: 'seaside', count: 1, below: [] },
  ]);
});
