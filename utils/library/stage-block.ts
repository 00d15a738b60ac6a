import type { SaveJob, StagedBlock } from '@/utils/storage/save-job';

import { type LibraryContext, timestamp } from './library-context';

/**
 * Keeps a block of a save until it is committed. A block that comes again overwrites itself. False when the save isn't
 * known or not this tab's.
 */
export async function stageBlock(ctx: LibraryContext, tabId: number, block: StagedBlock): Promise<boolean> {
  const { db } = ctx;
  return db.transaction('rw', db.jobs, db.staging, async () => {
    const job = await db.jobs.get(block.saveId);
    if (!job || !isOpen(job, tabId)) return false;
    await db.staging.put(block);
    await db.jobs.update(job.id, { touchedAt: timestamp(ctx) });
    return true;
  });
}

/** Whether blocks of this tab still belong to the save. */
export function isOpen(job: SaveJob, tabId: number): boolean {
  return job.tabId === tabId && (job.state === 'capturing' || job.picturesPending);
}
