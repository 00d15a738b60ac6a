import { isSaved } from '@/utils/article/article';
import { refusedReason } from '@/utils/article/restricted-page';
import { startCapture } from '@/utils/platform/page-script';
import { closeTab, openQuietTab, tabById } from '@/utils/platform/tabs';
import type { SaveFailure, SaveJob } from '@/utils/storage/save-job';

import type { LibraryContext } from './library-context';
import { captureOptions, newJob } from './new-job';
import { failSave } from './start-save';

/**
 * Opens the page of a kept link in a tab of its own, in the background, to be read and closed again. The browser must let
 * scripts into it: ask the reader first. A link that is being read, or has been, isn't opened twice.
 */
export async function readLink(ctx: LibraryContext, articleId: string): Promise<void> {
  const { db } = ctx;
  const link = await db.articles.get(articleId);
  const underWay = await db.jobs
    .filter((job) => job.linkId === articleId && job.state === 'capturing')
    .count();
  if (!link || isSaved(link) || underWay > 0) return;
  const tabId = await openQuietTab(link.url);
  const { url, title } = link;
  const request = { saveId: ctx.newId(), tabId, url, title, highlightsSelection: false, withPages: false };
  await db.jobs.add({ ...newJob(ctx, request), linkId: articleId });
  // It may have been quicker than we.
  await captureLink(ctx, tabId);
}

/** How long a tab that was just opened may show nothing. */
const EMPTY_MS = 5_000;

/**
 * Reads the page of a link in the tab that was opened for it, once it shows a page; to be called whenever that changes. Where
 * there is no page, or no way in, the tab is closed and the link stays one.
 */
export async function captureLink(ctx: LibraryContext, tabId: number): Promise<void> {
  const job = await linkJob(ctx, tabId);
  const tab = job && (await tabById(tabId));
  if (!job || !tab) return;
  if (tab.url !== null && !/^https?:/.test(tab.url)) return;
  try {
    await startCapture(tabId, job.id, { ...(await captureOptions(ctx, job)), waitsForLoad: true });
  } catch (error) {
    // While a page is on its way, there is none that a script could be let into.
    if (!tab.isLoaded) return;
    // So it looks where we have no access, and in Firefox also before the page has come.
    if (tab.url === null && ctx.now().getTime() - Date.parse(job.startedAt) < EMPTY_MS) {
      setTimeout(() => void captureLink(ctx, tabId), EMPTY_MS);
      return;
    }
    await failLink(ctx, job, { kind: 'restricted', reason: refusedReason(job.url, String(error)) });
  }
}

/** Closes the tab that was opened for a link, once its save has come to an end. */
export async function closeLinkTab({ linkId, tabId }: Pick<SaveJob, 'linkId' | 'tabId'>): Promise<void> {
  if (linkId) await closeTab(tabId);
}

async function failLink(ctx: LibraryContext, job: SaveJob, failure: SaveFailure): Promise<void> {
  await failSave(ctx, job.id, failure);
  await closeLinkTab(job);
}

async function linkJob({ db }: Pick<LibraryContext, 'db'>, tabId: number): Promise<SaveJob | undefined> {
  const jobs = await db.jobs.where('tabId').equals(tabId).toArray();
  return jobs.find(({ linkId, state }) => linkId && state === 'capturing');
}
