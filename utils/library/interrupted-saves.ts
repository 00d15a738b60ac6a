import type { SaveJob } from '@/utils/storage/save-job';

import type { LibraryContext } from './library-context';
import { waitingHighlights } from './waiting-highlights';

/** Saves that were cut short before the article was whole, or that have lost highlights of the reader's. */
export async function interruptedSaves({ db }: LibraryContext): Promise<SaveJob[]> {
  return db.jobs.filter(isOffered).toArray();
}

/** Whether a save is offered to the reader again, until they say otherwise. */
export function isOffered(job: SaveJob): boolean {
  const { state, failure } = job;
  return state === 'failed' && (failure?.kind === 'interrupted' || waitingHighlights(job).length > 0);
}

/**
 * Forgets a save that came to nothing, with the highlights that wait in it. Gives what takes that back; null where there is no
 * such save, or where it goes on.
 */
export async function dismissSave(
  { db }: Pick<LibraryContext, 'db'>,
  saveId: string,
): Promise<(() => Promise<void>) | null> {
  return db.transaction('rw', db.jobs, async () => {
    const job = await db.jobs.get(saveId);
    if (job?.state !== 'failed') return null;
    await db.jobs.delete(saveId);
    return async () => {
      await db.jobs.put(job);
    };
  });
}
