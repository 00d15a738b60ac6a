import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { articleRow } from '@/tests/support/article-row';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import {
  addTag,
  removeTag,
  restoreArticles,
  setFavourite,
  setNote,
  setProgress,
  setState,
  trashArticles,
} from '@/utils/library/update-article';

const NOW = '2026-11-24T08:00:00.000Z';

let library: TestLibrary;

beforeEach(async () => {
  library = testLibrary();
  await library.db.articles.bulkAdd([
    articleRow('a', { tags: ['sea'] }),
    articleRow('b', { tags: ['Sea', 'ships'], state: 'archived', progress: 1 }),
  ]);
});

const stored = (id: string) => library.db.articles.get(id);

describe('changing articles', () => {
  it('stamps the time of the change', async () => {
    await setNote(library, 'a', 'Mine');
    expect(await stored('a')).toMatchObject({ note: 'Mine', modified: NOW });
  });

  it('adds a tag to those that lack it, in whatever case they have it', async () => {
    await addTag(library, ['a', 'b'], ' #sea ');
    expect(await stored('a')).toMatchObject({ tags: ['sea'] });
    expect(await stored('b')).toMatchObject({ tags: ['Sea', 'ships'] });
  });

  it('takes a tag from all that have it', async () => {
    await removeTag(library, ['a', 'b'], 'ships');
    expect(await stored('b')).toMatchObject({ tags: ['Sea'] });
  });

  it('passes over articles that are gone', async () => {
    await setFavourite(library, ['a', 'gone'], true);
    expect(await library.db.articles.count()).toBe(2);
    expect(await stored('a')).toMatchObject({ isFavourite: true });
  });

  it('moves an unread article to those being read with the first progress, and no other', async () => {
    await setProgress(library, 'a', 0);
    expect(await stored('a')).toMatchObject({ state: 'unread' });
    await setProgress(library, 'a', 0.2);
    await setProgress(library, 'b', 0.2);
    expect(await stored('a')).toMatchObject({ state: 'reading', progress: 0.2 });
    expect(await stored('b')).toMatchObject({ state: 'archived', progress: 0.2 });
  });

  it('keeps progress between 0 and 1', async () => {
    await setProgress(library, 'a', 1.7);
    expect(await stored('a')).toMatchObject({ progress: 1 });
    await setProgress(library, 'a', -1);
    expect(await stored('a')).toMatchObject({ progress: 0 });
  });
});

describe('undo', () => {
  it('gives each article back what it had', async () => {
    const undo = await setState(library, ['a', 'b'], 'reading');
    await undo();
    expect(await stored('a')).toMatchObject({ state: 'unread' });
    expect(await stored('b')).toMatchObject({ state: 'archived' });
  });

  it('leaves alone what was changed of the article meanwhile', async () => {
    const undo = await trashArticles(library, ['a']);
    await setNote(library, 'a', 'Written in another window');
    await undo();
    expect(await stored('a')).toMatchObject({ deletedAt: null, note: 'Written in another window' });
  });

  it('takes back its own tag alone', async () => {
    const undoAdding = await addTag(library, ['a', 'b'], 'ships');
    await addTag(library, ['a'], 'coast');
    await undoAdding();
    expect(await stored('a')).toMatchObject({ tags: ['sea', 'coast'] });
    expect(await stored('b')).toMatchObject({ tags: ['Sea', 'ships'] });
    const undoRemoving = await removeTag(library, ['a'], 'sea');
    await addTag(library, ['a'], 'tide');
    await undoRemoving();
    expect(await stored('a')).toMatchObject({ tags: ['coast', 'tide', 'sea'] });
  });

  it('stamps the time it was undone, as any change', async () => {
    const undo = await setFavourite(library, ['a'], true);
    library.setTime('2026-11-24T08:00:05.000Z');
    await undo();
    expect(await stored('a')).toMatchObject({ modified: '2026-11-24T08:00:05.000Z' });
  });

  it('makes nothing of articles deleted for ever meanwhile', async () => {
    const undo = await trashArticles(library, ['a']);
    await library.db.articles.delete('a');
    await undo();
    expect(await stored('a')).toBeUndefined();
  });
});

describe('the trash', () => {
  it('keeps the day an article was put there, and gives it back whole', async () => {
    await trashArticles(library, ['b']);
    expect(await stored('b')).toMatchObject({ deletedAt: NOW, tags: ['Sea', 'ships'], state: 'archived' });
    await restoreArticles(library, ['b']);
    expect(await stored('b')).toMatchObject({ deletedAt: null, tags: ['Sea', 'ships'], state: 'archived' });
  });
});
