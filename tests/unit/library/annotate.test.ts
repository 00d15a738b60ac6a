import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { articleRow } from '@/tests/support/article-row';
import { noteOf, tagsOf } from '@/utils/annotation/annotation';
import {
  addAnnotation,
  deleteAnnotation,
  listAnnotations,
  restoreAnnotation,
  updateAnnotation,
} from '@/utils/library/annotate';
import { changeNote } from '@/utils/library/update-article';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

const article = { id: 'a1', versionId: 'v1', url: 'https://courier.example/ferry' };

function add(exact = 'ferry', note = '') {
  return addAnnotation(
    library,
    article,
    [
      { type: 'TextQuoteSelector', exact, prefix: 'The last ', suffix: ' left' },
      { type: 'TextPositionSelector', start: 9, end: 9 + exact.length },
    ],
    { color: 'yellow', note, tags: [] },
  );
}

async function stored(id: string) {
  const annotation = await library.db.annotations.get(id);
  if (!annotation) throw new Error(`no annotation ${id}`);
  return annotation;
}

describe('addAnnotation', () => {
  it('stores a highlight of the version that is read', async () => {
    const { id } = await add();
    expect(await stored(id)).toMatchObject({
      articleId: 'a1',
      versionId: 'v1',
      motivation: 'highlighting',
      color: 'yellow',
      body: [],
      target: { source: article.url },
      created: '2026-11-24T08:00:00.000Z',
      modified: '2026-11-24T08:00:00.000Z',
      deletedAt: null,
    });
  });

  it('is a comment when it has a note', async () => {
    expect(await stored((await add('ferry', 'Which one?')).id)).toMatchObject({ motivation: 'commenting' });
  });
});

describe('updateAnnotation', () => {
  it('changes one field and leaves the others, whoever changed them', async () => {
    const { id } = await add();
    library.setTime('2026-11-24T09:00:00.000Z');
    await Promise.all([
      updateAnnotation(library, id, { color: 'rose' }),
      updateAnnotation(library, id, { note: { text: 'Which one?', basis: '' } }),
      updateAnnotation(library, id, { addedTag: '港口' }),
      updateAnnotation(library, id, { addedTag: 'sea' }),
    ]);
    await updateAnnotation(library, id, { removedTag: 'sea' });
    const annotation = await stored(id);
    expect(annotation).toMatchObject({
      color: 'rose',
      motivation: 'commenting',
      created: '2026-11-24T08:00:00.000Z',
      modified: '2026-11-24T09:00:00.000Z',
    });
    expect([noteOf(annotation), tagsOf(annotation)]).toEqual(['Which one?', ['港口']]);
  });

  it('does not overwrite a note that another window has changed', async () => {
    const { id } = await add('ferry', 'First');
    await updateAnnotation(library, id, { note: { text: 'Theirs', basis: 'First' } });
    expect(
      await updateAnnotation(library, id, { color: 'blue', note: { text: 'Mine', basis: 'First' } }),
    ).toEqual({ kind: 'changed-elsewhere', theirs: 'Theirs' });
    expect(await stored(id)).toMatchObject({ color: 'yellow', body: [{ value: 'Theirs' }] });
  });

  it('takes the same note written twice for one', async () => {
    const { id } = await add('ferry', 'First');
    const note = { text: 'Second', basis: 'First' };
    await updateAnnotation(library, id, { note });
    expect(await updateAnnotation(library, id, { note })).toEqual({ kind: 'stored' });
  });

  it('says that a highlight is gone', async () => {
    expect(await updateAnnotation(library, 'none', { color: 'blue' })).toEqual({ kind: 'gone' });
    const { id } = await add('ferry', 'First');
    await deleteAnnotation(library, id);
    const note = { text: 'Second', basis: 'First' };
    expect(await updateAnnotation(library, id, { note })).toEqual({ kind: 'gone' });
    expect(noteOf(await stored(id))).toBe('First');
  });
});

describe('deleteAnnotation', () => {
  it('takes a highlight out of the list until it is taken back', async () => {
    const first = await add('ferry');
    library.setTime('2026-11-24T09:00:00.000Z');
    const second = await add('left');
    await deleteAnnotation(library, first.id);
    expect((await listAnnotations(library, 'a1')).map(({ id }) => id)).toEqual([second.id]);
    expect(await stored(first.id)).toMatchObject({
      deletedAt: '2026-11-24T09:00:00.000Z',
      modified: '2026-11-24T09:00:00.000Z',
    });
    await restoreAnnotation(library, first.id);
    expect((await listAnnotations(library, 'a1')).map(({ id }) => id)).toEqual([first.id, second.id]);
  });
});

describe('changeNote', () => {
  it('stores the note of an article, but not over one that another window has written', async () => {
    await library.db.articles.add(articleRow('a1'));
    expect(await changeNote(library, 'a1', { text: 'Theirs', basis: '' })).toEqual({ kind: 'stored' });
    expect(await changeNote(library, 'a1', { text: 'Mine', basis: '' })).toEqual({
      kind: 'changed-elsewhere',
      theirs: 'Theirs',
    });
    expect(await changeNote(library, 'none', { text: 'Mine', basis: '' })).toEqual({ kind: 'gone' });
    expect(await library.db.articles.get('a1')).toMatchObject({ note: 'Theirs' });
  });
});
