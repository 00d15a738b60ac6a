import type { SaveJob } from '@/utils/storage/save-job';
import { watchTable } from '@/utils/storage/watch-table';

import type { LibraryContext } from './library-context';

/** A save when it has come to an end, well or not; null when there is no such save. */
export async function saveEnd(ctx: Pick<LibraryContext, 'db'>, saveId: string): Promise<SaveJob | null> {
  const ended = async (): Promise<SaveJob | 'missing' | null> => {
    const job = await ctx.db.jobs.get(saveId);
    return job?.state === 'capturing' ? null : (job ?? 'missing');
  };
  const job = await firstAnswer(ctx, ended);
  return job === 'missing' ? null : job;
}

/** Resolves when a highlight of a page is stored, by whichever save, or no save is under way any more that holds it. */
export async function highlightEnd(ctx: Pick<LibraryContext, 'db'>, id: string): Promise<void> {
  const { db } = ctx;
  await firstAnswer(ctx, async () => {
    if (await db.annotations.get(id)) return true;
    const holding = await db.jobs
      .filter(({ state, highlights }) => state === 'capturing' && !!highlights?.some((one) => one.id === id))
      .count();
    return holding === 0 ? true : null;
  });
}

/** The first answer that isn't null to what is asked now and whenever a save has changed. */
async function firstAnswer<Answer>(
  { db }: Pick<LibraryContext, 'db'>,
  ask: () => Promise<Answer | null>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      ask().then((answer) => {
        if (answer === null) return;
        stop();
        resolve(answer);
      }, reject);
    };
    const stop = watchTable(db, 'jobs', look);
    look();
  });
}
