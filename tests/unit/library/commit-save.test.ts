import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { commitSave } from '@/utils/library/commit-save';
import { findSavedArticle } from '@/utils/library/find-saved-article';
import { undoSave } from '@/utils/library/undo-save';
import { gunzip } from '@/utils/storage/gzip';
import { aCapture, pngBytes, stageCapture, stagePicture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

const onePicture = [{ url: 'https://courier.example/a.png', alt: 'A ferry', width: 10, height: 5 }];

describe('commitSave', () => {
  it('writes article, version, body and text together and says so in the job', async () => {
    await stageCapture(library, 's1', aCapture());
    const job = await commitSave(library, 's1', false);

    expect(job).toMatchObject({
      state: 'committed',
      outcome: 'created',
      receipt: { words: 5, characters: 0 },
    });
    const [article] = await library.db.articles.toArray();
    expect(article).toMatchObject({
      title: 'The last ferry',
      state: 'unread',
      tags: [],
      versionId: job?.versionId,
    });
    const body = await library.db.bodies.get(job?.versionId ?? '');
    expect(body && (await gunzip(body.gzip))).toBe('<p>The ferry stops on Friday.</p>');
    expect(await library.db.texts.get(job?.versionId ?? '')).toMatchObject({
      text: 'The ferry stops on Friday.',
    });
    expect(await library.db.staging.count()).toBe(0);
  });

  it('knows an article by the address of each page that is in it', async () => {
    await stageCapture(library, 's1', aCapture());
    await commitSave(library, 's1', false);
    const second = 'https://courier.example/2026/ferry?page=2';
    await stageCapture(
      library,
      's2',
      aCapture({ content: '<p>The ferry stops.</p><p>It is sold.</p>', pageUrls: [second] }),
    );
    const job = await commitSave(library, 's2', false);

    expect(job?.outcome).toBe('new-version');
    expect(await library.db.articles.toArray()).toMatchObject([{ pages: 2 }]);
    expect(await findSavedArticle(library, second)).toMatchObject({ id: job?.articleId });
  });

  it('does nothing while the text has not arrived whole', async () => {
    await stageCapture(library, 's1', aCapture());
    await library.db.staging.put({ saveId: 's1', part: 'capture', block: 0, blocks: 2, data: '{' });
    expect(await commitSave(library, 's1', false)).toBeNull();
    expect(await library.db.articles.count()).toBe(0);
  });

  it('makes one article of the same commit sent twice at once', async () => {
    await stageCapture(library, 's1', aCapture());
    await Promise.all([commitSave(library, 's1', false), commitSave(library, 's1', false)]);
    expect(await library.db.articles.count()).toBe(1);
    expect(await library.db.versions.count()).toBe(1);
  });

  it('makes one article with one version of two saves of an unchanged page', async () => {
    await stageCapture(library, 's1', aCapture());
    await stageCapture(library, 's2', aCapture());
    await Promise.all([commitSave(library, 's1', false), commitSave(library, 's2', false)]);
    expect(await library.db.articles.count()).toBe(1);
    expect(await library.db.versions.count()).toBe(1);
    const outcomes = (await library.db.jobs.bulkGet(['s1', 's2'])).map((job) => job?.outcome);
    expect(outcomes.toSorted()).toEqual(['created', 'unchanged']);
  });

  it('knows an article again by its canonical address and by tracking parameters left out', async () => {
    await stageCapture(
      library,
      's1',
      aCapture({ metadata: { canonicalUrl: 'https://courier.example/ferry' } }),
    );
    await commitSave(library, 's1', false);
    await stageCapture(
      library,
      's2',
      aCapture({
        metadata: { url: 'http://courier.example/ferry/?utm_source=mail' },
        content: '<p>Other.</p>',
      }),
    );
    await commitSave(library, 's2', false);
    expect(await library.db.articles.count()).toBe(1);
    expect(await library.db.versions.count()).toBe(2);
  });

  it('keeps tags, note, state and the day of the first save when a new version comes', async () => {
    await stageCapture(library, 's1', aCapture());
    const first = await commitSave(library, 's1', false);
    await library.db.articles.update(first?.articleId ?? '', {
      tags: ['sea'],
      note: 'Mine',
      state: 'archived',
    });
    library.setTime('2026-12-01T00:00:00.000Z');
    await stageCapture(library, 's2', aCapture({ content: '<p>New.</p>', metadata: { title: 'New title' } }));
    await commitSave(library, 's2', false);
    expect(await library.db.articles.toArray()).toMatchObject([
      {
        title: 'New title',
        tags: ['sea'],
        note: 'Mine',
        state: 'archived',
        savedAt: '2026-11-24T08:00:00.000Z',
        modified: '2026-12-01T00:00:00.000Z',
      },
    ]);
  });

  it('keeps what tells that the text is not whole, until that version is taken back', async () => {
    await stageCapture(library, 's1', aCapture());
    const first = await commitSave(library, 's1', false);
    await library.db.versions.toCollection().modify(({ receipt }) => {
      // As it was saved before signs were looked for.
      delete receipt.signs;
    });
    const signs = [{ kind: 'for-subscribers' as const, words: '订阅后继续阅读' }];
    await stageCapture(library, 's2', aCapture({ content: '<p>New.</p>', signs }));
    await commitSave(library, 's2', false);
    const article = () => library.db.articles.get(first?.articleId ?? '');
    expect(await article()).toMatchObject({ signs });
    await undoSave(library, 's2');
    expect(await article()).toMatchObject({ signs: [] });
  });

  it('keeps a picture once, counts what it lacks, and takes pictures that follow', async () => {
    const pictures = [
      ...onePicture,
      { ...onePicture[0], url: 'https://cdn.example/b.png' },
      { ...onePicture[0], url: 'https://cdn.example/c.png' },
    ];
    await stageCapture(library, 's1', aCapture({ pictures: pictures as typeof onePicture }));
    await stagePicture(library, 's1', 0, pngBytes(1));
    await commitSave(library, 's1', true);
    expect((await library.db.articles.toArray())[0]).toMatchObject({ picturesKept: 1, picturesFound: 3 });

    await stagePicture(library, 's1', 1, pngBytes(1));
    await stagePicture(library, 's1', 2, { failure: 'blocked' });
    const job = await commitSave(library, 's1', false);
    expect(job).toMatchObject({ picturesPending: false, receipt: { picturesKept: 2, picturesFound: 3 } });
    expect(await library.db.images.toArray()).toMatchObject([{ references: 1 }]);
    const version = await library.db.versions.get(job?.versionId ?? '');
    expect(version?.pictures.map(({ failure }) => failure)).toEqual([null, null, 'blocked']);
  });

  it('calls bytes that are no picture by that name, whatever the page claimed', async () => {
    await stageCapture(library, 's1', aCapture({ pictures: onePicture }));
    await stagePicture(library, 's1', 0, new TextEncoder().encode('<html><script>'));
    const job = await commitSave(library, 's1', false);
    const version = await library.db.versions.get(job?.versionId ?? '');
    expect(version?.pictures).toMatchObject([{ hash: null, failure: 'not-a-picture' }]);
    expect(await library.db.images.count()).toBe(0);
  });

  it('makes the selection a highlight with its place in the saved text when asked', async () => {
    const textContent =
      'After forty years the ferry stops on Friday, and nobody has said what comes after it.';
    const selection = {
      exact: 'stops on Friday',
      prefix: 'Menu Search After forty years the ferry ',
      suffix: ', and nobody has said what comes after it. Share',
    };
    await stageCapture(library, 's1', aCapture({ selection, textContent }), { highlightsSelection: true });
    const job = await commitSave(library, 's1', false);
    expect(await library.db.annotations.toArray()).toMatchObject([
      {
        articleId: job?.articleId,
        target: { selector: [{ exact: 'stops on Friday' }, { start: 28, end: 43 }] },
      },
    ]);
  });

  it('rejects a capture of the wrong form and leaves the library as it was', async () => {
    await stageCapture(library, 's1', { ...aCapture(), content: 5 } as never);
    await expect(commitSave(library, 's1', false)).rejects.toThrow();
    expect(await library.db.articles.count()).toBe(0);
  });
});

describe('the addresses of an article', () => {
  const LINES =
    'The ferry stops on Friday, after forty years.\nA bridge was opened in spring, two miles north.';
  const save = async (
    saveId: string,
    metadata: Partial<ReturnType<typeof aCapture>['metadata']>,
    textContent = LINES,
  ): Promise<string | null | undefined> => {
    await stageCapture(
      library,
      saveId,
      aCapture({ metadata, textContent, content: `<p>${saveId} ${textContent}</p>` }),
    );
    return (await commitSave(library, saveId, false))?.articleId;
  };

  it.each([
    ['https://m.courier.example/2026/ferry', 'https://www.courier.example/2026/ferry'],
    ['https://courier.example/2026/ferry/amp', 'https://courier.example/2026/ferry?from=timeline'],
    [
      'https://www.courier.example/2026/ferry',
      'https://courier-example.cdn.ampproject.org/c/s/courier.example/2026/ferry',
    ],
  ])('lead to it, saved at %s, from %s', async (url, other) => {
    const id = await save('s1', { url });
    expect(await findSavedArticle(library, other)).toMatchObject({ id });
    expect(await save('s2', { url: other })).toBe(id);
  });

  it('are those that its page names, both ways', async () => {
    const amp = 'https://courier.example/amphtml/4711';
    const id = await save('s1', { aliasUrls: [amp] });
    expect(await findSavedArticle(library, amp)).toMatchObject({ id });
    expect(await save('s2', { url: amp, title: 'Stopped' })).toBe(id);
  });

  it('are not those of another story that a page names by mistake', async () => {
    const first = await save('s1', {});
    const mistaken = {
      url: 'https://courier.example/2026/bridge',
      canonicalUrl: 'https://courier.example/2026/ferry',
    };
    const second = await save(
      's2',
      { ...mistaken, title: 'The bridge' },
      'The bridge is open, and it is a good one.',
    );
    expect(second).not.toBe(first);
    expect((await library.db.articles.get(second ?? ''))?.urlKeys).toEqual([mistaken.url]);
    expect(await findSavedArticle(library, 'https://courier.example/2026/ferry')).toMatchObject({
      id: first,
    });
    expect(await findSavedArticle(library, mistaken.url)).toMatchObject({ id: second });
  });

  it('are given back to the story they belong to, when it comes later', async () => {
    const mistaken = {
      url: 'https://courier.example/2026/bridge',
      canonicalUrl: 'https://courier.example/2026/ferry',
    };
    const first = await save(
      's1',
      { ...mistaken, title: 'The bridge' },
      'The bridge is open, and it is a good one.',
    );
    const second = await save('s2', {});
    expect(second).not.toBe(first);
    expect(await findSavedArticle(library, 'https://courier.example/2026/ferry')).toMatchObject({
      id: second,
    });
    expect(await findSavedArticle(library, mistaken.url)).toMatchObject({ id: first });
  });

  it('lead to it though its title and text were rewritten, where it was saved from there before', async () => {
    const id = await save('s1', { url: 'https://courier.example/?id=1' });
    await save('s2', {
      url: 'https://courier.example/2026/ferry',
      canonicalUrl: 'https://courier.example/?id=1',
    });
    const rewritten = await save(
      's3',
      { url: 'https://courier.example/?id=1', title: 'Ferry sold' },
      'It was sold to a museum on the coast this week.',
    );
    expect(rewritten).toBe(id);
  });
});

describe('undoSave', () => {
  it('puts a new article in the trash', async () => {
    await stageCapture(library, 's1', aCapture());
    await commitSave(library, 's1', false);
    await undoSave(library, 's1');
    expect(await library.db.articles.toArray()).toMatchObject([{ deletedAt: '2026-11-24T08:00:00.000Z' }]);
  });

  it('goes back to the version before and lets go of the pictures of the one it drops', async () => {
    await stageCapture(library, 's1', aCapture());
    const first = await commitSave(library, 's1', false);
    await stageCapture(
      library,
      's2',
      aCapture({ content: '<p>New.</p>', pictures: onePicture, metadata: { title: 'B' } }),
    );
    await stagePicture(library, 's2', 0, pngBytes(1));
    await commitSave(library, 's2', false);
    await undoSave(library, 's2');
    expect(await library.db.articles.toArray()).toMatchObject([
      { title: 'The last ferry', versionId: first?.versionId, picturesFound: 0, deletedAt: null },
    ]);
    expect(await library.db.versions.count()).toBe(1);
    expect(await library.db.images.count()).toBe(0);
  });

  it('leaves an article that the save did not change', async () => {
    await stageCapture(library, 's1', aCapture());
    await commitSave(library, 's1', false);
    await stageCapture(library, 's2', aCapture());
    await commitSave(library, 's2', false);
    await undoSave(library, 's2');
    expect(await library.db.articles.toArray()).toMatchObject([{ deletedAt: null }]);
  });
});
