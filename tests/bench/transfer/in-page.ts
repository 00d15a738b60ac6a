import type { Page } from 'puppeteer-core';

/** Tables that make up what the reader has. */
const TABLES = ['articles', 'versions', 'bodies', 'texts', 'images', 'annotations'];

/** Milliseconds in which the database copies its rows into another one, fifty in a transaction, with nothing of ours. */
export function bareCopy(page: Page): Promise<number> {
  return page.evaluate(async (tables) => {
    const opened = (request: IDBOpenDBRequest): Promise<IDBDatabase> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error('cannot open'));
        };
      });
    const ended = (transaction: IDBTransaction): Promise<unknown> =>
      new Promise((resolve) => (transaction.oncomplete = resolve));
    const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
      });
    const from = await opened(indexedDB.open('cuttings'));
    const opening = indexedDB.open('bare');
    opening.onupgradeneeded = () => {
      for (const table of tables) {
        const { keyPath } = from.transaction(table).objectStore(table);
        opening.result.createObjectStore(table, { keyPath });
      }
    };
    const to = await opened(opening);
    const started = performance.now();
    for (const table of tables) {
      for (let last: IDBValidKey | undefined; ;) {
        const range = last === undefined ? null : IDBKeyRange.lowerBound(last, true);
        const store = from.transaction(table).objectStore(table);
        const [keys, rows] = await Promise.all([
          answer(store.getAllKeys(range, 50)),
          answer(store.getAll(range, 50) as IDBRequest<unknown[]>),
        ]);
        if (rows.length === 0) break;
        const writing = to.transaction(table, 'readwrite');
        for (const row of rows) writing.objectStore(table).put(row);
        await ended(writing);
        last = keys.at(-1);
      }
    }
    const took = performance.now() - started;
    from.close();
    to.close();
    await answer(indexedDB.deleteDatabase('bare'));
    return took;
  }, TABLES);
}

/** SHA-256 of all rows that aren't in the trash, in the order of keys; of pictures' bytes by their size and type (rows bear their hashes). */
export function libraryDigest(page: Page): Promise<string> {
  return page.evaluate(async (tables) => {
    const open = indexedDB.open('cuttings');
    await new Promise((resolve) => (open.onsuccess = resolve));
    const digests: string[] = [];
    for (const table of tables) {
      const request = open.result.transaction(table).objectStore(table).getAll() as IDBRequest<
        { deletedAt?: string | null }[]
      >;
      await new Promise((resolve) => (request.onsuccess = resolve));
      const parts: ArrayBuffer[] = [];
      for (const row of request.result) {
        if (row.deletedAt !== undefined && row.deletedAt !== null) continue;
        const json = JSON.stringify(row, (_, value: unknown) =>
          value instanceof Blob ? { size: value.size, type: value.type } : value,
        );
        parts.push(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(json)));
      }
      const whole = new Uint8Array(
        await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()),
      );
      digests.push(`${table} ${String(parts.length)} ${whole.join(' ')}`);
    }
    open.result.close();
    return digests.join('\n');
  }, TABLES);
}
