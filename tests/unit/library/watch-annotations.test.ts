import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { articleRow } from '@/tests/support/article-row';
import { aQuote } from '@/tests/support/an-annotation';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import type { Annotation } from '@/utils/annotation/annotation';
import {
  addAnnotation,
  deleteAnnotation,
  restoreAnnotation,
  updateAnnotation,
} from '@/utils/library/annotate';
import { changeNote, setNote } from '@/utils/library/update-article';
import { watchAnnotations } from '@/utils/library/watch-annotations';
import type { ListedAnnotation } from '@/utils/search/listed-annotation';

let library: TestLibrary;
let told: ReadonlyMap<string, ListedAnnotation>[];
let errors: unknown[];
let end: () => void;

const add = (exact: string): Promise<Annotation> =>
  addAnnotation(library, articleRow('a'), [aQuote(exact)], { color: 'yellow', note: '', tags: [] });
const latest = (): ReadonlyMap<string, ListedAnnotation> => told.at(-1) ?? new Map<string, never>();
const soon = (expected: () => void): Promise<void> => vi.waitFor(expected);
const watch = (): void => {
  end = watchAnnotations(library, {
    next: (annotations) => told.push(annotations),
    error: (error) => errors.push(error),
  });
};

beforeEach(() => {
  library = testLibrary();
  [told, errors] = [[], []];
});

afterEach(() => {
  end();
});

describe('watchAnnotations', () => {
  it('tells of none where there are none', async () => {
    watch();
    await soon(() => {
      expect(told.at(-1)).toEqual(new Map());
    });
  });

  it('begins with what is there, however much, but for what was deleted', async () => {
    const row = await add('here');
    const many = Array.from({ length: 4500 }, (_, index) => ({ ...row, id: `many-${String(index)}` }));
    await library.db.annotations.bulkAdd(many);
    await deleteAnnotation(library, row.id);
    watch();
    await soon(() => {
      expect(latest().size).toBe(4500);
    });
    expect(latest().has(row.id)).toBe(false);
    expect(told).toHaveLength(1);
  });

  it('tells what is added, changed, deleted and restored, and keeps the objects of the others', async () => {
    const first = await add('first');
    watch();
    await soon(() => {
      expect(latest().size).toBe(1);
    });
    const before = latest().get(first.id);
    const second = await add('second');
    await soon(() => {
      expect(latest().get(second.id)?.quote).toBe('second');
    });
    await updateAnnotation(library, second.id, { color: 'rose', addedTag: 'sea' });
    await soon(() => {
      expect(latest().get(second.id)).toMatchObject({ color: 'rose', tags: ['sea'] });
    });
    await deleteAnnotation(library, second.id);
    await soon(() => {
      expect(latest().has(second.id)).toBe(false);
    });
    await restoreAnnotation(library, second.id);
    await soon(() => {
      expect(latest().has(second.id)).toBe(true);
    });
    expect(latest().get(first.id)).toBe(before);
  });

  it('says when the library can no longer be read', async () => {
    library.db.close({ disableAutoOpen: true });
    watch();
    await soon(() => {
      expect(errors).toMatchObject([{ name: 'DatabaseClosedError' }]);
    });
  });
});

describe('the note on an article', () => {
  it('is dated when it is written, and as before when that is taken back', async () => {
    end = () => undefined;
    await library.db.articles.add(articleRow('a'));
    const noteOf = async () => {
      const { note, noteModified } = (await library.db.articles.get('a')) ?? {};
      return { note, noteModified };
    };
    library.setTime('2026-11-25T08:00:00.000Z');
    await changeNote(library, 'a', { text: 'one', basis: '' });
    expect(await noteOf()).toEqual({ note: 'one', noteModified: '2026-11-25T08:00:00.000Z' });
    library.setTime('2026-11-26T08:00:00.000Z');
    const undo = await setNote(library, 'a', 'two');
    expect(await noteOf()).toEqual({ note: 'two', noteModified: '2026-11-26T08:00:00.000Z' });
    await undo();
    expect(await noteOf()).toEqual({ note: 'one', noteModified: '2026-11-25T08:00:00.000Z' });
  });
});
