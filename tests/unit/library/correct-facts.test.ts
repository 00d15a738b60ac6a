import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import type { Article } from '@/utils/article/article';
import { commitSave } from '@/utils/library/commit-save';
import { correctFacts, ownFacts } from '@/utils/library/correct-facts';
import { saveLinks } from '@/utils/library/save-links';
import { undoSave } from '@/utils/library/undo-save';
import { setNote } from '@/utils/library/update-article';

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

const URL = 'https://courier.example/2026/ferry';

let saves = 0;

/** Saves the page, as it stands with these facts; the article's id. */
async function save(
  metadata: NonNullable<Parameters<typeof aCapture>[0]>['metadata'] = {},
  content = '<p>The ferry stops on Friday.</p>',
): Promise<string> {
  saves += 1;
  const saveId = `s${String(saves)}`;
  await stageCapture(library, saveId, aCapture({ metadata, content }));
  return (await commitSave(library, saveId, false))?.articleId ?? '';
}

const stored = (id: string): Promise<Article | undefined> => library.db.articles.get(id);

describe('correcting facts', () => {
  it('shows what the reader says, and keeps what the page said', async () => {
    const id = await save({ factSources: { title: 'shown', byline: 'meta' } });
    await correctFacts(library, id, { corrected: { byline: ['Ann Field', 'Bo Marsh'] }, restored: [] });
    expect(await stored(id)).toMatchObject({
      title: 'The last ferry',
      byline: ['Ann Field', 'Bo Marsh'],
      factSources: { title: 'shown', byline: 'reader' },
      corrections: { byline: ['Ann Field', 'Bo Marsh'] },
      modified: '2026-11-24T08:00:00.000Z',
    });
    expect(await library.db.versions.toArray()).toMatchObject([
      { metadata: { byline: ['Ann Field'], factSources: { byline: 'meta' } } },
    ]);
  });

  it('can say that a fact is not known', async () => {
    const id = await save();
    await correctFacts(library, id, { corrected: { publishedTime: null, byline: [] }, restored: [] });
    expect(await stored(id)).toMatchObject({ publishedTime: null, byline: [] });
  });

  it('stays when the page is saved again, whose other facts are taken', async () => {
    const id = await save();
    await correctFacts(library, id, { corrected: { title: 'My ferry', section: 'River' }, restored: [] });
    await save({ title: 'The last ferry, updated', siteName: 'The Courier', section: 'News' }, '<p>New.</p>');
    expect(await stored(id)).toMatchObject({
      title: 'My ferry',
      section: 'River',
      siteName: 'The Courier',
      factSources: { title: 'reader', section: 'reader' },
    });
    expect(await library.db.versions.count()).toBe(2);
    const article = await stored(id);
    expect(article && (await ownFacts(library, article)).title).toBe('The last ferry, updated');
  });

  it('lies over what the page says anew of the same text', async () => {
    const id = await save();
    await correctFacts(library, id, { corrected: { title: 'My ferry' }, restored: [] });
    await save({ title: 'Sold', byline: ['Bo Marsh'], url: `${URL}?from=feed` });
    expect(await stored(id)).toMatchObject({ title: 'My ferry', byline: ['Bo Marsh'], url: URL });
    expect(await library.db.versions.toArray()).toMatchObject([{ metadata: { title: 'Sold', url: URL } }]);
  });

  it('stays when a save is undone, over what the version before it says', async () => {
    const id = await save();
    await save({ title: 'B', siteName: 'Other' }, '<p>New.</p>');
    await correctFacts(library, id, { corrected: { title: 'My ferry' }, restored: [] });
    await undoSave(library, `s${String(saves)}`);
    expect(await stored(id)).toMatchObject({
      title: 'My ferry',
      siteName: 'Courier',
      factSources: { title: 'reader' },
    });
  });

  it('goes back to what the page says by then', async () => {
    const id = await save({ factSources: { title: 'shown' } });
    await correctFacts(library, id, { corrected: { title: 'My ferry' }, restored: [] });
    await save({ title: 'B', factSources: { title: 'meta' } }, '<p>New.</p>');
    await correctFacts(library, id, { corrected: {}, restored: ['title'] });
    expect(await stored(id)).toMatchObject({ title: 'B', factSources: { title: 'meta' }, corrections: {} });
  });

  it('is no correction where the page says the same', async () => {
    const id = await save();
    await correctFacts(library, id, {
      corrected: { title: 'My ferry', byline: ['Ann Field'] },
      restored: [],
    });
    expect((await stored(id))?.corrections).toEqual({ title: 'My ferry' });
  });

  it('changes no fact that another window corrects meanwhile', async () => {
    const id = await save();
    await Promise.all([
      correctFacts(library, id, { corrected: { title: 'Mine' }, restored: [] }),
      correctFacts(library, id, { corrected: { section: 'River' }, restored: [] }),
      setNote(library, id, 'A note'),
    ]);
    await correctFacts(library, id, { corrected: { title: 'Later' }, restored: [] });
    expect(await stored(id)).toMatchObject({ title: 'Later', section: 'River', note: 'A note' });
  });

  it('is taken back fact by fact, whatever came after it', async () => {
    const id = await save();
    await correctFacts(library, id, { corrected: { title: 'First' }, restored: [] });
    const undo = await correctFacts(library, id, {
      corrected: { title: 'Second', section: 'River' },
      restored: [],
    });
    await correctFacts(library, id, { corrected: { siteName: 'Tide' }, restored: [] });
    await undo();
    expect(await stored(id)).toMatchObject({
      title: 'First',
      section: null,
      siteName: 'Tide',
      corrections: { title: 'First', siteName: 'Tide' },
    });
  });

  it('makes nothing of an article that is gone', async () => {
    const undo = await correctFacts(library, 'gone', { corrected: { title: 'x' }, restored: [] });
    await undo();
    expect(await library.db.articles.count()).toBe(0);
  });
});

describe('correcting the title of a link', () => {
  it('can be taken back, and gone back from', async () => {
    const [link] = await saveLinks(library, [{ url: URL, title: 'read more' }]);
    const id = link?.id ?? '';
    const undo = await correctFacts(library, id, { corrected: { title: 'The ferry' }, restored: [] });
    expect(await stored(id)).toMatchObject({ title: 'The ferry', factSources: { title: 'reader' } });
    await undo();
    expect(await stored(id)).toMatchObject({ title: 'read more', factSources: {}, corrections: {} });
    await correctFacts(library, id, { corrected: { title: 'The ferry' }, restored: [] });
    await correctFacts(library, id, { corrected: { title: 'A ferry' }, restored: [] });
    await correctFacts(library, id, { corrected: {}, restored: ['title'] });
    expect(await stored(id)).toMatchObject({ title: 'read more' });
    expect((await stored(id))?.factSources).toEqual({});
  });

  it('stays when its page is read, which then says its own', async () => {
    const [link] = await saveLinks(library, [{ url: URL, title: 'read more' }]);
    const id = link?.id ?? '';
    await correctFacts(library, id, { corrected: { title: 'The ferry' }, restored: [] });
    expect(await save()).toBe(id);
    expect(await stored(id)).toMatchObject({ title: 'The ferry', byline: ['Ann Field'] });
    expect(await stored(id)).not.toHaveProperty('linkTitle');
    await correctFacts(library, id, { corrected: {}, restored: ['title'] });
    expect(await stored(id)).toMatchObject({ title: 'The last ferry' });
  });
});
