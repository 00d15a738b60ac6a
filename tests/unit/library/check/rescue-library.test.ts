import 'fake-indexeddb/auto';

import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { aCapture, pngBytes, stageCapture, stagePicture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { rescueLibrary } from '@/utils/library/check/rescue-library';
import { commitSave } from '@/utils/library/commit-save';
import { saveSearch } from '@/utils/library/saved-searches';
import { setTagColor } from '@/utils/library/tag-colors';
import { ALL_ARTICLES } from '@/utils/search/article-filter';
import { CuttingsDatabase } from '@/utils/storage/database';

const CONTENT = '<p>The ferry stops on Friday.</p>';

async function saved(titles: string[]): Promise<TestLibrary> {
  const library = testLibrary();
  for (const [at, title] of titles.entries()) {
    const saveId = `s${String(at)}`;
    await stageCapture(
      library,
      saveId,
      aCapture({
        metadata: { url: `https://courier.example/${String(at)}`, title },
        content: CONTENT,
        pictures: [{ url: 'https://courier.example/a.png', alt: '', width: 1, height: 1 }],
      }),
    );
    await stagePicture(library, saveId, 0, pngBytes(at));
    await commitSave(library, saveId, false);
  }
  return library;
}

interface Unpacked {
  unreadable?: number;
  isThere: boolean;
  files: Map<string, Uint8Array>;
  /** The rows of a table. */
  rows: (table: string) => Record<string, unknown>[];
  about: { unreadable: unknown[]; tables: { name: string; rows: number }[] };
}

async function rescued(name: string): Promise<Unpacked> {
  const blobs: Blob[] = [];
  const result = await rescueLibrary({
    indexedDB,
    name,
    now: new Date('2026-11-27T08:00:00Z'),
    readme: 'Read me.\n',
    deliver: ({ blob }) => blobs.push(blob),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  const files = new Map<string, Uint8Array>();
  for (const blob of blobs)
    for (const [path, bytes] of Object.entries(unzipSync(new Uint8Array(await blob.arrayBuffer()))))
      files.set(path, bytes);
  const textAt = (path: string): string => strFromU8(files.get(path) ?? new Uint8Array());
  return {
    ...(result && { unreadable: result.unreadable }),
    isThere: result !== null,
    files,
    rows: (table) =>
      [...files.keys()]
        .filter((path) => path.startsWith(`tables/${table}-`))
        .flatMap((path) => textAt(path).trimEnd().split('\n'))
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    about: JSON.parse(textAt('library.json') || '{}') as Unpacked['about'],
  };
}

/** What is asked of a store. */
interface Requests {
  getAll: (this: IDBObjectStore, ...asked: Parameters<IDBObjectStore['getAll']>) => IDBRequest<unknown[]>;
  get: (this: IDBObjectStore, key: IDBValidKey | IDBKeyRange) => IDBRequest<unknown>;
}

/** A request that fails as one for a row that the browser can't read. */
function failing(): IDBRequest {
  const request = new IDBRequest();
  const error = new DOMException('Failed to read large IndexedDB value', 'DataError');
  Object.defineProperty(request, 'error', { value: error });
  queueMicrotask(() => {
    request.onerror?.(new Event('error'));
  });
  return request;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('rescueLibrary', () => {
  it('writes every row as it is, bodies and pictures as files, and leaves out what is made from the others', async () => {
    const library = await saved(['The last ferry', '最后一班\u2028渡轮 \ud83d']);
    await saveSearch(library, { ...ALL_ARTICLES, query: 'ferry' }, 'Ferries');
    await setTagColor(library, 'sea', 'blue');
    const articles = await library.db.articles.toArray();
    const { rows, files, about, unreadable } = await rescued(library.db.name);
    expect(unreadable).toBe(0);
    expect(rows('articles')).toEqual(articles);
    expect(rows('versions')).toEqual(await library.db.versions.toArray());
    expect(rows('texts')).toEqual(await library.db.texts.toArray());
    expect(rows('searches')).toMatchObject([{ name: 'Ferries', query: 'ferry' }]);
    expect(rows('tags')).toMatchObject([{ name: 'sea', color: 'blue' }]);
    const [body] = rows('bodies');
    const { $file } = body?.gzip as { $file: string };
    expect(strFromU8(files.get($file) ?? new Uint8Array())).toBe(CONTENT);
    const [image] = rows('images');
    const { $file: picture, type } = image?.blob as { $file: string; type: string };
    expect(picture).toBe(`files/images/${String(image?.hash)}.png`);
    expect(type).toBe('image/png');
    expect([pngBytes(0), pngBytes(1)]).toContainEqual(files.get(picture));
    expect(about.tables.map(({ name }) => name).filter((name) => name.startsWith('search'))).toEqual([
      'searches',
    ]);
    expect(strFromU8(files.get('README.txt') ?? new Uint8Array())).toBe('Read me.\n');
  });

  it('reads a library of a newer form, which stays as it is', async () => {
    const library = await saved(['The last ferry']);
    await library.db.meta.put({ key: 'format', value: 999 });
    library.db.close();
    const newer = indexedDB.open(library.db.name, 5_000);
    await new Promise((resolve) => {
      newer.onupgradeneeded = () =>
        newer.result.createObjectStore('unheard', { keyPath: 'id' }).put({ id: 1 });
      newer.onsuccess = resolve;
    });
    newer.result.close();
    const { rows } = await rescued(library.db.name);
    expect(rows('articles').map(({ title }) => title)).toEqual(['The last ferry']);
    expect(rows('unheard')).toEqual([{ id: 1 }]);
    expect((await indexedDB.databases()).find(({ name }) => name === library.db.name)?.version).toBe(5_000);
    await expect(new CuttingsDatabase(library.db.name).articles.toArray()).rejects.toThrow('format 999');
  });

  it('reads around what can’t be read, and names it', async () => {
    const library = await saved(['One', 'Two', 'Three']);
    const [, second] = await library.db.articles.toArray();
    const requests: Requests = IDBObjectStore.prototype;
    const { getAll, get } = requests;
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (
      this: IDBObjectStore,
      ...asked
    ) {
      return this.name === 'articles' ? (failing() as IDBRequest<unknown[]>) : getAll.apply(this, asked);
    });
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      return key === second?.id ? failing() : get.call(this, key);
    });
    const { rows, about, unreadable } = await rescued(library.db.name);
    expect(rows('articles').map(({ title }) => title)).toEqual(['One', 'Three']);
    expect(unreadable).toBe(1);
    expect(about.unreadable).toEqual([
      { table: 'articles', key: second?.id, error: 'DataError: Failed to read large IndexedDB value' },
    ]);
  });

  it('makes no library where there is none', async () => {
    expect((await rescued('nothing')).isThere).toBe(false);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('nothing');
  });
});
