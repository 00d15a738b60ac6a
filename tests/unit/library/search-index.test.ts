import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';

import { failingRequests } from '@/tests/support/failing-requests';
import { LIBRARY_OPERATIONS, type Operation, pick, save } from '@/tests/support/library-operations';
import { aText, typedWords } from '@/tests/support/searched-texts';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { unreadableRows } from '@/tests/support/unreadable-rows';
import { noteOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';
import { isSaved } from '@/utils/article/article';
import { DamagedIndexError } from '@/utils/library/damaged-index';
import { deleteForever } from '@/utils/library/delete-article';
import { findWords } from '@/utils/library/find-words';
import { maintainIndex } from '@/utils/library/keep-index';
import { indexProgress, renewIndex } from '@/utils/library/rebuild-index';
import { saveLinks } from '@/utils/library/save-links';
import { SearchIndex } from '@/utils/library/search-index';
import { similarQueries } from '@/utils/library/similar-queries';
import { addTag, trashArticles } from '@/utils/library/update-article';
import { articleText } from '@/utils/search/article-text';
import { type WantedWords } from '@/utils/search/query/wanted-words';
import { searchedWords, wantedWords } from '@/utils/search/searched-words';
import { standsIn } from '@/utils/search/word-places';
import { CuttingsDatabase } from '@/utils/storage/database';

/** So few that what takes years happens within a test. */
const SIZES = { documents: 3, segments: 2 };
const atOnce = (): Promise<void> => Promise.resolve();

/** The texts of every article as they are searched. */
async function allTexts({ db }: TestLibrary): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const article of await db.articles.toArray()) {
    const annotations = await db.annotations.where('articleId').equals(article.id).toArray();
    const text = isSaved(article) ? await db.texts.get(article.versionId) : undefined;
    const texts = annotations
      .filter(({ deletedAt }) => deletedAt === null)
      .flatMap((annotation) => [quoteOf(annotation).exact, noteOf(annotation), ...tagsOf(annotation)])
      .concat(text?.text ?? '');
    all.set(article.id, [articleText(article), ...texts.map(searchedWords)].join('\n'));
  }
  return all;
}

/** What a plain scan over the library finds. */
function scan(texts: Map<string, string>, { words, asWhole }: WantedWords): string[] {
  return [...texts].flatMap(([id, text]) => (standsIn(text, words, asWhole) ? [id] : [])).toSorted();
}

/** What is asked: what a reader types, or a stretch of what is there. */
interface Question {
  typed: string | null;
  start: number;
  length: number;
  asWhole: boolean;
}

const aQuestion = (): fc.Arbitrary<Question> =>
  fc.record({
    typed: fc.option(typedWords(), { freq: 1 }),
    start: fc.nat(200),
    length: fc.integer({ min: 1, max: 8 }),
    asWhole: fc.boolean(),
  });

function wordsOf({ typed, start, length }: Question, texts: Map<string, string>): string {
  if (typed !== null) return wantedWords(typed);
  const characters = Array.from(pick([...texts.values()], start) ?? '');
  const from = start % Math.max(1, characters.length);
  return characters
    .slice(from, from + length)
    .join('')
    .trim();
}

async function find(index: SearchIndex, wanted: WantedWords): Promise<string[]> {
  const {
    found: [found],
  } = await index.find([wanted]);
  return [...(found?.keys() ?? [])].toSorted();
}

const OPERATIONS: Record<string, Operation> = {
  ...LIBRARY_OPERATIONS,
  merge: (library) => maintainIndex(library, atOnce, { sizes: SIZES }),
};

const NAMES = Object.keys(OPERATIONS);

/** What may happen to the rows of a segment. */
const DAMAGES: ((library: TestLibrary, segmentId: number) => Promise<unknown>)[] = [
  ({ db }, id) => db.searchSegments.delete(id),
  ({ db }, id) => db.searchBlocks.delete([id, 0]),
  ({ db }, id) => db.searchPositions.delete([id, 0]),
  async ({ db }, id) => {
    const block = await db.searchBlocks.get([id, 0]);
    if (block) await db.searchBlocks.put({ ...block, postings: block.postings.slice(0, -1) });
  },
  async ({ db }, id) => {
    const row = await db.searchPositions.get([id, 0]);
    if (row) await db.searchPositions.put({ ...row, positions: row.positions.map((byte) => byte ^ 1) });
  },
];

