import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it, vi } from 'vitest';

import { faultsOfRows } from '@/tests/support/integrity';
import { libraryRows } from '@/tests/support/library-rows';
import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { noteOf, quoteOf } from '@/utils/annotation/annotation';
import { describePicture } from '@/utils/annotation/picture-selector';
import { describeSpan } from '@/utils/annotation/describe-range';
import { isSaved, type SavedArticle } from '@/utils/article/article';
import { addAnnotation, deleteAnnotation, updateAnnotation } from '@/utils/library/annotate';
import { commitSave } from '@/utils/library/commit-save';
import { deleteForever } from '@/utils/library/delete-article';
import { compareTexts, findDoubles } from '@/utils/library/find-doubles';
import { keepDoubles } from '@/utils/library/keep-doubles';
import { mergeArticles } from '@/utils/library/merge-articles';
import { SearchIndex } from '@/utils/library/search-index';
import { tellApart } from '@/utils/library/tell-apart';
import { addTag, setFavourite, setNote, trashArticles } from '@/utils/library/update-article';
import { undoSave } from '@/utils/library/undo-save';
import { doubleGroups } from '@/utils/search/similar/double-groups';

const atOnce = (): Promise<void> => Promise.resolve();
const STORY = Array.from(
  { length: 30 },
  (_, n) =>
    `On day ${String(n)} the crew of ship ${String(n * 7)} counted ${String(n * n + 3)} crates of tea.`,
).join('\n');

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

async function save(url: string, textContent: string, title = url): Promise<SavedArticle> {
  const id = library.newId();
  await stageCapture(
    library,
    id,
    aCapture({ content: `<p>${textContent}</p>`, textContent, metadata: { url, title } }),
  );
  const job = await commitSave(library, id, false);
  const article = await library.db.articles.get(job?.articleId ?? '');
  if (!article || !isSaved(article)) throw new Error('not saved');
  return article;
}

async function groups(): Promise<string[][]> {
  await findDoubles(library, atOnce);
  const articles = new Map((await library.db.articles.toArray()).map((article) => [article.id, article]));
  return doubleGroups(await library.db.similar.toArray(), (id) => articles.get(id)).map((group) =>
    group.articles.map(({ url }) => url),
  );
}

async function highlight(article: SavedArticle, text: string, words: string, note = ''): Promise<void> {
  const start = text.indexOf(words);
  const selector = describeSpan(text, { start, end: start + words.length });
  if (!selector) throw new Error(words);
  await addAnnotation(library, article, selector, { color: 'green', note, tags: [] });
}

const ONE = 'https://courier.example/tea';
const OTHER = 'https://post.example/crates';

