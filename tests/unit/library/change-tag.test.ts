import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anAnnotation, aQuote } from '@/tests/support/an-annotation';
import { articleRow } from '@/tests/support/article-row';
import { failingRequests } from '@/tests/support/failing-requests';
import { libraryRows } from '@/tests/support/library-rows';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { annotationBody, tagsOf } from '@/utils/annotation/annotation';
import { withTag } from '@/utils/article/tags';
import { updateAnnotation } from '@/utils/library/annotate';
import { deleteTag, renameTag } from '@/utils/library/change-tag';
import { indexArticles } from '@/utils/library/index-article';
import { listSearches, saveSearch } from '@/utils/library/saved-searches';
import { SearchIndex } from '@/utils/library/search-index';
import { setTagColor, tagColors } from '@/utils/library/tag-colors';
import { addTag, removeTag, setNote, trashArticles } from '@/utils/library/update-article';
import { ALL_ARTICLES } from '@/utils/search/article-filter';
import { LONGEST_QUERY } from '@/utils/search/query/longest-query';
import { isReadable } from '@/utils/search/saved-search';
import { articleText } from '@/utils/search/article-text';
import { searchedWords } from '@/utils/search/searched-words';
import { standsIn } from '@/utils/search/word-places';

const NAMES = [
  'sea',
  'Sea',
  'sea/north',
  'sea/south',
  'Sea/north',
  'lake',
  'lake/north',
  'LAKE',
  'seaside',
  '海',
];
const WORDS = ['sea', 'north', 'south', 'lake', 'seaside', '海', 'river'];

/** The tags of articles, and of the highlight on each. */
type World = [article: string[], highlight: string[]][];

const tagList = fc
  .array(fc.constantFrom(...NAMES), { maxLength: 4 })
  .map((tags) => tags.reduce<string[]>(withTag, []));
const worlds = fc.array(fc.tuple(tagList, tagList), { minLength: 1, maxLength: 4 });
const changes = fc.record({
  from: fc.constantFrom('sea', 'Sea', 'sea/north', 'lake', '海'),
  to: fc.constantFrom(null, 'sea', 'Sea', 'lake', 'LAKE', 'river', 'river/sea', '海', 'lake/north'),
});
/** What another window does in between: to the tags of an article or its highlight, or to something else. */
const edits = fc.array(
  fc.record({
    at: fc.nat(3),
    of: fc.constantFrom<'article' | 'highlight'>('article', 'highlight'),
    kind: fc.constantFrom<'add' | 'remove'>('add', 'remove'),
    tag: fc.constantFrom(...NAMES, 'river', 'river/sea'),
  }),
  { maxLength: 4 },
);

async function libraryOf(world: World): Promise<TestLibrary> {
  const library = testLibrary();
  const { db } = library;
  await db.transaction('rw', db.indexedTables, async () => {
    for (const [index, [tags, onHighlight]] of world.entries()) {
      const id = `a${String(index)}`;
      await db.articles.add(
        articleRow(id, {
          tags,
          title: 'Ferry',
          siteName: 'Courier',
          deletedAt: index === 1 ? '2026-11-20' : null,
        }),
      );
      await db.annotations.add({
        ...anAnnotation([aQuote('ferry')]),
        id: `h${String(index)}`,
        articleId: id,
        body: annotationBody(index === 2 ? '' : 'Which one?', onHighlight),
        deletedAt: index === 3 ? '2026-11-20' : null,
      });
    }
    await indexArticles(
      library,
      world.map((_, index) => `a${String(index)}`),
    );
  });
  return library;
}

async function worldOf({ db }: TestLibrary): Promise<World> {
  const annotations = await db.annotations.toArray();
  return (await db.articles.toArray()).map(({ id, tags }) => [
    tags,
    tagsOf(annotations.find(({ articleId }) => articleId === id) ?? { body: [] }),
  ]);
}

/** Everything but the index, which is asked instead, and the times of changes. */
async function allRows({ db }: TestLibrary) {
  const rows = await libraryRows(db);
  return Object.fromEntries(
    Object.entries(rows)
      .filter(([table]) => !table.startsWith('search') || table === 'searches')
      .map(([table, all]) => [table, all.map((row) => ({ ...row, modified: '' }))]),
  );
}

const apply = (library: TestLibrary, { from, to }: { from: string; to: string | null }) =>
  to === null ? deleteTag(library, from) : renameTag(library, from, to);

/* The plain oracle: what tags a thing has, whatever their case and order. */
const lower = (tag: string): string => tag.toLowerCase();
const isUnder = (tag: string, from: string): boolean => tag === from || tag.startsWith(`${from}/`);
const newName = (tag: string, from: string, to: string): string => `${to}${tag.slice(from.length)}`;
const plainly = (tags: string[]): string[] => [...new Set(tags.map(lower))].toSorted();