interface Step {
  name: string;
  text: string;
  one: number;
  other: number;
  /** How it ends: well, in a transaction that is aborted, or in a window that is closed while the index is put together. */
  end: 'well' | 'aborted' | 'closed';
}

const aStep = (): fc.Arbitrary<Step> =>
  fc.record({
    name: fc.constantFrom(...NAMES, 'merge', 'merge', 'merge', 'save', 'save', 'save'),
    text: aText(6),
    one: fc.nat(30),
    other: fc.nat(30),
    end: fc.constantFrom('well', 'well', 'well', 'well', 'aborted', 'closed'),
  });

async function act(library: TestLibrary, { name, text, one, other, end }: Step): Promise<void> {
  const operation = OPERATIONS[name];
  if (!operation) throw new Error(name);
  if (name === 'merge' && end !== 'well') {
    let pauses = (one * 31 + other) % 80;
    const pause = async (): Promise<void> => {
      pauses -= 1;
      if (pauses < 0) throw new Error('closed');
      // While it works, the library goes on.
      if (end === 'aborted' && pauses % 20 === 0) await OPERATIONS.note?.(library, text, other, one);
    };
    await maintainIndex(library, pause, { sizes: SIZES }).catch(isExpected);
  } else if (end === 'aborted') {
    const { db } = library;
    const aborted = db.transaction('rw', db.tables, async () => {
      if (name !== 'save' && name !== 'saveOther' && name !== 'saveAndUndo')
        await operation(library, text, one, other);
      throw new Error('closed');
    });
    await aborted.catch(isExpected);
  } else {
    await operation(library, text, one, other);
  }
}

function isExpected(error: unknown): void {
  if (!(error instanceof Error && error.message === 'closed')) throw error;
}

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

