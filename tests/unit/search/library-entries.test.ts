import { describe, expect, it } from 'vitest';

import { listedRow } from '@/tests/support/article-row';
import { aQuote, anAnnotation } from '@/tests/support/an-annotation';
import { type Annotation, annotationBody } from '@/utils/annotation/annotation';
import { filterEntries, type LibraryAnnotationFilter, WHOLE_LIBRARY } from '@/utils/search/annotation-filter';
import { countArticles } from '@/utils/search/count-articles';
import { countEntries, libraryEntries, sortEntries } from '@/utils/search/library-entries';
import { listedHighlight } from '@/utils/search/listed-annotation';

interface Facts {
  articleId?: string;
  color?: Annotation['color'];
  note?: string;
  tags?: string[];
  created?: string;
  start?: number;
}

function highlight(id: string, exact: string, facts: Facts = {}): Annotation {
  const { articleId = 'a', color = 'yellow', note = '', tags = [], created, start = 0 } = facts;
  return {
    ...anAnnotation([aQuote(exact), { type: 'TextPositionSelector', start, end: start + exact.length }]),
    id,
    articleId,
    color,
    body: annotationBody(note, tags),
    created: created ?? '2026-11-24T12:00:00.000Z',
  };
}

const ARTICLES = [
  listedRow('a', { title: 'The ferry', siteName: 'Courier', highlights: 3 }),
  listedRow('b', {
    title: '鐵橋',
    siteName: 'Gazette',
    lang: 'zh-Hant',
    highlights: 1,
    note: 'on the **bridge**',
    noteModified: '2026-11-23T12:00:00.000Z',
    tags: ['bridges'],
  }),
  listedRow('gone', { deletedAt: '2026-11-24T08:00:00.000Z', highlights: 1, note: 'in the trash' }),
];

const HIGHLIGHTS = [
  highlight('stops', 'The last ferry stops', { tags: ['sea/north'], start: 90 }),
  highlight('cafe', 'a café by the river', {
    color: 'rose',
    note: 'Who says so?',
    created: '2026-11-22T12:00:00.000Z',
    start: 10,
  }),
  highlight('late', 'forty tickets', { created: '2026-10-01T12:00:00.000Z', start: 50 }),
  highlight('net', '網路上的渡輪', {
    articleId: 'b',
    color: 'blue',
    created: '2026-11-25T12:00:00.000Z',
    start: 5,
  }),
  highlight('trashed', 'ferry', { articleId: 'gone' }),
  highlight('lonely', 'ferry', { articleId: 'no such article' }),
];

const ALL = libraryEntries(HIGHLIGHTS.map(listedHighlight), ARTICLES);
const NEWEST = sortEntries(ALL, 'newest');

const found = (filter: Partial<LibraryAnnotationFilter>, today = '2026-11-25'): string[] =>
  filterEntries(NEWEST, { ...WHOLE_LIBRARY, ...filter }, today).map(({ id }) => id);

describe('libraryEntries', () => {
  it('has highlights and the notes on articles, but nothing of the trash, the newest first', () => {
    expect(NEWEST.map(({ id }) => id)).toEqual(['net', 'stops', 'note-b', 'cafe', 'late']);
  });

  it('are as many as are counted beside the places', () => {
    expect(ARTICLES.reduce((sum, article) => sum + countEntries(article), 0)).toBe(5);
    expect(countArticles(ARTICLES, 'trash').annotations).toBe(5);
  });

  it('by article has that with the newest first, its note before all, then as they stand in it', () => {
    expect(sortEntries(ALL, 'article').map(({ id }) => id)).toEqual([
      'note-b',
      'net',
      'cafe',
      'late',
      'stops',
    ]);
  });

  it('dates a note of before by the save', () => {
    const [entry] = libraryEntries(
      [],
      [listedRow('c', { note: 'old', savedAt: '2026-01-02T03:04:05.000Z' })],
    );
    expect(entry?.annotation.created).toBe('2026-01-02T03:04:05.000Z');
  });

  it('knows what is kept beside other words, until these are taken', () => {
    const kept = { ...highlight('k', 'forty'), keptBeside: 'fifty' };
    expect(listedHighlight(kept).isKeptBeside).toBe(true);
    const taken = {
      accepted: kept.created,
      versionId: 'v1',
      selector: highlight('k', 'fifty').target.selector,
    };
    expect(listedHighlight({ ...kept, history: [taken] })).toMatchObject({
      quote: 'fifty',
      isKeptBeside: false,
    });
    expect(listedHighlight(highlight('k', 'forty')).isKeptBeside).toBe(false);
  });
});

describe('filterEntries', () => {
  it('lets all through when nothing is asked for', () => {
    expect(found({})).toEqual(NEWEST.map(({ id }) => id));
  });

  it.each<[Partial<LibraryAnnotationFilter>, string[]]>([
    [{ query: 'FERRY sto' }, ['stops']],
    [{ query: 'cafe' }, ['cafe']],
    [{ query: '网路' }, ['net']],
    [{ query: '渡轮' }, ['net']],
    [{ query: 'who says' }, ['cafe']],
    [{ query: 'bridges' }, ['note-b']],
    [{ query: '"last ferry"' }, ['stops']],
    [{ query: '"ferry last"' }, []],
    [{ query: 'ferry OR tickets' }, ['stops', 'late']],
    [{ query: '-ferry -渡輪 -bridge' }, ['cafe', 'late']],
    [{ query: 'color:rose' }, ['cafe']],
    [{ query: 'tag:sea' }, ['stops']],
    [{ query: 'has:note' }, ['note-b', 'cafe']],
    [{ query: 'has:highlight site:gazette' }, ['net']],
    [{ query: 'lang:zh' }, ['net', 'note-b']],
    [{ query: 'after:2026-11-24' }, ['net', 'stops']],
    [{ query: 'before:2026-11-24' }, ['note-b', 'cafe', 'late']],
    // The title of an article isn't what was marked in it.
    [{ query: '鐵橋' }, []],
    [{ color: 'yellow' }, ['stops', 'late']],
    [{ tag: 'sea/north' }, ['stops']],
    [{ tag: 'bridges' }, ['note-b']],
    [{ articleId: 'b' }, ['net', 'note-b']],
    [{ withNote: true }, ['note-b', 'cafe']],
    [{ period: 'today' }, ['net']],
    [{ period: '7d' }, ['net', 'stops', 'note-b', 'cafe']],
    [{ period: '2026-10-01..2026-11-22' }, ['cafe', 'late']],
    [{ period: '..2026-10-01' }, ['late']],
    [{ period: 'no date' }, ['net', 'stops', 'note-b', 'cafe', 'late']],
    [{ color: 'yellow', period: '2026-11', query: 'ferry' }, ['stops']],
  ])('by %j finds %j', (filter, expected) => {
    expect(found(filter)).toEqual(expected);
  });
});
