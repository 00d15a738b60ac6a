import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { articleRow } from '@/tests/support/article-row';
import { aCapture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { addAnnotation, deleteAnnotation, restoreAnnotation } from '@/utils/library/annotate';
import type { ListedArticle } from '@/utils/library/list-articles';
import { setFavourite } from '@/utils/library/update-article';
import { watchArticles } from '@/utils/library/watch-articles';

let library: TestLibrary;
let lists: ListedArticle[][];
let errors: unknown[];
let end: () => void;

const latest = (): Map<string, ListedArticle> =>
  new Map(lists.at(-1)?.map((article) => [article.id, article]));

beforeEach(async () => {
  library = testLibrary();
  [lists, errors] = [[], []];
  await library.db.articles.bulkAdd([articleRow('a'), articleRow('b')]);
  end = watchArticles(library, {
    next: (articles) => lists.push(articles),
    error: (error) => errors.push(error),
  });
  await vi.waitFor(() => {
    expect(lists.length).toBeGreaterThan(0);
  });
});

afterEach(() => {
  end();
});

describe('watchArticles', () => {
  it('begins with everything there is', () => {
    expect([...latest().keys()].toSorted()).toEqual(['a', 'b']);
  });

  it('tells what is added, changed and removed', async () => {
    await library.db.articles.add(articleRow('c'));
    await vi.waitFor(() => {
      expect(latest().has('c')).toBe(true);
    });
    await setFavourite(library, ['b'], true);
    await vi.waitFor(() => {
      expect(latest().get('b')?.isFavourite).toBe(true);
    });
    await library.db.articles.delete('a');
    await vi.waitFor(() => {
      expect(latest().has('a')).toBe(false);
    });
  });

  it('keeps the objects of articles that did not change', async () => {
    const before = latest().get('a');
    await setFavourite(library, ['b'], true);
    await vi.waitFor(() => {
      expect(latest().get('b')?.isFavourite).toBe(true);
    });
    expect(latest().get('a')).toBe(before);
  });

  it('tells of many changes at once', async () => {
    const many = Array.from({ length: 200 }, (_, index) => articleRow(`many-${String(index)}`));
    await library.db.articles.bulkPut(many);
    await vi.waitFor(() => {
      expect(latest().size).toBe(202);
    });
  });

  it('counts highlights, but not those that were deleted', async () => {
    const selector = [{ type: 'TextQuoteSelector', exact: 'x', prefix: '', suffix: '' }] as const;
    const details = { color: 'yellow', note: '', tags: [] } as const;
    const first = await addAnnotation(library, articleRow('a'), [...selector], { ...details, tags: [] });
    await addAnnotation(library, articleRow('a'), [...selector], { ...details, tags: [] });
    await vi.waitFor(() => {
      expect(latest().get('a')?.highlights).toBe(2);
    });
    await deleteAnnotation(library, first.id);
    await vi.waitFor(() => {
      expect(latest().get('a')?.highlights).toBe(1);
    });
    await restoreAnnotation(library, first.id);
    await vi.waitFor(() => {
      expect(latest().get('a')?.highlights).toBe(2);
    });
    expect(latest().get('b')?.highlights).toBe(0);
  });

  it('tells the colours of highlights, whether one has a note, and how many versions there are', async () => {
    const selector = [{ type: 'TextQuoteSelector', exact: 'x', prefix: '', suffix: '' }] as const;
    await addAnnotation(library, articleRow('a'), [...selector], { color: 'blue', note: '', tags: [] });
    const noted = await addAnnotation(library, articleRow('a'), [...selector], {
      color: 'rose',
      note: 'why?',
      tags: [],
    });
    await vi.waitFor(() => {
      expect(latest().get('a')).toMatchObject({ colors: ['blue', 'rose'], hasNotes: true, versions: 0 });
    });
    await deleteAnnotation(library, noted.id);
    await vi.waitFor(() => {
      expect(latest().get('a')).toMatchObject({ highlights: 1, colors: ['blue'], hasNotes: false });
    });
    const { metadata } = aCapture();
    const version = {
      articleId: 'b',
      contentHash: 'c0ffee',
      pictures: [],
      metadata,
      capturedAt: '',
      receipt: articleRow('b'),
    };
    await library.db.versions.bulkAdd([
      { ...version, id: 'v1' },
      { ...version, id: 'v2' },
    ]);
    await setFavourite(library, ['b'], true);
    await vi.waitFor(() => {
      expect(latest().get('b')?.versions).toBe(2);
    });
  });

  it('says when the library can no longer be read', async () => {
    const parts = { [`idb://${library.db.name}/articles/`]: { from: 'a', to: 'a', d: 1, l: null, r: null } };
    library.db.close({ disableAutoOpen: true });
    const { Dexie } = await import('dexie');
    Dexie.on.storagemutated.fire(parts);
    await vi.waitFor(() => {
      expect(errors).toMatchObject([{ name: 'DatabaseClosedError' }]);
    });
  });
});