describe('the index of a library', () => {
  it('finds what a plain scan finds, whatever is done to the library', async () => {
    let [steps, hits] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(aStep(), fc.array(aQuestion(), { maxLength: 4 })), {
          minLength: 10,
          maxLength: 30,
        }),
        async (sequence) => {
          library = testLibrary();
          let index = new SearchIndex(library);
          for (const text of ['The last ferry 网络安全', 'river 臺灣的碼頭 5G手機'])
            await save(library, text, steps);
          for (const [step, asked] of sequence) {
            await act(library, step);
            steps += 1;
            if (step.other % 5 === 0) {
              library.db.close();
              library.db = new CuttingsDatabase(library.db.name);
              index = new SearchIndex(library);
            }
            const texts = await allTexts(library);
            for (const question of asked) {
              const { asWhole } = question;
              const words = wordsOf(question, texts);
              if (words === '' || words.includes('\n')) continue;
              const scanned = scan(texts, { words, asWhole });
              expect(await find(index, { words, asWhole }), `${step.name}: ${words}`).toEqual(scanned);
              hits += Math.min(1, scanned.length);
            }
          }
          await library.db.delete();
        },
      ),
      // What is left over of a failing sequence is long enough to take minutes to shorten.
      { numRuns: 80, endOnFailure: true },
    );
    expect(steps).toBeGreaterThan(1000);
    expect(hits).toBeGreaterThan(500);
  }, 180_000);

  it('leaves nothing behind of what was put together, and holds each article once', async () => {
    for (let number = 0; number < 20; number += 1) await save(library, `text ${String(number)}`, number);
    await maintainIndex(library, atOnce, { sizes: SIZES });
    const { db } = library;
    const segments = await db.searchSegments.toArray();
    expect(segments.every(({ isReady }) => isReady === 1)).toBe(true);
    const blocks = await db.searchBlocks.toArray();
    const known = new Set(segments.map(({ id }) => id));
    expect(blocks.every(({ segmentId }) => known.has(segmentId))).toBe(true);
    const live = (await db.searchArticles.toArray()).flatMap(({ facts, text }) => [facts, text]);
    const stored = [
      ...segments.flatMap(({ numbers }) => [...numbers]),
      ...(await db.searchNew.toCollection().primaryKeys()),
    ];
    const voids = new Set((await db.searchVoid.toArray()).map(({ number }) => number));
    expect(stored.filter((number) => !voids.has(number)).toSorted()).toEqual(live.toSorted());
  });

  it('is made of a library that had none, in parts, and says how far it is', async () => {
    const { db } = library;
    for (let number = 0; number < 5; number += 1) await save(library, `text${String(number)} ferry`, number);
    await Promise.all([db.searchArticles.clear(), db.searchNew.clear(), db.meta.delete('searchVersion')]);
    const index = new SearchIndex(library);
    expect(await find(index, { words: 'ferry', asWhole: false })).toEqual([]);
    expect(await indexProgress(library)).toEqual({ indexed: 0 });
    const pause = async (): Promise<void> => {
      expect(await indexProgress(library)).toEqual({ indexed: 5 });
      throw new Error('closed');
    };
    await maintainIndex(library, pause, { sizes: SIZES }).catch(isExpected);
    expect(await indexProgress(library)).toEqual({ indexed: 5 });
    await maintainIndex(library, atOnce, { sizes: SIZES });
    expect(await indexProgress(library)).toBeNull();
    expect(await find(index, { words: 'ferry', asWhole: false })).toHaveLength(5);
  });

  it('is made anew where its form is another', async () => {
    const { db } = library;
    await save(library, 'ferry', 0);
    await db.meta.put({ key: 'searchVersion', value: 0 });
    const before = await db.searchNew.toCollection().primaryKeys();
    await maintainIndex(library, atOnce);
    const after = await db.searchNew.toCollection().primaryKeys();
    expect(after.some((number) => before.includes(number))).toBe(false);
    expect(await find(new SearchIndex(library), { words: 'ferry', asWhole: true })).toHaveLength(1);
    await maintainIndex(library, atOnce);
    expect(await db.searchNew.toCollection().primaryKeys()).toEqual(after);
  });

  it('scores an article by its text and by what is said of it together', async () => {
    const texts = ['gull', 'gull, gull, gull, gull', 'gull and tern', 'tern'];
    const ids: string[] = [];
    for (const [number, text] of texts.entries()) {
      await save(library, `At the quay: ${text}`, number + 1);
      const [newest] = await library.db.articles.where('id').noneOf(ids).toArray();
      ids.push(newest?.id ?? '');
    }
    await addTag(library, [ids[2] ?? ''], 'gull');
    const scores = async (): Promise<(number | undefined)[]> => {
      const {
        found: [found],
      } = await new SearchIndex(library).find([{ words: 'gull', asWhole: false }]);
      return ids.map((id) => found?.get(id));
    };
    expect(await scores()).toEqual([1, 2, 5, undefined]);
    await maintainIndex(library, atOnce, { sizes: SIZES });
    expect(await scores()).toEqual([1, 2, 5, undefined]);
  });

  it('notices whatever is missing or spoilt, finds nothing wrong meanwhile, and is made anew', async () => {
    for (let number = 0; number < 12; number += 1)
      await save(library, `ferry text${String(number)} 网络安全`, number * 2);
    await maintainIndex(library, atOnce, { sizes: SIZES });
    const { db } = library;
    const wanted: WantedWords[] = [
      { words: 'ferry', asWhole: true },
      { words: 'ferry text', asWhole: false },
      { words: '网络安全', asWhole: false },
    ];
    for (const damage of DAMAGES) {
      const index = new SearchIndex(library);
      expect((await findWords(index, wanted)).isWhole).toBe(true);
      const texts = await allTexts(library);
      const segment = await db.searchSegments.orderBy('id').last();
      await damage(library, segment?.id ?? 0);
      const damaged = new SearchIndex(library);
      const { isWhole, isDamaged } = await findWords(damaged, wanted);
      expect({ isWhole, isDamaged }).toEqual({ isWhole: false, isDamaged: true });
      for (const each of wanted) {
        const scanned = scan(texts, each);
        expect(scanned).toEqual(expect.arrayContaining(await find(damaged, each)));
      }
      await renewIndex(library);
      expect(await indexProgress(library)).toEqual({ indexed: 0 });
      await maintainIndex(library, atOnce, { sizes: SIZES });
      for (const each of wanted) expect(await find(index, each)).toEqual(scan(texts, each));
      expect((await findWords(index, wanted)).isWhole).toBe(true);
    }
  });

  it('notices rows that can’t be read, and is made anew', async () => {
    const rows = unreadableRows(library.db);
    for (let number = 0; number < 12; number += 1)
      await save(library, `ferry text${String(number)} 网络安全`, number * 2);
    await maintainIndex(library, atOnce, { sizes: SIZES });
    const { db } = library;
    const wanted: WantedWords[] = [{ words: 'ferry text', asWhole: false }];
    const index = new SearchIndex(library);
    const damages: ((id: number) => unknown)[] = [
      (id) => {
        rows.damage('searchSegments', id);
      },
      (id) => {
        rows.damage('searchBlocks', [id, 0]);
      },
      (id) => {
        rows.damage('searchPositions', [id, 0]);
      },
      (id) => db.searchSegments.update(id, { firstTerms: new Uint8Array(2) }),
    ];
    for (const damage of damages) {
      const segment = await db.searchSegments.orderBy('id').last();
      await damage(segment?.id ?? 0);
      expect(await findWords(new SearchIndex(library), wanted)).toMatchObject({
        isWhole: false,
        isDamaged: true,
      });
      // Whoever searches has it made anew; so does whoever comes to read it to put it together.
      for (const number of [0, 1, 2, 3]) await save(library, `gull ${String(number)}`, 90 + number);
      const sizes = { documents: 1, segments: 1 };
      await expect(maintainIndex(library, atOnce, { sizes })).rejects.toBeInstanceOf(DamagedIndexError);
      expect(await indexProgress(library)).toEqual({ indexed: 0 });
      await maintainIndex(library, atOnce, { sizes: SIZES });
      expect(await findWords(index, wanted)).toMatchObject({ isWhole: true, isDamaged: false });
      const texts = await allTexts(library);
      for (const each of wanted) expect(await find(index, each)).toEqual(scan(texts, each));
    }
  });

  it('tells whether it is complete of the moment of which it tells what was found', async () => {
    await save(library, 'ferry', 0);
    await maintainIndex(library, atOnce);
    /** As where it is begun anew by another page just before it is asked. */
    class BegunAnew extends SearchIndex {
      override async find(wanted: WantedWords[]): ReturnType<SearchIndex['find']> {
        await renewIndex(library);
        return super.find(wanted);
      }
    }
    const answer = await findWords(new BegunAnew(library), [{ words: 'ferry', asWhole: true }]);
    expect(answer).toMatchObject({ isWhole: false, isDamaged: false });
  });

  it('isn’t taken for damaged where the library is closed', async () => {
    await save(library, 'ferry', 0);
    const index = new SearchIndex(library);
    library.db.close();
    await expect(index.find([{ words: 'ferry', asWhole: true }])).rejects.toThrow();
  });

  it('notices a new document that is lost', async () => {
    await save(library, 'ferry', 0);
    await maintainIndex(library, atOnce, { sizes: SIZES });
    const { db } = library;
    const [number] = await db.searchNew.toCollection().primaryKeys();
    const wanted = [{ words: 'ferry', asWhole: true }];
    expect((await findWords(new SearchIndex(library), wanted)).isDamaged).toBe(false);
    await db.searchNew.delete(number ?? 0);
    expect((await findWords(new SearchIndex(library), wanted)).isDamaged).toBe(true);
    await renewIndex(library);
    await maintainIndex(library, atOnce, { sizes: SIZES });
    expect(await findWords(new SearchIndex(library), wanted)).toMatchObject({ isWhole: true });
  });

  it('says with each answer whether what that was taken from is whole', async () => {
    for (let number = 0; number < 3; number += 1) await save(library, `ferry text${String(number)}`, number);
    await maintainIndex(library, atOnce, { sizes: SIZES });
    const segment = await library.db.searchSegments.orderBy('id').last();
    await library.db.searchPositions.delete([segment?.id ?? 0, 0]);
    const index = new SearchIndex(library);
    // Words in a row need what is lost, a word alone doesn't: both are asked for at once.
    const [together, alone] = await Promise.all([
      index.find([{ words: 'ferry text', asWhole: false }]),
      index.find([{ words: 'ferry', asWhole: true }]),
    ]);
    expect([together.isDamaged, alone.isDamaged]).toEqual([true, false]);
  });

  it('has nothing left of texts that were deleted, where they were much of a segment', async () => {
    const { db } = library;
    for (let number = 0; number < 9; number += 1)
      await saveLinks(library, [
        { url: `https://a.example/${String(number)}`, title: `word${String(number)}` },
      ]);
    await maintainIndex(library, atOnce, { sizes: { documents: 3, segments: 9 } });
    const [first, second, ...others] = await db.articles.toArray();
    await trashArticles(library, [first?.id ?? '', second?.id ?? '']);
    await deleteForever(library, [first?.id ?? '', second?.id ?? '']);
    expect(await db.searchVoid.count()).toBe(2);
    await maintainIndex(library, atOnce, { sizes: { documents: 3, segments: 9 } });
    expect(await db.searchVoid.count()).toBe(0);
    const stored = (await db.searchBlocks.toArray())
      .map(({ terms }) => new TextDecoder().decode(terms))
      .join();
    expect(stored).not.toContain(first?.title);
    expect(stored).toContain(others[0]?.title);
    expect(await find(new SearchIndex(library), { words: 'word', asWhole: false })).toHaveLength(7);
  });

  it('writes nothing where what is found of an article stays the same', async () => {
    const { db } = library;
    const [article] = await saveLinks(library, [{ url: 'https://a.example/', title: 'ferry' }]);
    const before = await db.searchNew.toCollection().primaryKeys();
    await addTag(library, [article?.id ?? ''], 'sea');
    const tagged = await db.searchNew.toCollection().primaryKeys();
    expect(tagged).not.toEqual(before);
    await addTag(library, [article?.id ?? ''], 'sea');
    expect(await db.searchNew.toCollection().primaryKeys()).toEqual(tagged);
  });

  it('gives the terms that begin with letters, of what was put together and of what is new', async () => {
    const texts = ['ferry', 'ferries and ferry', 'fern', 'tern'];
    for (const [number, text] of texts.entries()) await save(library, `At the quay: ${text}`, number + 1);
    await maintainIndex(library, atOnce, { sizes: SIZES });
    await save(library, 'At the quay: ferrets', 6);
    const terms = await new SearchIndex(library).terms(['ferr', 'ter']);
    expect(terms.map(({ term }) => term).toSorted()).toEqual(['ferrets', 'ferries', 'ferry', 'tern']);
    expect(terms.every(({ size }) => size > 0)).toBe(true);
  });

  it('offers queries with similar words of the library, with what they find', async () => {
    const texts = ['ferry', 'ferries and ferry', 'fern', 'tern'];
    for (const [number, text] of texts.entries()) await save(library, `At the quay: ${text}`, number + 1);
    const index = new SearchIndex(library);
    const offered = await similarQueries(index, 'quay fery -"tren"', {
      count: (_, { of }) => of.get('word ferry')?.size ?? 0,
      hasTime: () => true,
    });
    expect(offered).toEqual([{ query: 'quay ferry -"tren"', word: 'ferry', count: 2 }]);
    const both = await similarQueries(index, 'quya OR fery', {
      count: (changed) => (changed === 'quay OR ferry' ? 4 : 0),
      hasTime: () => true,
    });
    expect(both).toEqual([{ query: 'quay OR ferry', word: 'quay ferry', count: 4 }]);
  });

  it('indexes a text once, however often its notes are changed', async () => {
    const { db } = library;
    await save(library, 'ferry', 0);
    const [before] = await db.searchArticles.toArray();
    await addTag(library, [before?.articleId ?? ''], 'sea');
    const [after] = await db.searchArticles.toArray();
    expect(after?.text).toBe(before?.text);
    expect(after?.facts).toBeGreaterThan(before?.facts ?? 0);
    expect(await db.searchNew.toCollection().primaryKeys()).toEqual([after?.text, after?.facts]);
    expect(await db.searchVoid.toArray()).toEqual([]);
  });

  it('indexes many articles in as few steps as one', async () => {
    const requests = failingRequests(library.db);
    const links = Array.from({ length: 200 }, (_, at) => ({
      url: `https://many.example/${String(at)}`,
      title: 'ferry',
    }));
    const ids = (await saveLinks(library, links)).map(({ id }) => id);
    requests.failAt(20, 'UnknownError');
    await addTag(library, ids, 'sea');
    expect(requests.hasFailed()).toBe(false);
    expect(await find(new SearchIndex(library), { words: 'sea', asWhole: true })).toEqual(ids.toSorted());
  });
});
