import type { SaveJob } from '@/utils/storage/save-job';

import type { LibraryContext } from './library-context';

/** Saves that were cut short before the article was whole, or that have lost highlights of the reader's. */
export async function interruptedSaves({ db }: LibraryContext): Promise<SaveJob[]> {
  return db.jobs.filter(isOffered).toArray();
}

/** Whether a save is offered to the reader again, until they say otherwise. */
export function isOffered({ state, failure, highlights = [] }: SaveJob): boolean {
  return state === 'failed' && (failure?.kind === 'interrupted' || highlights.length > 0);
}

/** Forgets a save that came to nothing. Gives what takes that back. */
export async function dismissSave({ db }: LibraryContext, saveId: string): Promise<() => Promise<void>> {
  const job = await db.jobs.get(saveId);
  await db.jobs.delete(saveId);
  return async () => {
    if (job) await db.jobs.put(job);
  };
}