describe('finding doubles', () => {
  it('finds the same story under two addresses, however often it is looked', async () => {
    await save(ONE, STORY);
    await save(
      'https://courier.example/other',
      STORY.replaceAll(/\d+/g, (n) => String(Number(n) + 1000)),
    );
    expect(await groups()).toEqual([]);
    await save(OTHER, `${STORY}\nThe agency has contributed to this report.`);
    expect(await groups()).toEqual([[ONE, OTHER]]);
    expect(await groups()).toEqual([[ONE, OTHER]]);
  });

  it('forgets what was deleted for ever', async () => {
    const one = await save(ONE, STORY);
    const other = await save(OTHER, STORY);
    expect(await groups()).toHaveLength(1);
    await trashArticles(library, [other.id]);
    expect(await groups()).toEqual([]);
    await deleteForever(library, [other.id]);
    expect(await groups()).toEqual([]);
    expect((await library.db.fingerprints.toArray()).map(({ articleId }) => articleId)).toEqual([one.id]);
  });

  it('keeps nothing of a pair one of which was deleted for ever, on either side', async () => {
    const [one, other, third] = [
      await save(ONE, STORY),
      await save(OTHER, STORY),
      await save(`${OTHER}/2`, STORY),
    ];
    await groups();
    await tellApart(library, [one.id, third.id]);
    await trashArticles(library, [other.id]);
    await deleteForever(library, [other.id]);
    expect(await library.db.similar.toArray()).toMatchObject([{ isApart: true }]);
    await trashArticles(library, [one.id]);
    await deleteForever(library, [one.id]);
    expect(await library.db.similar.count()).toBe(0);
  });

  it('finds those of a version that is shown again', async () => {
    await save(ONE, STORY);
    const other = await save(OTHER, STORY);
    const saveId = library.newId();
    const textContent = 'This story has been withdrawn.';
    const capture = aCapture({ content: `<p>${textContent}</p>`, textContent, metadata: { url: OTHER } });
    await stageCapture(library, saveId, capture);
    await commitSave(library, saveId, false);
    expect((await library.db.articles.get(other.id))?.versionId).not.toBe(other.versionId);
    expect(await groups()).toEqual([]);
    await undoSave(library, saveId);
    expect(await groups()).toEqual([[ONE, OTHER]]);
  });

  it('finds those of an article that has been saved many times', async () => {
    const one = await save(ONE, STORY);
    await groups();
    const known = await library.db.fingerprints.get(one.versionId);
    if (!known) throw new Error('not compared');
    await library.db.fingerprints.bulkAdd(
      Array.from({ length: 40 }, (_, at) => ({ ...known, versionId: `earlier-${String(at)}` })),
    );
    const other = await save(OTHER, STORY);
    await compareTexts(library, [other.versionId]);
    expect(await library.db.similar.count()).toBe(1);
  });

  it('reads no text to learn which are there', async () => {
    const read: unknown[] = [];
    library.db.texts.hook('reading', (row) => {
      read.push(row);
      return row;
    });
    await save(ONE, STORY);
    await groups();
    read.length = 0;
    await groups();
    expect(read).toEqual([]);
  });

  it('finds those with an address in common', async () => {
    const one = await save(ONE, 'The ferry stops on Friday.');
    const other = await save(OTHER, 'Tea is dear.');
    await library.db.articles.update(other.id, { urlKeys: [...other.urlKeys, ...one.urlKeys] });
    expect(await groups()).toEqual([[ONE, OTHER]]);
  });

  it('offers no more what the reader told apart, until that is taken back', async () => {
    const one = await save(ONE, STORY);
    const other = await save(OTHER, STORY);
    await groups();
    const takeBack = await tellApart(library, [other.id, one.id]);
    expect(await groups()).toEqual([]);
    await library.db.fingerprints.clear();
    expect(await groups()).toEqual([]);
    await takeBack();
    expect(await groups()).toHaveLength(1);
  });
});

describe('keepDoubles', () => {
  it('compares what is saved while its lock is given back', async () => {
    await save(ONE, STORY);
    let isGivenBack = false;
    const locks = {
      request: (async (_name: string, _options: LockOptions, work: () => Promise<unknown>) => {
        await work();
        if (!isGivenBack) {
          isGivenBack = true;
          await save(OTHER, STORY);
        }
      }) as LockManager['request'],
    };
    const end = keepDoubles(library, locks, atOnce);
    await vi.waitFor(async () => {
      expect(await library.db.similar.count()).toBe(1);
    });
    end();
  });
});

