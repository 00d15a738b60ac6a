import { describe, expect, it } from 'vitest';

import type { Anchor } from '@/utils/annotation/anchor';
import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import { type Annotation, annotationBody } from '@/utils/annotation/annotation';
import {
  ALL_ANNOTATIONS,
  type AnnotationFilter,
  filterAnnotations,
  isFiltering,
} from '@/utils/search/filter-annotations';

function anchored(
  exact: string,
  {
    note = '',
    tags = [],
    color = 'yellow',
  }: Partial<{ note: string; tags: string[]; color: Annotation['color'] }> = {},
  anchor: Anchor = { state: 'exact', start: 0, end: exact.length },
): AnchoredAnnotation {
  return {
    anchor,
    annotation: {
      id: exact,
      articleId: 'a1',
      versionId: 'v1',
      motivation: 'highlighting',
      color,
      body: annotationBody(note, tags),
      target: {
        source: 'https://courier.example/ferry',
        selector: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }],
      },
      created: '2026-11-24T08:00:00.000Z',
      modified: '2026-11-24T08:00:00.000Z',
      deletedAt: null,
    },
  };
}

const ALL = [
  anchored('The ferry stops', { note: 'Who says so?', tags: ['transport'] }),
  anchored('a café by the river', { color: 'rose', tags: ['海岸'] }, { state: 'moved', start: 3, end: 22 }),
  anchored('forty tickets', {}, { state: 'changed', start: 3, end: 9, exact: 'fifty tickets' }),
  anchored('網路上的渡輪', { color: 'rose', note: 'Δελτίο' }, { state: 'orphaned' }),
];

const found = (filter: Partial<AnnotationFilter>): string[] =>
  filterAnnotations(ALL, { ...ALL_ANNOTATIONS, ...filter }).map(({ annotation }) => annotation.id);

describe('filterAnnotations', () => {
  it('lets all through, in their order, when nothing is asked for', () => {
    expect(found({})).toEqual(ALL.map(({ annotation }) => annotation.id));
    expect(found({ query: '  ' })).toEqual(found({}));
    expect(isFiltering(ALL_ANNOTATIONS)).toBe(false);
  });

  it.each<[Partial<AnnotationFilter>, string[]]>([
    [{ query: 'FERRY stops' }, ['The ferry stops']],
    [{ query: 'cafe' }, ['a café by the river']],
    [{ query: '网路' }, ['網路上的渡輪']],
    [{ query: '渡轮' }, ['網路上的渡輪']],
    [{ query: '海岸' }, ['a café by the river']],
    [{ query: 'who says' }, ['The ferry stops']],
    [{ query: 'fifty' }, ['forty tickets']],
    [{ query: 'ferry fifty' }, []],
    [{ state: 'orphaned' }, ['網路上的渡輪']],
    [{ color: 'rose' }, ['a café by the river', '網路上的渡輪']],
    [{ tag: 'transport' }, ['The ferry stops']],
    [{ withNote: true }, ['The ferry stops', '網路上的渡輪']],
    [{ withNote: true, color: 'rose' }, ['網路上的渡輪']],
    [{ withNote: true, color: 'rose', state: 'moved' }, []],
  ])('by %j finds %j', (filter, expected) => {
    expect(found(filter)).toEqual(expected);
    expect(isFiltering({ ...ALL_ANNOTATIONS, ...filter })).toBe(true);
  });
});
