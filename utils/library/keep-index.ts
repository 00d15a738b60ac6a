import { watchTable } from '@/utils/storage/watch-table';

import type { LibraryContext } from './library-context';
import { mergeIndex, type MergeSizes, type Pause, sweepIndex } from './merge-index';
import { rebuildIndex } from './rebuild-index';

/** What gives the right to work on the index to one window at a time: `navigator.locks`. */
type Locks = Pick<LockManager, 'request'>;

/**
 * Keeps the index whole and quick to search as long as a page of ours is open, in what time it has left: brings in what isn't in
 * it, and puts together what has come. Of several pages one does so. Returns the function that ends it.
 */
export function keepIndex(ctx: LibraryContext, locks: Locks, pause: Pause): () => void {
  const end = new AbortController();
  let isWorking = false;
  let isStale = true;
  const stop = watchTable(ctx.db, 'searchNew', () => {
    isStale = true;
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
      while (isStale && !end.signal.aborted) {
        isStale = false;
        // A window that waits for its turn goes on where one that is closed has stopped.
        await locks.request('search-index', { signal: end.signal }, () =>
          maintainIndex(ctx, pauseUnlessEnded),
        );
      }
    } catch {
      // What is new is searched as it is. Whatever keeps the library from being read is shown where it is read.
    } finally {
      isWorking = false;
    }
  }

  async function pauseUnlessEnded(): Promise<void> {
    await pause();
    end.signal.throwIfAborted();
  }
}

/** Does all there is to do to the index. Nobody else may do so meanwhile. */
export async function maintainIndex(
  ctx: Pick<LibraryContext, 'db'>,
  pause: Pause,
  sizes?: MergeSizes,
): Promise<void> {
  const merge = async (): Promise<void> => {
    while (await mergeIndex(ctx, pause, sizes)) await pause();
  };
  await sweepIndex(ctx, pause);
  await rebuildIndex(ctx, async () => {
    await merge();
    await pause();
  });
  await merge();
}
