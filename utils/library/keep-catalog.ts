import { watchTable } from '@/utils/storage/watch-table';

import type { LibraryContext } from './library-context';
import type { Pause } from './merge-index';
import { packCatalog } from './pack-catalog';

/**
 * Keeps the catalog as it should be as long as a page of ours is open, in what time it has left. Of several pages one does so.
 * Returns the function that ends it.
 */
export function keepCatalog(
  ctx: Pick<LibraryContext, 'db'>,
  locks: Pick<LockManager, 'request'>,
  pause: Pause,
): () => void {
  const end = new AbortController();
  let isWorking = false;
  let isStale = true;
  const onChange = (): void => {
    isStale = true;
    void work();
  };
  const stop = watchTable(ctx.db, 'catalogStale', onChange, 'written');
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
        await locks.request('catalog', { signal: end.signal }, async () => {
          do await pause();
          while (!end.signal.aborted && (await packCatalog(ctx)));
        });
      }
    } catch {
      // What isn't in it is read from the articles. Whatever keeps these from being read is shown where they are listed.
    } finally {
      isWorking = false;
    }
  }
}
