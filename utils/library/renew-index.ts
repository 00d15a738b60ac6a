import type { LibraryContext } from './library-context';

/** Has an index that was found to be damaged made anew: until that is done, it isn't whole. */
export async function renewIndex({ db }: Pick<LibraryContext, 'db'>): Promise<void> {
  await db.meta.bulkDelete(['searchVersion', 'searchRebuilding']);
}