function expectedAfter(tags: string[], { from, to }: { from: string; to: string | null }): string[] {
  return plainly(
    tags.flatMap((tag) => (!isUnder(tag, from) ? [tag] : to === null ? [] : [newName(tag, from, to)])),
  );
}

function expectedBack(before: string[], now: string[], { from, to }: { from: string; to: string | null }) {
  const gone = before.filter((tag) => isUnder(tag, from));
  const own = plainly(before.filter((tag) => !isUnder(tag, from)));
  const has = plainly(now);
  if (to === null) return plainly([...now, ...gone]);
  const stillThere = gone.filter((tag) => has.includes(lower(newName(tag, from, to))));
  const brought = stillThere
    .map((tag) => lower(newName(tag, from, to)))
    .filter((name) => !own.includes(name));
  return plainly([...has.filter((tag) => !brought.includes(tag)), ...stillThere]);
}

/** Each word finds what a plain scan over tags does. */
async function expectFound(library: TestLibrary): Promise<void> {
  const { db } = library;
  const articles = await db.articles.toArray();
  const annotations = await db.annotations.toArray();
  const { found } = await new SearchIndex(library).find(WORDS.map((words) => ({ words, asWhole: true })));
  const scanned = WORDS.map((words) =>
    articles
      .filter((article) => {
        const onHighlights = annotations
          .filter(({ articleId, deletedAt }) => articleId === article.id && deletedAt === null)
          .flatMap(tagsOf);
        return [articleText(article), ...onHighlights.map(searchedWords)].some((text) =>
          standsIn(text, words, true),
        );
      })
      .map(({ id }) => id),
  );
  expect(found.map((articlesOfWord) => [...articlesOfWord.keys()].toSorted())).toEqual(scanned);
}

