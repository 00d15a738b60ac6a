import type { Page } from 'puppeteer-core';

import { FIRST_FORM } from '../../support/first-form.ts';

/** A table as IndexedDB has it. */
interface Store {
  name: string;
  keyPath: string | string[];
  indexes: { name: string; keyPath: string | string[]; multiEntry: boolean }[];
}

const keyPathOf = (words: string): string | string[] =>
  words.startsWith('[') ? words.slice(1, -1).split('+') : words.replace('*', '');

const STORES: Store[] = Object.entries(FIRST_FORM).map(([name, schema]) => {
  const [key = '', ...indexes] = schema.split(', ');
  return {
    name,
    keyPath: keyPathOf(key),
    indexes: indexes.map((one) => ({
      name: one.replace('*', ''),
      keyPath: keyPathOf(one),
      multiEntry: one.startsWith('*'),
    })),
  };
});

/**
 * Puts a library of the first form in the place of the one that is there, in one of the extension's pages. It stays open, as in a page
 * of that Cuttings which doesn't give way, until `letGo()` is called in that page.
 */
export async function putEarlierLibrary(page: Page, rows: Record<string, object[]> = {}): Promise<void> {
  await page.evaluate(
    async (stores, filled) => {
      indexedDB.deleteDatabase('cuttings');
      // Dexie counts versions in tens.
      const open = indexedDB.open('cuttings', 10);
      open.onupgradeneeded = () => {
        for (const { name, keyPath, indexes } of stores) {
          const store = open.result.createObjectStore(name, { keyPath });
          for (const index of indexes)
            store.createIndex(index.name, index.keyPath, { multiEntry: index.multiEntry });
          // Bytes don't come into a page as such.
          for (const row of filled[name] ?? [])
            store.add('gzip' in row ? { ...row, gzip: Uint8Array.from(row.gzip as number[]) } : row);
        }
        open.transaction?.objectStore('meta').put({ key: 'format', value: 1 });
      };
      await new Promise((resolve, reject) => {
        open.onsuccess = resolve;
        open.onerror = reject;
      });
      Object.assign(globalThis, {
        letGo: () => {
          open.result.close();
        },
      });
    },
    STORES,
    rows,
  );
}