describe('merging doubles', () => {
  const EDITED = STORY.replace('counted 12 crates of tea', 'counted 12 crates of green tea').replace(
    'On day 9 ',
    '',
  );

  async function doubles(): Promise<[kept: SavedArticle, gone: SavedArticle]> {
    const kept = await save(ONE, EDITED, 'Tea');
    const gone = await save(OTHER, STORY, 'Crates');
    await highlight(kept, EDITED, 'ship 7 counted 4 crates');
    await highlight(gone, STORY, 'ship 7 counted 4 crates');
    await highlight(gone, STORY, 'ship 14 counted 7 crates', 'So few?');
    await highlight(gone, STORY, 'ship 21 counted 12 crates of tea');
    await addTag(library, [kept.id], 'tea');
    await addTag(library, [gone.id], 'Tea');
    await addTag(library, [gone.id], 'ships');
    await setNote(library, kept.id, 'Mine.');
    await setNote(library, gone.id, 'Mine as well.');
    await setFavourite(library, [gone.id], true);
    return [kept, gone];
  }

  it('keeps what the reader wrote on either, and puts the other into the trash as it is', async () => {
    const [kept, gone] = await doubles();
    const before = await library.db.annotations.where('articleId').equals(gone.id).toArray();
    const merged = await mergeArticles(library, kept.id, [gone.id]);
    expect(merged?.highlights).toEqual({ kept: 2, unsure: 1 });
    expect(await library.db.articles.get(kept.id)).toMatchObject({
      tags: ['tea', 'ships'],
      note: 'Mine.\n\nMine as well.',
      isFavourite: true,
      urlKeys: [...kept.urlKeys, ...gone.urlKeys],
      deletedAt: null,
    });
    expect(await library.db.articles.get(gone.id)).toMatchObject({
      note: 'Mine as well.',
      deletedAt: '2026-11-24T08:00:00.000Z',
    });
    expect(await library.db.annotations.where('articleId').equals(gone.id).toArray()).toEqual(before);
    const its = await library.db.annotations.where('articleId').equals(kept.id).toArray();
    // The one that both had stands there once.
    expect(its.map((one) => [quoteOf(one).exact, noteOf(one)]).toSorted()).toEqual([
      ['ship 14 counted 7 crates', 'So few?'],
      ['ship 21 counted 12 crates of tea', ''],
      ['ship 7 counted 4 crates', ''],
    ]);
    for (const { target, versionId } of its) {
      const [quote, position] = target.selector;
      expect(versionId).toBe(kept.versionId);
      if (quote.type === 'TextQuoteSelector' && position)
        expect(EDITED.slice(position.start, position.end)).toBe(quote.exact);
    }
    expect(faultsOfRows(await libraryRows(library.db))).toEqual([]);
    expect(
      [
        ...((await new SearchIndex(library).find([{ words: 'so few', asWhole: true }])).found[0]?.keys() ??
          []),
      ].toSorted(),
    ).toEqual([kept.id, gone.id].toSorted());
  });

  it('takes over once what several of them have', async () => {
    const kept = await save(ONE, STORY);
    const others = [await save(OTHER, STORY), await save(`${OTHER}/2`, STORY)];
    await setNote(library, kept.id, 'y');
    for (const other of others) {
      await setNote(library, other.id, 'x');
      await highlight(other, STORY, 'ship 7 counted 4 crates');
    }
    const merged = await mergeArticles(
      library,
      kept.id,
      others.map(({ id }) => id),
    );
    expect(merged?.highlights).toEqual({ kept: 2, unsure: 0 });
    expect(await library.db.annotations.where('articleId').equals(kept.id).count()).toBe(1);
    expect((await library.db.articles.get(kept.id))?.note).toBe('y\n\nx');
  });

  it('takes over highlighted pictures by their bytes', async () => {
    const kept = await save(ONE, STORY);
    const gone = await save(OTHER, STORY);
    const picture = { url: '', alt: '', width: null, height: null, failure: null };
    const hashes = ['11', '22'];
    await library.db.versions.update(kept.versionId, {
      pictures: hashes.map((hash) => ({ ...picture, hash })),
    });
    const highlightPicture = (article: SavedArticle, index: number, hash: string): Promise<unknown> =>
      addAnnotation(library, article, [describePicture({ index, url: '', hash, alt: '', caption: '' })], {
        color: 'green',
        note: '',
        tags: [],
      });
    await highlightPicture(kept, 0, '11');
    for (const [index, hash] of ['11', '22', '33'].entries()) await highlightPicture(gone, index, hash);
    const merged = await mergeArticles(library, kept.id, [gone.id]);
    expect(merged?.highlights).toEqual({ kept: 2, unsure: 1 });
    const its = await library.db.annotations.where('articleId').equals(kept.id).toArray();
    expect(
      its
        .flatMap(({ target: { selector } }) => ('picture' in selector[0] ? selector[0].picture.hash : []))
        .toSorted(),
    ).toEqual(['11', '22', '33']);
  });

  it('takes over what is written while places are looked for', async () => {
    const [kept, gone] = await doubles();
    const its = await library.db.annotations.where('articleId').equals(gone.id).toArray();
    const one = its.find((annotation) => noteOf(annotation) === 'So few?');
    const merging = mergeArticles(library, kept.id, [gone.id]);
    await updateAnnotation(library, one?.id ?? '', { note: { text: 'So few!', basis: 'So few?' } });
    await merging;
    const copies = await library.db.annotations.where('articleId').equals(kept.id).toArray();
    expect(copies.map(noteOf)).toContain('So few!');
  });

  it('is undone to the letter', async () => {
    const [kept, gone] = await doubles();
    const rows = async (): Promise<unknown> => ({
      articles: await library.db.articles.toArray(),
      annotations: await library.db.annotations.toArray(),
    });
    const before = await rows();
    const merged = await mergeArticles(library, kept.id, [gone.id]);
    expect(await rows()).not.toEqual(before);
    await merged?.undo();
    expect(await rows()).toEqual(before);
  });

  it('leaves what was written after it when it is undone', async () => {
    const [kept, gone] = await doubles();
    const merged = await mergeArticles(library, kept.id, [gone.id]);
    await setNote(library, kept.id, 'Written since.');
    await addTag(library, [kept.id], 'since');
    await merged?.undo();
    expect(await library.db.articles.get(kept.id)).toMatchObject({
      note: 'Written since.',
      tags: ['tea', 'since'],
    });
  });

  it('leaves highlights that were written, changed or deleted after it when it is undone', async () => {
    const [kept, gone] = await doubles();
    const merged = await mergeArticles(library, kept.id, [gone.id]);
    const of = async (id: string) => library.db.annotations.where('articleId').equals(id).toArray();
    const copyOf = async (words: string) =>
      (await of(kept.id)).find((one) => quoteOf(one).exact.startsWith(words))?.id ?? '';
    library.setTime('2026-11-24T08:01:00.000Z');
    const [changed, deleted] = [await copyOf('ship 14'), await copyOf('ship 21')];
    await updateAnnotation(library, changed, { note: { text: 'So few!', basis: 'So few?' } });
    await deleteAnnotation(library, deleted);
    await highlight(kept, EDITED, 'ship 28 counted', 'New.');
    await merged?.undo();
    expect((await of(kept.id)).map((one) => [quoteOf(one).exact, noteOf(one)]).toSorted()).toEqual([
      ['ship 14 counted 7 crates', 'So few!'],
      ['ship 21 counted 12 crates of tea', ''],
      ['ship 28 counted', 'New.'],
      ['ship 7 counted 4 crates', ''],
    ]);
    expect((await library.db.annotations.get(deleted))?.deletedAt).toBe('2026-11-24T08:01:00.000Z');
  });

  it('is not undone where what would come back is deleted for ever', async () => {
    const [kept, gone] = await doubles();
    const merged = await mergeArticles(library, kept.id, [gone.id]);
    await deleteForever(library, [gone.id]);
    const its = await library.db.annotations.toArray();
    await merged?.undo();
    expect(await library.db.annotations.toArray()).toEqual(its);
    expect(await library.db.articles.get(kept.id)).toMatchObject({ note: 'Mine.\n\nMine as well.' });
  });

  it('does nothing with what is in the trash, gone or the same', async () => {
    const [kept, gone] = await doubles();
    expect(await mergeArticles(library, kept.id, [kept.id])).toBeNull();
    expect(await mergeArticles(library, kept.id, ['gone'])).toBeNull();
    await trashArticles(library, [gone.id]);
    expect(await mergeArticles(library, kept.id, [gone.id])).toBeNull();
  });
});
