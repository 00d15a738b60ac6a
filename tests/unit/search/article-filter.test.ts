import { describe, expect, it } from 'vitest';

import { listedRow } from '@/tests/support/article-row';
import { ALL_ARTICLES, filterArticles, PLACES } from '@/utils/search/article-filter';

const unread = listedRow('unread', { tags: ['sea'] });
const reading = listedRow('reading', { state: 'reading', isFavourite: true, siteName: 'Gazette' });
const archived = listedRow('archived', { state: 'archived', tags: ['sea', 'ships'], siteName: 'Gazette' });
const deleted = listedRow('deleted', { isFavourite: true, deletedAt: '2026-11-24T08:00:00.000Z' });
const all = [unread, reading, archived, deleted];

const idsOf = (filter: Partial<typeof ALL_ARTICLES>): string[] =>
  filterArticles(all, { ...ALL_ARTICLES, ...filter }, '2026-11-27').map(({ id }) => id);

describe('filterArticles', () => {
  it('has each article in its places, and what is in the trash nowhere else', () => {
    expect(Object.fromEntries(PLACES.map((place) => [place, idsOf({ place })]))).toEqual({
      all: ['unread', 'reading', 'archived'],
      unread: ['unread'],
      reading: ['reading'],
      favourites: ['reading'],
      archived: ['archived'],
      trash: ['deleted'],
    });
  });

  it('asks for place, tag, site and words all at once', () => {
    expect(idsOf({ tag: 'sea' })).toEqual(['unread', 'archived']);
    expect(idsOf({ tag: 'sea', site: 'Gazette' })).toEqual(['archived']);
    expect(idsOf({ tag: 'sea', site: 'Gazette', place: 'unread' })).toEqual([]);
    expect(idsOf({ site: 'Gazette', query: 'ships' })).toEqual(['archived']);
  });

  it('takes the tags below a tag with it', () => {
    const north = listedRow('north', { tags: ['sea/north'] });
    const ids = (tag: string): string[] =>
      filterArticles([unread, north], { ...ALL_ARTICLES, tag }, '2026-11-27').map(({ id }) => id);
    expect(ids('sea')).toEqual(['unread', 'north']);
    expect(ids('sea/north')).toEqual(['north']);
    expect(ids('sea/nor')).toEqual([]);
  });

  it('takes a tag as a whole', () => {
    expect(idsOf({ tag: 'ship' })).toEqual([]);
  });
});
