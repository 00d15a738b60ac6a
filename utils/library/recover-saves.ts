import { isSamePage } from '@/utils/article/url-key';
import { startCapture } from '@/utils/platform/page-script';
import { tabById } from '@/utils/platform/tabs';
import type { SaveJob } from '@/utils/storage/save-job';

import { commitSave } from './commit-save';
import { isOffered } from './interrupted-saves';
import { type LibraryContext, timestamp } from './library-context';
import { captureOptions } from './new-job';
import { closeLinkTab } from './read-link';
import { failSave, startSave } from './start-save';
import { waitingHighlights, waitingSaves } from './waiting-highlights';

/** How long a save may be silent before it counts as interrupted: twice the longest wait for one picture. */
const SILENCE_MS = 40_000;
/** How long finished saves stay noted: long enough for a popup that is opened again to tell of them. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/**
 * Finishes what was cut short: commits saves whose text has arrived, sets the page script to work again where the page
 * is still there, and marks the rest as interrupted, to be offered again. Run whenever the background wakes.
 */
export async function recoverSaves(ctx: LibraryContext): Promise<void> {
  const now = ctx.now().getTime();
  for (const job of await ctx.db.jobs.toArray()) {
    const silentFor = now - Date.parse(job.touchedAt);
    const isUnderWay = job.state === 'capturing' || job.picturesPending;
    if (isUnderWay && silentFor > SILENCE_MS) await finish(ctx, job);
    else if (job.state === 'capturing') await resume(ctx, job);
    else if (!isUnderWay && !isOffered(job) && silentFor > REMEMBERED_MS) await ctx.db.jobs.delete(job.id);
  }
}

/**
 * A tab has loaded a page: what was to be read of it is read, since a page that is loaded anew has lost its script. So is a
 * page that the reader has highlighted and that was gone before it was saved, but none that couldn't be read or that they didn't
 * want to wait for: it is read when they save it.
 */
export async function resumeSavesOfPage(ctx: LibraryContext, tabId: number, url: string): Promise<void> {
  const own = await ctx.db.jobs.where('tabId').equals(tabId).toArray();
  const underWay = own.filter((job) => job.state === 'capturing' && !job.linkId && isSamePage(job.url, url));
  for (const job of underWay) await resume(ctx, job);
  if (underWay.length > 0) return;
  const waiting = (await waitingSaves(ctx)).find(
    (job) =>
      job.failure?.kind === 'interrupted' && waitingHighlights(job).length > 0 && isSamePage(job.url, url),
  );
  if (waiting) await beginAnew(ctx, waiting, tabId);
}

/** The page of these saves is gone: what has arrived of them is kept. */
export async function finishSavesOfTab(ctx: LibraryContext, tabId: number): Promise<void> {
  for (const job of await ctx.db.jobs.where('tabId').equals(tabId).toArray()) {
    if (job.state === 'capturing' || job.picturesPending) await finish(ctx, job);
  }
}

async function finish(ctx: LibraryContext, job: SaveJob): Promise<void> {
  const committed = await commitSave(ctx, job.id, false);
  if (committed === null) await failSave(ctx, job.id, { kind: 'interrupted' });
  await closeLinkTab(job);
}

async function beginAnew(
  ctx: LibraryContext,
  { id: saveId, url, title }: SaveJob,
  tabId: number,
): Promise<void> {
  const isBegun = await ctx.db.transaction('rw', ctx.db.jobs, async () => {
    const job = await ctx.db.jobs.get(saveId);
    if (job?.state !== 'failed') return false;
    await ctx.db.jobs.update(saveId, { state: 'capturing', failure: null, tabId, touchedAt: timestamp(ctx) });
    return true;
  });
  if (isBegun)
    await startSave(ctx, { saveId, tabId, url, title, highlightsSelection: false, withPages: false });
}

/** Reaches a page script that was never set to work; one that works already takes no notice. */
async function resume(ctx: LibraryContext, job: SaveJob): Promise<void> {
  const tab = await tabById(job.tabId);
  if (!isSamePage(tab?.url ?? '', job.url)) return;
  try {
    await startCapture(job.tabId, job.id, await captureOptions(ctx, job));
  } catch {
    // No script may run there any more: the save falls silent and is marked as interrupted.
  }
}
