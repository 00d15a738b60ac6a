import fc from 'fast-check';
import { expect, it } from 'vitest';

import { annotationsFilterFromQuery } from '@/components/library/annotations-route';
import { filterFromQuery } from '@/components/library/list-route';
import { articleAddress, articleAt } from '@/utils/annotation/article-place';
import { ANCHOR_STATES } from '@/utils/annotation/anchor';
import { LONGEST_QUERY } from '@/utils/search/query/longest-query';

it.each([
  ['articles', filterFromQuery],
  ['highlights', annotationsFilterFromQuery],
])('takes no longer query from an address of %s than the field does', (_, filterOf) => {
  const query = 'ferry '.repeat(LONGEST_QUERY);
  expect(filterOf(new URLSearchParams({ q: query })).query).toBe(query.slice(0, LONGEST_QUERY));
  expect(filterOf(new URLSearchParams({ q: 'ferry' })).query).toBe('ferry');
});

it('takes whatever an address says for the name of an article, a version or a highlight, and for nothing else', () => {
  const parts = fc.oneof(
    fc.constantFrom('article', 'version', '..', '%', '%00', '__proto__', 'javascript:alert(1)', '<b>', ''),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(parts), parts, parts, (names, annotationId, state) => {
      const path = `/${names.join('/')}`;
      const place = articleAt(path, new URLSearchParams({ highlight: annotationId, state, delete: 'all' }));
      if (!place) return;
      expect(Object.keys(place)).toEqual(['articleId', 'versionId', 'annotationId', 'state']);
      expect(path.split('/')).toEqual(expect.arrayContaining([place.articleId]));
      expect([null, ...ANCHOR_STATES]).toContain(place.state);
    }),
  );
  const [path = '', query] = articleAddress('a', { versionId: 'v', annotationId: 'h' }).split('?');
  expect(articleAt(path, new URLSearchParams(query))).toMatchObject({ articleId: 'a', versionId: 'v' });
});
