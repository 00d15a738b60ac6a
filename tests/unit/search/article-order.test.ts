import { describe, expect, it } from 'vitest';

import { articleRow } from '@/tests/support/article-row';
import { sortArticles } from '@/utils/search/article-order';

const old = articleRow('old', {
  title: '上海',
  savedAt: '2026-11-01T00:00:00.000Z',
  publishedTime: '2026-10-31T23:00:00-02:00',
  words: 0,
  characters: 390,
});
const middle = articleRow('middle', {
  title: '北京',
  savedAt: '2026-11-02T00:00:00.000Z',
  publishedTime: null,
  words: 2380,
});
const fresh = articleRow('fresh', {
  title: 'Item 10',
  savedAt: '2026-11-03T00:00:00.000Z',
  publishedTime: '2026-10-01',
  words: 714,
});

const inOrder = (order: Parameters<typeof sortArticles>[1], articles = [middle, fresh, old]): string[] =>
  sortArticles(articles, order, 'zh-CN').map(({ id }) => id);

describe('sortArticles', () => {
  it('has what was saved last first', () => {
    expect(inOrder('saved')).toEqual(['fresh', 'middle', 'old']);
  });

  it('has what was published last first, and what has no date last', () => {
    expect(inOrder('published')).toEqual(['old', 'fresh', 'middle']);
  });

  it('has the shortest read first, whether counted in words or in characters', () => {
    expect(inOrder('length')).toEqual(['old', 'fresh', 'middle']);
  });

  it('sorts titles as the language does, and numbers by their value', () => {
    const second = articleRow('second', { title: 'Item 2' });
    expect(inOrder('title', [old, middle, fresh, second])).toEqual(['middle', 'old', 'second', 'fresh']);
  });

  it('leaves the list it was given as it was', () => {
    const given = [old, fresh];
    sortArticles(given, 'saved');
    expect(given).toEqual([old, fresh]);
  });
});
