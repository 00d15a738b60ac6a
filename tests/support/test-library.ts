import { CuttingsDatabase } from '@/utils/storage/database';
import type { LibraryContext } from '@/utils/library/library-context';

/** A library of its own, in memory, with a clock that stands until it is set and ids in order. */
export interface TestLibrary extends LibraryContext {
  setTime(iso: string): void;
}

let librariesMade = 0;

/** An empty library; needs `fake-indexeddb/auto` or a browser. */
export function testLibrary(): TestLibrary {
  librariesMade += 1;
  let time = '2026-11-24T08:00:00.000Z';
  let idsMade = 0;
  return {
    db: new CuttingsDatabase(`test-${String(librariesMade)}`),
    now: () => new Date(time),
    newId: () => {
      idsMade += 1;
      return `00000000-0000-4000-8000-${String(idsMade).padStart(12, '0')}`;
    },
    setTime: (iso) => {
      time = iso;
    },
  };
}
