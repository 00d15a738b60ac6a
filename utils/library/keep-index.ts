import { watchTable } from '@/utils/storage/watch-table';

import { DamagedIndexError } from './damaged-index';
import type { LibraryContext } from './library-context';
import { mergeIndex, type MergeSizes, type Pause, renewSegment, sweepIndex } from './merge-index';
import { rebuildIndex, renewIndex } from './rebuild-index';

/** What the index is kept with. */
export interface IndexKeeping {
  /** What gives the right to work on it to one window at a time: `navigator.locks`. */
  locks: Pick<LockManager, 'request' | 'query'>;
  pause: Pause;
  /** Whether nobody sees the window. */
  isHidden: () => boolean;
  /** Waits before what has failed is tried again. */
  wait: (timeMs: number) => Promise<void>;
}

const WORKING = 'search-index';
/** What windows hold that somebody sees, while they work on the index or wait to. */
const SEEN = 'search-index-seen';

/** How long to wait when something has failed once, and at most. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 300_000;

/** A window that somebody sees wants to work on the index. */
class GivesWayError extends Error {
  override name = 'GivesWayError';
}

/**
 * Keeps the index whole and quick to search as long as a page of ours is open, in what time it has left: brings in what isn't in
 * it, and puts together what has come. Of several pages one does so, rather one that is seen. Whatever fails is tried again.
 * Returns the function that ends it.
 */
export function keepIndex(ctx: LibraryContext, { locks, pause, isHidden, wait }: IndexKeeping): () => void {
  const end = new AbortController();
  const { signal } = end;
  let isWorking = false;
  let isStale = true;
  let occasion: Occasion = 'opening';
  const stops = ['searchNew', 'meta'].map((table) =>
    watchTable(ctx.db, table, () => {
      isStale = true;
      void work();
    }),
  );
  void work();
  return () => {
    end.abort();
    for (const stop of stops) stop();
  };

  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    let failures = 0;
    while (isStale && !isEnded()) {
      isStale = false;
      try {
        // A window that waits for its turn goes on where one that is closed has stopped.
        await asSeen(() =>
          locks.request(WORKING, { signal }, () => maintainIndex(ctx, pauseUnlessEnded, { occasion })),
        );
        failures = 0;
        occasion = 'change';
      } catch (error) {
        if (isEnded()) break;
        isStale = true;
        if (error instanceof GivesWayError) continue;
        // What is new is searched as it is meanwhile. Whatever keeps the library from being read is shown where it is read.
        await wait(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures));
        failures += 1;
      }
    }
    isWorking = false;
  }

  function isEnded(): boolean {
    return signal.aborted;
  }

  function asSeen(act: () => Promise<unknown>): Promise<unknown> {
    return isHidden() ? act() : locks.request(SEEN, { mode: 'shared', signal }, act);
  }

  function pauseUnlessEnded(): Promise<void> | null {
    const paused = pause();
    return paused?.then(goOn) ?? null;
  }

  async function goOn(): Promise<void> {
    signal.throwIfAborted();
    if (!isHidden()) return;
    const { held = [] } = await locks.query();
    if (held.some(({ name }) => name === SEEN)) throw new GivesWayError();
  }
}

/** Why an index is looked after: a page was opened, or something has changed since. */
type Occasion = 'opening' | 'change';

/**
 * Does all there is to do to the index; has it made anew where it is found to be damaged. Nobody else may do so meanwhile. What no
 * longer counts is looked for in segments at an opening, and when there are new ones: all of them have to be read for it.
 */
export async function maintainIndex(
  ctx: Pick<LibraryContext, 'db'>,
  pause: Pause,
  { sizes, occasion = 'opening' }: { sizes?: MergeSizes; occasion?: Occasion } = {},
): Promise<void> {
  try {
    await sweepIndex(ctx, pause);
    await rebuildIndex(ctx, async () => {
      await mergeAll();
      await pause();
    });
    const hasMerged = await mergeAll();
    if (!hasMerged && occasion === 'opening') await renewAll();
  } catch (error) {
    if (error instanceof DamagedIndexError) await renewIndex(ctx);
    throw error;
  }

  async function mergeAll(): Promise<boolean> {
    let hasMerged = false;
    while (await mergeIndex(ctx, pause, sizes)) {
      hasMerged = true;
      await pause();
    }
    if (hasMerged) await renewAll();
    return hasMerged;
  }

  async function renewAll(): Promise<void> {
    while (await renewSegment(ctx, pause)) await pause();
  }
}
