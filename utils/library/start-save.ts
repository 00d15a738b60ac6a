import { refusedReason, restrictedReason } from '@/utils/article/restricted-page';
import { isSamePage } from '@/utils/article/url-key';
import type { StartSave } from '@/utils/messaging/protocol';
import { startCapture } from '@/utils/platform/page-script';
import { tabById } from '@/utils/platform/tabs';
import { failed, type Result, success } from '@/utils/shared/result';
import type { SaveFailure, SaveJob } from '@/utils/storage/save-job';
import { isStorageError } from '@/utils/storage/storage-error';

import type { LibraryContext } from './library-context';
import { captureOptions, newJob } from './new-job';
import { storeHighlights } from './waiting-highlights';

/** What browsers say of a page that went while a script was on its way: it may be loaded anew under the same address. */
const GONE = /\b(?:removed|closed|destroyed)\b/i;

/**
 * Notes down the save and sets the page script to work. Asked again with the same id, it goes on with what is there: the
 * script in the page knows which saves it has begun.
 */
export async function startSave(ctx: LibraryContext, request: StartSave): Promise<Result<null, SaveFailure>> {
  const { saveId, tabId, url } = request;
  const reason = restrictedReason(url);
  if (reason !== null) return failed({ kind: 'restricted', reason });
  const opened = await openJob(ctx, request);
  if (!opened.ok) return opened;
  const job = opened.value;
  if (job.state === 'committed') return success(null);
  try {
    await startCapture(tabId, saveId, await captureOptions(ctx, job));
    return success(null);
  } catch (error) {
    // What the browser answers has no code, only English words: while the page is there, no script may run on it.
    const isThere = !GONE.test(String(error)) && isSamePage((await tabById(tabId))?.url ?? '', url);
    const failure: SaveFailure = isThere
      ? { kind: 'restricted', reason: refusedReason(url, String(error)) }
      : { kind: 'interrupted' };
    await failSave(ctx, saveId, failure);
    return failed(failure);
  }
}

/**
 * Notes down why a save came to nothing, and lets go of what was staged. What the reader has highlighted of the page isn't
 * let go of: it is added to what is saved of it, or waits until something is. A committed save stays as it is.
 */
export async function failSave(ctx: LibraryContext, saveId: string, failure: SaveFailure): Promise<void> {
  const { db } = ctx;
  const stores = [...db.indexedTables, db.versions, db.jobs, db.staging];
  await db.transaction('rw', stores, async () => {
    const job = await db.jobs.get(saveId);
    if (job?.state !== 'capturing') return;
    const areStored = await storeHighlights(ctx, job.url, job.highlights ?? []);
    await db.jobs.update(saveId, { state: 'failed', failure, ...(areStored && { highlights: [] }) });
    await db.staging.where('saveId').equals(saveId).delete();
  });
}

/** The save as it is noted down; or that it couldn't be, as on a full disk. */
async function openJob(ctx: LibraryContext, request: StartSave): Promise<Result<SaveJob, SaveFailure>> {
  try {
    return success(await noteJob(ctx, request));
  } catch (error) {
    if (!isStorageError(error)) throw error;
    return failed({ kind: 'storage', message: String(error) });
  }
}

function noteJob(ctx: LibraryContext, request: StartSave): Promise<SaveJob> {
  const { db } = ctx;
  return db.transaction('rw', db.jobs, async () => {
    const known = await db.jobs.get(request.saveId);
    if (known) return known;
    const job = newJob(ctx, request);
    await db.jobs.add(job);
    return job;
  });
}