describe('a tag that is renamed, merged or deleted', () => {
  it('changes on articles and highlights as a plain scan over their tags says, and is found so', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, changes, async (world, change) => {
        const library = await libraryOf(world);
        const { articles, highlights } = await apply(library, change);
        const after = await worldOf(library);
        expect(after.map((pair) => pair.map(plainly))).toEqual(
          world.map((pair) => pair.map((tags) => expectedAfter(tags, change))),
        );
        // What isn't meant keeps its very spelling.
        for (const [index, pair] of world.entries()) {
          for (const [which, tags] of pair.entries())
            expect(after[index]?.[which]).toEqual(
              expect.arrayContaining(tags.filter((tag) => !isUnder(tag, change.from))),
            );
        }
        const meant = (tags: string[]): boolean => tags.some((tag) => isUnder(tag, change.from));
        expect({ articles, highlights }).toEqual({
          articles: world.filter(([tags]) => meant(tags)).length,
          highlights: world.filter(([, tags]) => meant(tags)).length,
        });
        await expectFound(library);
        library.db.close();
      }),
      { numRuns: 150 },
    );
  });

  it('is as it was before, to the last row, once that is undone', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, changes, async (world, change) => {
        const library = await libraryOf(world);
        await setTagColor(library, 'sea', 'blue');
        await setTagColor(library, 'lake', 'green');
        await saveSearch(library, { ...ALL_ARTICLES, tag: 'sea/north', query: 'tag:sea ferry' }, '');
        const before = await allRows(library);
        const { undo } = await apply(library, change);
        await undo();
        expect(await allRows(library)).toEqual(before);
        await expectFound(library);
        library.db.close();
      }),
      { numRuns: 100 },
    );
  });

  it('takes back just what it changed, whatever came in between', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, changes, edits, async (world, change, between) => {
        const library = await libraryOf(world);
        const { undo } = await apply(library, change);
        const changed = await worldOf(library);
        for (const { at, of, kind, tag } of between) {
          if (at >= world.length) continue;
          if (of === 'article') await (kind === 'add' ? addTag : removeTag)(library, [`a${String(at)}`], tag);
          else
            await updateAnnotation(
              library,
              `h${String(at)}`,
              kind === 'add' ? { addedTag: tag } : { removedTag: tag },
            );
        }
        await setNote(library, 'a0', 'Read this.');
        await trashArticles(library, ['a0']);
        const now = await worldOf(library);
        await undo();
        const expected = world.map((pair, index) =>
          pair.map((before, which) => {
            const then = now[index]?.[which] ?? [];
            const isTouched = before.some((tag) => isUnder(tag, change.from));
            const isUnchangedSince = then.join() === changed[index]?.[which]?.join();
            if (!isTouched) return plainly(then);
            return isUnchangedSince ? plainly(before) : expectedBack(before, then, change);
          }),
        );
        expect((await worldOf(library)).map((pair) => pair.map(plainly))).toEqual(expected);
        expect(await library.db.articles.get('a0')).toMatchObject({ note: 'Read this.' });
        expect((await library.db.articles.get('a0'))?.deletedAt).not.toBeNull();
        await expectFound(library);
        library.db.close();
      }),
      {
        numRuns: 150,
        examples: [
          // One tag's new name is the other's old one.
          [
            [[['lake/north', 'lake'], []]],
            { from: 'lake', to: 'lake/north' },
            [{ at: 0, of: 'article', kind: 'add', tag: 'sea' }],
          ],
        ],
      },
    );
  });

  it('leaves alone what was deleted for ever meanwhile', async () => {
    const library = await libraryOf([[['sea'], ['sea']]]);
    const { undo } = await renameTag(library, 'sea', 'lake');
    await library.db.articles.clear();
    await library.db.annotations.clear();
    await undo();
    expect(await worldOf(library)).toEqual([]);
  });

  it('takes its colour along, unless the other has one', async () => {
    const library = await libraryOf([[['sea', 'sea/north', 'lake'], []]]);
    await setTagColor(library, 'sea', 'blue');
    await setTagColor(library, 'sea/north', 'rose');
    await setTagColor(library, 'lake', 'green');
    const { undo } = await renameTag(library, 'sea', 'lake');
    expect([...(await tagColors(library))]).toEqual([
      ['lake', 'green'],
      ['lake/north', 'rose'],
    ]);
    // The reader has chosen another colour since: that stays.
    await setTagColor(library, 'lake/north', 'teal');
    await undo();
    expect([...(await tagColors(library))]).toEqual([
      ['lake', 'green'],
      ['lake/north', 'teal'],
      ['sea', 'blue'],
      ['sea/north', 'rose'],
    ]);
  });

  it('is followed by saved searches that name it, and these come back with it', async () => {
    const library = await libraryOf([[['sea', 'sea/north'], []]]);
    const save = (query: string, tag: string | null = null) =>
      saveSearch(library, { ...ALL_ARTICLES, tag, query }, '');
    await save('ferry tag:SEA -tag:"sea/north"');
    await save('tag:seaside sea');
    await save('', 'sea/north');
    const filters = async () =>
      (await listSearches(library)).map((search) => ('query' in search ? [search.query, search.tag] : null));
    const before = await filters();
    const { undo } = await renameTag(library, 'sea', 'North Sea');
    expect(await filters()).toEqual([
      ['ferry tag:"North Sea" -tag:"North Sea/north"', null],
      ['tag:seaside sea', null],
      ['', 'North Sea/north'],
    ]);
    await undo();
    expect(await filters()).toEqual(before);
  });

  it('leaves a search as it is that would become longer than a query may be', async () => {
    const library = await libraryOf([[['sea'], []]]);
    const query = `tag:sea ${'ferry '.repeat(LONGEST_QUERY)}`.slice(0, LONGEST_QUERY - 1).trimEnd();
    await saveSearch(library, { ...ALL_ARTICLES, query }, 'Long');
    await saveSearch(library, { ...ALL_ARTICLES, query: 'tag:sea' }, 'Short');
    await renameTag(library, 'sea', 'everything about the sea');
    const searches = await listSearches(library);
    expect(searches.map((search) => (isReadable(search) ? search.query : 'unreadable'))).toEqual([
      query,
      'tag:"everything about the sea"',
    ]);
  });

  it('leaves searches as they are when it is deleted: they find nothing until the tag is there again', async () => {
    const library = await libraryOf([[['sea'], []]]);
    await saveSearch(library, { ...ALL_ARTICLES, query: 'tag:sea' }, '');
    await deleteTag(library, 'sea');
    expect(await listSearches(library)).toMatchObject([{ query: 'tag:sea' }]);
  });
});

describe('a tag of thousands of articles', () => {
  it('is renamed in one transaction: where its last request fails, nothing is', async () => {
    const library = testLibrary();
    const requests = failingRequests(library.db);
    const { db } = library;
    const ids = Array.from({ length: 2500 }, (_, index) => `a${String(index)}`);
    await db.articles.bulkAdd(ids.map((id) => articleRow(id, { tags: ['sea'] })));
    await setTagColor(library, 'sea', 'blue');
    const counts = async (): Promise<number[]> => [
      await db.articles.filter(({ tags }) => tags.includes('sea')).count(),
      await db.searchNew.count(),
      await db.tags.where('name').equals('sea').count(),
    ];
    /** Whether renaming makes so many requests: the last fails, and all is as it was. Where it makes fewer, it is undone. */
    const failsAt = async (n: number): Promise<boolean> => {
      requests.failAt(n, 'QuotaExceededError');
      const undo = await renameTag(library, 'sea', 'lake').catch(() => null);
      if (requests.hasFailed()) {
        expect(await counts(), `request ${String(n)}`).toEqual([2500, 0, 1]);
        return true;
      }
      expect(await counts()).toEqual([0, 2500, 0]);
      await undo?.undo();
      expect(await counts()).toEqual([2500, 2500, 1]);
      await db.searchNew.clear();
      return false;
    };
    let last = 16;
    expect(await failsAt(last)).toBe(true);
    for (let step = 16; step >= 1; step /= 2) while (await failsAt(last + step)) last += step;
    expect(await failsAt(last + 1)).toBe(false);
  });
});
