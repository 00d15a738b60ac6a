import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { articleRow } from '@/tests/support/article-row';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { ArticleRows } from '@/utils/library/article-rows';
import { setFavourite } from '@/utils/library/update-article';

let library: TestLibrary;
let rows: ArticleRows;
let errors: unknown[];
const ids = Array.from({ length: 30 }, (_, number) => `a${String(number).padStart(2, '0')}`);
const there = (): string[] => ids.filter((id) => rows.get(id));

beforeEach(async () => {
  library = testLibrary();
  errors = [];
  await library.db.articles.bulkAdd(ids.map((id) => articleRow(id)));
  rows = new ArticleRows(library, 10, { next: vi.fn(), error: (error) => errors.push(error) });
});

afterEach(() => {
  rows.end();
});

describe('ArticleRows', () => {
  it('reads what is wanted, and what may be wanted soon', async () => {
    rows.want(ids.slice(0, 5), ids.slice(5, 8));
    await vi.waitFor(() => {
      expect(there()).toEqual(ids.slice(0, 8));
    });
  });

  it('keeps as many as it may of those that are wanted no more, and drops the oldest', async () => {
    rows.want(ids.slice(0, 5));
    await vi.waitFor(() => {
      expect(there()).toEqual(ids.slice(0, 5));
    });
    rows.want(ids.slice(20, 28));
    await vi.waitFor(() => {
      expect(there()).toEqual([...ids.slice(3, 5), ...ids.slice(20, 28)]);
    });
    rows.want(ids);
    await vi.waitFor(() => {
      expect(there()).toEqual(ids);
    });
  });

  it('reads again what changes, and forgets what is gone', async () => {
    rows.want(ids.slice(0, 3));
    await vi.waitFor(() => {
      expect(there()).toHaveLength(3);
    });
    const unchanged = rows.get('a00');
    await setFavourite(library, ['a01'], true);
    await vi.waitFor(() => {
      expect(rows.get('a01')?.isFavourite).toBe(true);
    });
    expect(rows.get('a00')).toBe(unchanged);
    await library.db.articles.delete('a02');
    await vi.waitFor(() => {
      expect(there()).toEqual(['a00', 'a01']);
    });
  });

  it('says when the library can no longer be read', async () => {
    library.db.close({ disableAutoOpen: true });
    rows.want(ids);
    await vi.waitFor(() => {
      expect(errors).toMatchObject([{ name: 'DatabaseClosedError' }]);
    });
  });
});
