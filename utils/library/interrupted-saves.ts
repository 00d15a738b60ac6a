import type { SaveJob } from '@/utils/storage/save-job';

import type { LibraryContext } from './library-context';

/** Saves that were cut short before the article was whole. */
export async function interruptedSaves({ db }: LibraryContext): Promise<SaveJob[]> {
  return db.jobs.filter(({ failure }) => failure?.kind === 'interrupted').toArray();
}

/** Forgets a save that came to nothing. */
export async function dismissSave({ db }: LibraryContext, saveId: string): Promise<void> {
  await db.jobs.delete(saveId);
}
