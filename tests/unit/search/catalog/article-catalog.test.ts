import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { listedRow } from '@/tests/support/article-row';
import { HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';
import { ALL_ARTICLES, type ArticleFilter, filterArticles, PLACES } from '@/utils/search/article-filter';
import { ARTICLE_ORDERS, sortArticles } from '@/utils/search/article-order';
import { articleText } from '@/utils/search/article-text';
import { ArticleCatalog } from '@/utils/search/catalog/article-catalog';
import { ArticleColumns } from '@/utils/search/catalog/article-columns';
import { packChunk, unpackChunk } from '@/utils/search/catalog/catalog-chunk';
import { catalogFacts } from '@/utils/search/catalog/catalog-facts';
import { countArticles } from '@/utils/search/count-articles';
import { parseQuery } from '@/utils/search/query/parse-query';
import { addressKeysOf, type FoundWords, wantedKey, wantedWordsOf } from '@/utils/search/query/wanted-words';
import type { SearchedArticle } from '@/utils/search/searched-article';
import { standsIn } from '@/utils/search/word-places';

const TODAY = '2026-11-27';
const TAGS = ['sea', 'sea/north', 'sea/north/ice', 'Sea', 'ships', '海', 'search', 'a/b'];
const QUERIES = [
  ...[
    'tag:sea',
    'tag:se',
    'tag:sea/north',
    '-tag:ships',
    'tag:nothing',
    'is:untagged',
    'tag:海 OR tag:ships',
  ],
  ...[
    'site:cour',
    'site:gazette.example',
    'site:example',
    'site:nowhere',
    '-site:courier',
    'lang:en',
    'lang:zh',
  ],
  ...[
    'lang:zh-Hant',
    'lang:en-GB',
    'is:unread',
    'is:archived',
    '-is:reading',
    'is:favourite',
    'is:annotated',
  ],
  ...['is:changed', 'is:link', 'has:image', 'has:note', 'has:highlight', 'color:rose', '-color:yellow'],
  ...[
    'before:2026',
    'after:2026-03',
    'before:7d',
    'after:1m',
    'saved:today',
    'saved:2026-11',
    'published:2025',
  ],
  ...['published:..2026-03', 'saved:2026-03-05..', 'published:9999y', 'after:9999y', 'saved:yesterday'],
  ...['ferry', '网络', '"last ferry"', 'ferry -river', 'fer OR tag:sea', 'https://courier.example/1'],
  ...['(is:unread OR is:favourite) -tag:sea after:2025', 'nothing-of-that-name', ''],
];

const aTime = (): fc.Arbitrary<string> =>
  fc
    .date({ min: new Date('2024-12-30T00:00Z'), max: new Date('2026-11-28T00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString());

const aPublishedTime = (): fc.Arbitrary<string | null> =>
  fc.oneof(
    fc.constant(null),
    fc
      .tuple(aTime(), fc.constantFrom('', 'T12:30:00', 'T23:59:59Z', 'T00:00:00+08:00', 'T03:00:01-11:30'))
      .map(([time, rest]) => `${time.slice(0, 10)}${rest}`),
    fc.constantFrom('1605-01-01', '0099-12-31T10:00:00Z', '9998-02-03'),
  );

const anArticle = (): fc.Arbitrary<SearchedArticle> =>
  fc
    .record({
      number: fc.nat(24),
      title: fc.constantFrom(
        'The last ferry',
        'River 10',
        'River 9',
        'Éclair',
        'eclair',
        '网络安全',
        '碼頭',
        '',
      ),
      url: fc.constantFrom(
        'https://www.courier.example/x',
        'https://news.gazette.example/y',
        'mailto:x',
        'no url',
      ),
      siteName: fc.constantFrom(null, '', 'Courier', 'The Gazette', 'gazette', '新聞'),
      lang: fc.constantFrom(null, '', 'en', 'en-GB', 'zh-TW', 'zh-Hans', 'not a tag'),
      savedAt: aTime(),
      modified: aTime(),
      publishedTime: aPublishedTime(),
      tags: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 4 }),
      note: fc.constantFrom('', '  ', 'On ferries'),
      state: fc.constantFrom('unread', 'reading', 'archived'),
      isFavourite: fc.boolean(),
      deletedAt: fc.constantFrom(null, null, null, '2026-11-20T00:00:00.000Z'),
      words: fc.nat(5000),
      picturesKept: fc.nat(1),
      progress: fc.constantFrom(0, 0.5),
      isLink: fc.boolean(),
      colors: fc.subarray([...HIGHLIGHT_COLORS]),
      hasNotes: fc.boolean(),
      versions: fc.nat(3),
    })
    .map(({ number, isLink, colors, ...facts }) => {
      const id = `id-${String(number).padStart(2, '0')}`;
      return {
        ...listedRow(id),
        ...facts,
        urlKeys: [`https://courier.example/${String(number % 3)}`],
        versionId: isLink ? null : 'v',
        colors,
        highlights: colors.length,
        hasNotes: facts.hasNotes && colors.length > 0,
      };
    });

/** What is done to the columns one after the other; the first ones come as chunks. */
interface Story {
  packed: SearchedArticle[];
  perChunk: number;
  changes: (SearchedArticle | string)[];
}

const aStory = (): fc.Arbitrary<Story> =>
  fc.record({
    packed: fc.uniqueArray(anArticle(), { selector: ({ id }) => id, maxLength: 16 }),
    perChunk: fc.integer({ min: 1, max: 5 }),
    changes: fc.array(
      fc.oneof(
        anArticle(),
        fc.nat(24).map((n) => `id-${String(n).padStart(2, '0')}`),
      ),
      {
        maxLength: 16,
      },
    ),
  });

function told({ packed, perChunk, changes }: Story): { catalog: ArticleCatalog; rows: SearchedArticle[] } {
  const columns = new ArticleColumns();
  const sorted = packed.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const chunks: SearchedArticle[][] = [];
  for (let from = 0; from < sorted.length; from += perChunk) chunks.push(sorted.slice(from, from + perChunk));
  columns.addChunks(chunks.map((chunk) => packChunk(chunk.map((row) => catalogFacts(row)))));
  columns.addTitles(
    sorted.map(({ id }) => id),
    sorted.map(({ title }) => title),
  );
  columns.titlesAreWhole();
  const rows = new Map(packed.map((row) => [row.id, row]));
  const catalog = new ArticleCatalog(columns);
  for (const change of changes) {
    // What is reckoned once and kept must be reckoned anew.
    for (const order of ARTICLE_ORDERS) catalog.list(question({}), order, 'en');
    if (typeof change === 'string') {
      rows.delete(change);
      columns.remove(change);
    } else {
      rows.set(change.id, change);
      columns.put(catalogFacts(change));
    }
  }
  return { catalog: new ArticleCatalog(columns), rows: [...rows.values()] };
}

const question = (filter: Partial<ArticleFilter>, found?: FoundWords) => ({
  filter: { place: 'all', tag: null, site: null, query: '', ...filter } as const,
  today: TODAY,
  found,
});

/** What the index would have found, by a plain scan. */
function scan(rows: SearchedArticle[], query: string): FoundWords {
  const { tree } = parseQuery(query);
  const idsWith = (test: (row: SearchedArticle) => boolean): Set<string> =>
    new Set(rows.filter(test).map(({ id }) => id));
  return {
    isWhole: true,
    of: new Map(
      wantedWordsOf(tree).map((wanted) => [
        wantedKey(wanted),
        new Map(
          [...idsWith((row) => standsIn(articleText(row), wanted.words, wanted.asWhole))].map((id) => [
            id,
            1,
          ]),
        ),
      ]),
    ),
    at: new Map(addressKeysOf(tree).map((key) => [key, idsWith(({ urlKeys }) => urlKeys.includes(key))])),
  };
}

describe('ArticleCatalog', () => {
  it('lists, sorts and counts as is done over the rows themselves', () => {
    let listed = 0;
    fc.assert(
      fc.property(
        aStory(),
        fc.record({
          place: fc.constantFrom(...PLACES),
          tag: fc.option(fc.constantFrom(...TAGS), { freq: 1 }),
          site: fc.option(fc.constantFrom('Courier', 'gazette', 'courier.example', 'no url', ''), {
            freq: 1,
          }),
          query: fc.constantFrom(...QUERIES),
        }),
        fc.constantFrom(...ARTICLE_ORDERS),
        (story, filter, order) => {
          const { catalog, rows } = told(story);
          const found = scan(rows, filter.query);
          const ids = catalog.list(question(filter, found), order, 'en');
          const wanted = filterArticles(rows, filter, TODAY, found).map(({ id }) => id);
          expect(ids.toSorted()).toEqual(wanted.toSorted());
          const inOrder = ids.flatMap((id) => rows.filter((row) => row.id === id));
          for (const [index, row] of inOrder.entries()) {
            const both = [inOrder[index - 1] ?? row, row];
            expect(sortArticles(both, order, 'en')).toEqual(both);
          }
          expect(catalog.count(question(filter, found))).toBe(ids.length);
          expect(catalog.counts(filter.place, 'en')).toEqual(
            sortedCounts(countArticles(rows, filter.place, 'en'), catalog.counts(filter.place, 'en')),
          );
          expect(catalog.size).toBe(rows.length);
          listed += ids.length;
        },
      ),
      { numRuns: 3000 },
    );
    expect(listed).toBeGreaterThan(2000);
  });

  it('knows what lists and their boxes hold of articles beside their rows', () => {
    fc.assert(
      fc.property(aStory(), (story) => {
        const { catalog, rows } = told(story);
        for (const { id, highlights, colors, hasNotes, versions } of rows) {
          expect(catalog.summaryOf(id)).toEqual({ highlights, colors, hasNotes, versions });
        }
        const ids = rows.map(({ id }) => id);
        const idsWith = (test: (row: SearchedArticle) => boolean): string[] =>
          rows.filter(test).map(({ id }) => id);
        expect(catalog.which(ids, 'favourite')).toEqual(idsWith(({ isFavourite }) => isFavourite));
        expect(catalog.which(ids, 'archived')).toEqual(idsWith(({ state }) => state === 'archived'));
        expect(catalog.which(ids, 'begun')).toEqual(idsWith(({ progress }) => progress > 0));
        expect(catalog.tags().toSorted()).toEqual([...new Set(rows.flatMap(({ tags }) => tags))].toSorted());
        const [first, ...others] = rows;
        expect(catalog.commonTags(ids)).toEqual(
          (first?.tags ?? []).filter((tag) => others.every(({ tags }) => tags.includes(tag))),
        );
        expect(catalog.annotated().toSorted()).toEqual(
          idsWith(
            (row) => row.deletedAt === null && (row.highlights > 0 || row.note.trim() !== ''),
          ).toSorted(),
        );
        const moment = '2026-01-01T00:00:00.000Z';
        expect(catalog.countChangedAfter(Date.parse(moment))).toBe(
          rows.filter(({ modified, deletedAt }) => modified > moment && deletedAt === null).length,
        );
        const years = rows.flatMap((row) =>
          [row.savedAt.slice(0, 4), row.publishedTime?.slice(0, 4) ?? []].flat(),
        );
        expect(catalog.years()).toEqual([...new Set(years)].toSorted().toReversed());
        const langs = rows.flatMap(({ lang }) => (lang === null || lang === '' ? [] : [lang]));
        expect(Object.fromEntries(catalog.languages())).toEqual(
          Object.fromEntries(
            [...Map.groupBy(langs, (lang) => lang)].map(([lang, all]) => [lang, all.length]),
          ),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('unpacks what it packs', () => {
    fc.assert(
      fc.property(fc.array(anArticle()), (rows) => {
        const facts = rows.map((row) => catalogFacts(row));
        expect(unpackChunk(packChunk(facts))).toEqual(facts.map(({ title: _, ...others }) => others));
      }),
    );
  });

  it('puts what has a date that is none last', () => {
    const columns = new ArticleColumns();
    const dates = { a: '2026-99-99T99:99:99', b: '2026-03-01T10:00:00', c: '2026-04-01' };
    for (const [id, publishedTime] of Object.entries(dates))
      columns.put(catalogFacts(listedRow(id, { publishedTime })));
    const filter = { ...ALL_ARTICLES };
    expect(new ArticleCatalog(columns).list({ filter, today: TODAY }, 'published')).toEqual(['c', 'b', 'a']);
  });
});

/** Names that a language takes for equal stand in no certain order. */
function sortedCounts<Counts extends { tags: [string, number][]; sites: [string, number][] }>(
  counts: Counts,
  like: Counts,
): Counts {
  const order = (these: [string, number][], those: [string, number][]): [string, number][] => {
    const compare = new Intl.Collator('en', { numeric: true }).compare;
    const place = (name: string): number => those.findIndex(([other]) => other === name);
    return these.toSorted(([a, m], [b, n]) => n - m || compare(a, b) || place(a) - place(b));
  };
  return { ...counts, tags: order(counts.tags, like.tags), sites: order(counts.sites, like.sites) };
}
