import 'fake-indexeddb/auto';

import { expect, it, vi } from 'vitest';

import { articleRow } from '@/tests/support/article-row';
import { CuttingsDatabase } from '@/utils/storage/database';

/** A browser that fails so often to open a database, then opens it. */
function failingAtFirst(times: number, name: string): { factory: IDBFactory; asked: () => number } {
  let asked = 0;
  const factory = new Proxy(indexedDB, {
    get: (target, key: keyof IDBFactory) => {
      if (key !== 'open') return target[key].bind(target);
      return (...args: Parameters<IDBFactory['open']>) => {
        asked += 1;
        return asked > times
          ? target.open(...args)
          : failedRequest(new DOMException('no backing store', name));
      };
    },
  });
  return { factory, asked: () => asked };
}

function failedRequest(error: DOMException): IDBOpenDBRequest {
  const request = Object.assign(new EventTarget(), {
    error,
    onerror: null as ((event: Event) => void) | null,
  });
  request.addEventListener('error', (event) => request.onerror?.(event));
  setTimeout(() => request.dispatchEvent(new Event('error', { cancelable: true })), 0);
  return request as unknown as IDBOpenDBRequest;
}

it('a library that the browser can’t open for a moment is opened a little later', async () => {
  const { factory, asked } = failingAtFirst(3, 'UnknownError');
  const db = new CuttingsDatabase('a moment', factory);
  await db.articles.add(articleRow('a'));
  expect(await db.articles.count()).toBe(1);
  expect(asked()).toBe(4);
  db.close();
});

it('a library that can’t be opened says what the browser said, and is opened by whoever asks when it can', async () => {
  const { factory } = failingAtFirst(1, 'QuotaExceededError');
  const db = new CuttingsDatabase('no room', factory);
  const both = await Promise.allSettled([db.articles.count(), db.articles.add(articleRow('a'))]);
  expect(both).toMatchObject([{ reason: { inner: { name: 'QuotaExceededError' } } }, { status: 'rejected' }]);
  await vi.waitFor(() => db.articles.add(articleRow('b')));
  expect(await db.articles.toCollection().primaryKeys()).toEqual(['b']);
  db.close();
});
