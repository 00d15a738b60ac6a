import * as v from 'valibot';

import type { SaveJob, StagedBlock } from '@/utils/storage/save-job';
import { isStorageError } from '@/utils/storage/storage-error';

import { type LibraryContext, timestamp } from './library-context';
import { failSave } from './start-save';

/**
 * Keeps a block of a save until it is committed. A block that comes again overwrites itself; one that says something else comes
 * from a page that was loaded anew, and what the one before had sent after it goes. False when the save isn't known or not this
 * tab's. Where it can't be kept, as on a full disk, the save has failed, and says so; rejects then.
 */
export async function stageBlock(ctx: LibraryContext, tabId: number, block: StagedBlock): Promise<boolean> {
  try {
    return await keepBlock(ctx, tabId, block);
  } catch (error) {
    const job = isStorageError(error) ? await ctx.db.jobs.get(block.saveId) : undefined;
    if (job && isOpen(job, tabId)) await failSave(ctx, job.id, { kind: 'storage', message: String(error) });
    throw error;
  }
}

function keepBlock(ctx: LibraryContext, tabId: number, block: StagedBlock): Promise<boolean> {
  const { db } = ctx;
  return db.transaction('rw', db.jobs, db.staging, async () => {
    const job = await db.jobs.get(block.saveId);
    if (!job || !isOpen(job, tabId)) return false;
    if (block.part === 'capture') await forgetPageBefore(ctx, block);
    await db.staging.put(block);
    await db.jobs.update(job.id, { touchedAt: timestamp(ctx) });
    return true;
  });
}

/** A page sends its text in order, and its pictures after that. */
async function forgetPageBefore({ db }: LibraryContext, block: StagedBlock): Promise<void> {
  const known = await db.staging.get([block.saveId, block.part, block.block]);
  if (!known || (known.data === block.data && known.blocks === block.blocks)) return;
  await db.staging
    .where('saveId')
    .equals(block.saveId)
    .filter(({ part, block: number }) => part !== block.part || number > block.block)
    .delete();
}

/** Notes down how far the pages of an article have been read: parsed, since a page's process sent it. */
export async function reportPages(ctx: LibraryContext, saveId: string, pages: unknown): Promise<void> {
  await ctx.db.jobs.update(saveId, { pages: v.parse(progressSchema, pages), touchedAt: timestamp(ctx) });
}

const pageNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000));
const progressSchema = v.strictObject({
  read: pageNumber,
  found: pageNumber,
  failure: v.nullable(
    v.variant('kind', [
      v.strictObject({ kind: v.literal('refused'), page: pageNumber, status: v.number() }),
      v.strictObject({
        kind: v.picklist(['unreachable', 'not-html', 'no-article', 'too-many']),
        page: pageNumber,
      }),
    ]),
  ),
});

/** Whether blocks of this tab still belong to the save. */
export function isOpen(job: SaveJob, tabId: number): boolean {
  return job.tabId === tabId && (job.state === 'capturing' || job.picturesPending);
}
