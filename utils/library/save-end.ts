import type { SaveJob } from '@/utils/storage/save-job';
import { watchTable } from '@/utils/storage/watch-table';

import type { LibraryContext } from './library-context';

/** A save when it has come to an end, well or not; null when there is no such save. */
export async function saveEnd({ db }: Pick<LibraryContext, 'db'>, saveId: string): Promise<SaveJob | null> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      db.jobs.get(saveId).then((job) => {
        if (job?.state === 'capturing') return;
        stop();
        resolve(job ?? null);
      }, reject);
    };
    const stop = watchTable(db, 'jobs', look);
    look();
  });
}
