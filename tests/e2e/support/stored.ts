import type { Page } from 'puppeteer-core';

/** Rows of one table of the library, read in one of the extension's own pages, past all of our code. */
export async function storedRows(page: Page, table: string): Promise<Record<string, unknown>[]> {
  const rows: unknown = await page.evaluate(async (name: string) => {
    const open = indexedDB.open('cuttings');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => {
        resolve(open.result);
      };
      open.onerror = () => {
        reject(open.error ?? new Error('cannot open'));
      };
    });
    const request = database.transaction(name).objectStore(name).getAll();
    return await new Promise<unknown>((resolve) => {
      request.onsuccess = () => {
        database.close();
        // Blobs and bytes don't survive the way out: their sizes do.
        resolve(
          JSON.parse(
            JSON.stringify(request.result, (_, value: unknown) =>
              value instanceof Blob ? { size: value.size, type: value.type } : value,
            ),
          ),
        );
      };
    });
  }, table);
  return rows as Record<string, unknown>[];
}

/** Takes everything out of the library, past all of our code. */
export async function emptyLibrary(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const open = indexedDB.open('cuttings');
    await new Promise((resolve) => (open.onsuccess = resolve));
    const names = [...open.result.objectStoreNames].filter((name) => name !== 'meta');
    const write = open.result.transaction(names, 'readwrite');
    for (const name of names) write.objectStore(name).clear();
    await new Promise((resolve) => (write.oncomplete = resolve));
    open.result.close();
  });
}

/** Changes all rows of a table, past all of our code; what lists are made of from it is made anew. */
export async function changeRows(page: Page, table: string, change: object): Promise<void> {
  await page.evaluate(
    async (name, changed) => {
      const open = indexedDB.open('cuttings');
      const database = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => {
          resolve(open.result);
        };
      });
      const transaction = database.transaction([name, 'catalog'], 'readwrite');
      transaction.objectStore('catalog').clear();
      const rows = transaction.objectStore(name).openCursor();
      rows.onsuccess = () => {
        if (!rows.result) return;
        rows.result.update({ ...(rows.result.value as object), ...changed });
        rows.result.continue();
      };
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      database.close();
    },
    table,
    change,
  );
}

/** Lets nobody write highlights until `releaseAnnotations()` is called in that page: as another program that is slow. */
export const holdAnnotations = (page: Page): Promise<void> =>
  holdTable(page, 'annotations', 'releaseAnnotations');

/** Lets nobody write a table until the function of that name is called in that page. */
export async function holdTable(page: Page, table: string, release: string): Promise<void> {
  await page.evaluate(
    async (held, name) => {
      const open = indexedDB.open('cuttings');
      await new Promise((resolve) => {
        open.onsuccess = resolve;
      });
      const store = open.result.transaction(held, 'readwrite').objectStore(held);
      let isHeld = true;
      const hold = (): void => {
        // A transaction lives as long as it has requests.
        if (isHeld) store.count().onsuccess = hold;
        else open.result.close();
      };
      hold();
      Object.assign(globalThis, {
        [name]: () => {
          isHeld = false;
        },
      });
    },
    table,
    release,
  );
}
