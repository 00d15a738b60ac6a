import type { MirrorDatabase, MirrorFormat, MirrorStatus, MirrorWish } from '@/utils/storage/mirror-database';

import type { LibraryContext } from '../library-context';
import { MIRROR_LOCK } from './keep-mirror';

interface MirrorChoosing {
  db: MirrorDatabase;
  locks: Pick<LockManager, 'request'>;
}

/** Begins to keep a folder in step; `keep` stores the folder itself. What was known of another is forgotten, its files stay. */
export async function beginMirror(
  { newId }: Pick<LibraryContext, 'newId'>,
  { db, locks }: MirrorChoosing,
  choice: { name: string; format: MirrorFormat; withPictures: boolean },
  keep: () => Promise<void>,
): Promise<void> {
  await endMirror({ db, locks }, keep);
  const wish: MirrorWish = { key: 'wish', id: newId(), ...choice, isPaused: false, attempts: 0 };
  const progress = { done: 0, total: 0 };
  const status: MirrorStatus = { key: 'status', progress, lastWritten: null, trouble: null };
  await db.state.bulkPut([wish, status]);
}

/** Ends it: nothing in the folder is touched. `forget` forgets the folder itself. */
export async function endMirror({ db, locks }: MirrorChoosing, forget: () => Promise<void>): Promise<void> {
  // Whoever is writing asks for it before each article.
  await db.state.delete('wish');
  await locks.request(MIRROR_LOCK, async () => {
    await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
    await forget();
  });
}

/** Pauses, or goes on. */
export async function pauseMirror(db: MirrorDatabase, isPaused: boolean): Promise<void> {
  await change(db, () => ({ isPaused }));
}

/** Tries again what couldn't be written. */
export async function retryMirror(db: MirrorDatabase): Promise<void> {
  await change(db, ({ attempts }) => ({ attempts: attempts + 1 }));
}

async function change(db: MirrorDatabase, changed: (wish: MirrorWish) => Partial<MirrorWish>): Promise<void> {
  await db.transaction('rw', db.state, async () => {
    const wish = await db.wish();
    if (wish) await db.state.put({ ...wish, ...changed(wish) });
  });
}
