import type {
  LeftFile,
  MirrorDatabase,
  MirrorStatus,
  MirrorTrouble,
  MirrorWish,
} from '@/utils/storage/mirror-database';
import { watchTable } from '@/utils/storage/watch-table';

import type { LibraryContext } from '../library-context';
import type { Pause } from '../merge-index';
import { FolderFiles, type FolderHandle } from './folder-files';
import { mirrorLibrary, type MirrorOptions, type MirrorReport } from './mirror-library';

export interface MirrorKeeping {
  db: MirrorDatabase;
  locks: Pick<LockManager, 'request'>;
  /** The folder that the reader has chosen, and whether the browser lets us write there without asking; null where there is none. */
  folder: () => Promise<{ handle: FolderHandle; mayWrite: () => Promise<boolean> } | null>;
  /** How articles are to be written. */
  writing: (
    wish: MirrorWish,
  ) => Promise<Pick<MirrorOptions, 'filesOf' | 'suffix' | 'extension' | 'untitled' | 'manner'>>;
  /** Tells when all may have to be written anew, though the library hasn't changed; returns what ends that. */
  watchWriting: (onChange: () => void) => () => void;
  /** Told of files that the reader has changed, and that are left to them. */
  onLeft: (left: LeftFile[]) => void;
  pause: Pause;
  /** Waits for more changes before any is written. */
  gather: () => Promise<void>;
}

/** The name of the lock under which one window at a time writes. */
export const MIRROR_LOCK = 'mirror';

/** Of fewer articles it isn't shown how many are done: that is over before it is read. */
const FEW = 5;
/** So often that is noted, in articles. */
const NOTED_EACH = 10;

/**
 * Keeps the folder in step with the library as long as a page of ours is open: at once what has changed while none was, then what
 * changes, in whichever window. Returns the function that ends it; what is being written then is cut off with the page.
 */
export function keepMirror(ctx: LibraryContext, keeping: MirrorKeeping): () => void {
  const { db, locks, pause, gather } = keeping;
  const end = new AbortController();
  let stale: ReadonlySet<string> | 'all' = 'all';
  let isWorking = false;

  const noteStale = (keys: string[] | null): void => {
    stale = keys === null || stale === 'all' ? 'all' : new Set([...stale, ...keys]);
    void work();
  };
  const stops = [
    watchTable(ctx.db, 'catalogStale', noteStale, 'written'),
    watchTable(db, 'state', (keys) => {
      // How far we are is noted there as well.
      if (keys === null || keys.includes('wish')) noteStale(null);
    }),
    keeping.watchWriting(() => {
      noteStale(null);
    }),
  ];
  void work();
  return () => {
    end.abort();
    for (const stop of stops) stop();
  };

  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    try {
      while (isBehind() && !end.signal.aborted) {
        await gather();
        await locks.request(MIRROR_LOCK, { signal: end.signal }, writeStale);
      }
    } catch {
      // The page goes away, or the library can't be read, which is shown where articles are listed.
      stale = 'all';
    } finally {
      isWorking = false;
    }
  }

  function isBehind(): boolean {
    return stale === 'all' || stale.size > 0;
  }

  async function writeStale(): Promise<void> {
    const changed = stale;
    stale = new Set();
    const wish = await db.wish();
    if (!wish || wish.isPaused) return;
    const before = await db.status();
    // What couldn't be written before is looked for among all.
    const ids = changed === 'all' || before.trouble ? null : [...changed];
    const report = await writeInto(wish, ids);
    if (report === null) return;
    await noteStatus(wish, { progress: null, trouble: report.trouble });
  }

  /** Null where the reader wants something else by now. */
  async function writeInto(wish: MirrorWish, ids: string[] | null): Promise<MirrorReport | null> {
    const folder = await keeping.folder();
    if (!folder) return null;
    const { handle, mayWrite } = folder;
    if (!(await mayWrite())) return { isChanged: false, left: [], trouble: NOT_ALLOWED };
    const isStillWanted = async (): Promise<boolean> => {
      await pause();
      const now = await db.wish();
      return !end.signal.aborted && now?.id === wish.id && !now.isPaused;
    };
    const report = await mirrorLibrary(ctx, ids, {
      ...(await keeping.writing(wish)),
      ...{ db, mayWrite, folder: new FolderFiles(handle), isWanted: isStillWanted },
      onProgress: async (done, total) => {
        if (total < FEW || (done % NOTED_EACH !== 0 && done !== 1)) return;
        await noteStatus(wish, { progress: { done, total } });
      },
    });
    if (report.isChanged) await noteStatus(wish, { lastWritten: ctx.now().toISOString() });
    if (report.left.length > 0) keeping.onLeft(report.left);
    // Where it was paused, how far it was stays to be seen.
    return (await isStillWanted()) ? report : null;
  }

  async function noteStatus(wish: MirrorWish, change: Partial<MirrorStatus>): Promise<void> {
    await db.transaction('rw', db.state, async () => {
      const now = await db.wish();
      if (now?.id !== wish.id) return;
      const status = await db.status();
      const changed = { ...status, ...change };
      // What is noted is told to every window.
      if (JSON.stringify(changed) !== JSON.stringify(status)) await db.state.put(changed);
    });
  }
}

const NOT_ALLOWED: MirrorTrouble = { kind: 'permission', detail: '', titles: [], count: 0 };
