import { expect, it } from 'vitest';

import { annotationsFilterFromQuery } from '@/components/library/annotations-route';
import { filterFromQuery } from '@/components/library/list-route';
import { LONGEST_QUERY } from '@/utils/search/query/longest-query';

it.each([
  ['articles', filterFromQuery],
  ['highlights', annotationsFilterFromQuery],
])('takes no longer query from an address of %s than the field does', (_, filterOf) => {
  const query = 'ferry '.repeat(LONGEST_QUERY);
  expect(filterOf(new URLSearchParams({ q: query })).query).toBe(query.slice(0, LONGEST_QUERY));
  expect(filterOf(new URLSearchParams({ q: 'ferry' })).query).toBe('ferry');
});
