import { watchTable } from '@/utils/storage/watch-table';

import { compareTexts, findDoubles } from './find-doubles';
import type { LibraryContext } from './library-context';
import type { Pause } from './merge-index';

/**
 * Keeps it known which articles are alike as long as a page of ours is open, in what time it has left. Of several pages one does so:
 * `locks` gives the right to (`navigator.locks`). Returns the function that ends it.
 */
export function keepDoubles(
  ctx: Pick<LibraryContext, 'db'>,
  locks: Pick<LockManager, 'request'>,
  pause: Pause,
): () => void {
  const end = new AbortController();
  /** Versions that came or went; null where all have to be looked at. */
  let stale: Set<string> | null = null;
  let isWorking = false;
  const stop = watchTable(ctx.db, 'texts', (keys) => {
    stale = keys && stale ? new Set([...stale, ...keys]) : null;
    void work();
  });
  void work();
  return () => {
    end.abort();
    stop();
  };

  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    try {
      await locks.request('doubles', { signal: end.signal }, async () => {
        while (stale === null || stale.size > 0) {
          const versionIds = stale;
          stale = new Set();
          await pauseUnlessEnded();
          if (versionIds === null) await findDoubles(ctx, pauseUnlessEnded);
          else await compareTexts(ctx, [...versionIds]);
        }
      });
    } catch {
      // Whatever keeps the library from being read is shown where it is read; the next page begins anew.
    } finally {
      isWorking = false;
    }
    // What came while the lock was given back.
    if (!end.signal.aborted && stale !== null && stale.size > 0) void work();
  }

  async function pauseUnlessEnded(): Promise<void> {
    await pause();
    end.signal.throwIfAborted();
  }
}
