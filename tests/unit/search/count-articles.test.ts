import { describe, expect, it } from 'vitest';

import { listedRow } from '@/tests/support/article-row';
import { countArticles } from '@/utils/search/count-articles';

const articles = [
  listedRow('a', { tags: ['sea', 'ships'] }),
  listedRow('b', { tags: ['ships'], state: 'archived', isFavourite: true, siteName: 'Gazette' }),
  listedRow('c', { tags: ['ships', 'sky'], deletedAt: '2026-11-24T08:00:00.000Z' }),
];

describe('countArticles', () => {
  it('counts every place, and tags and sites in the current one, the most first', () => {
    expect(countArticles(articles, 'all')).toEqual({
      places: { all: 2, unread: 1, reading: 0, favourites: 1, archived: 1, trash: 1 },
      tags: [
        ['ships', 2],
        ['sea', 1],
      ],
      sites: [
        ['Courier', 1],
        ['Gazette', 1],
      ],
      annotations: 0,
    });
  });

  it('counts an article once for a tag and those below it, and lists only tags in use', () => {
    const nested = [
      listedRow('a', { tags: ['sea', 'sea/north'] }),
      listedRow('b', { tags: ['sea/north'] }),
      listedRow('c', { tags: ['sky/night/stars'] }),
    ];
    expect(countArticles(nested, 'all').tags).toEqual([
      ['sea', 2],
      ['sea/north', 2],
      ['sky/night/stars', 1],
    ]);
  });

  it('counts the tags of the trash there', () => {
    expect(countArticles(articles, 'trash').tags).toEqual([
      ['ships', 1],
      ['sky', 1],
    ]);
  });
});
