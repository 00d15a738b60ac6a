import { CuttingsDatabase } from '@/utils/storage/database';

import type { LibraryContext } from './library-context';

/** The library of this browser, with the real clock and ids. It opens at the first use. */
export function openLibrary(): LibraryContext {
  return { db: new CuttingsDatabase(), now: () => new Date(), newId: () => crypto.randomUUID() };
}
