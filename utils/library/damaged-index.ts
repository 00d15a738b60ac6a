import type { LibraryContext } from './library-context';

/** Something of the index is missing, can't be read, or isn't as it was written. */
export class DamagedIndexError extends Error {
  override name = 'DamagedIndexError';
}

/** What a request fails with though its rows may be whole. */
const NOT_OF_ROWS = new Set([
  'AbortError',
  'DatabaseClosedError',
  'InvalidStateError',
  'QuotaExceededError',
  'TransactionInactiveError',
]);

/** Whether what has failed was to read rows, while the database and whoever asked are still there. */
export function isOfRows({ db }: Pick<LibraryContext, 'db'>, error: unknown): boolean {
  return db.isOpen() && error instanceof Error && !NOT_OF_ROWS.has(error.name);
}

/** Reads something of the index; fails with a `DamagedIndexError` where its rows can't be read. */
export async function readOfIndex<Read>(
  ctx: Pick<LibraryContext, 'db'>,
  read: () => PromiseLike<Read>,
): Promise<Read> {
  try {
    return await read();
  } catch (error) {
    throw isOfRows(ctx, error) ? new DamagedIndexError('unreadable', { cause: error }) : error;
  }
}
