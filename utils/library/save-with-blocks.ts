import type { BlocksOutcome } from '@/utils/messaging/protocol';
import { tabById } from '@/utils/platform/tabs';
import { failed, type Result, success } from '@/utils/shared/result';
import type { SaveFailure } from '@/utils/storage/save-job';

import { findSavedArticle } from './find-saved-article';
import type { LibraryContext } from './library-context';
import { saveEnd } from './save-end';
import { keepBlocks } from './site-blocks';
import { startSave } from './start-save';
import { undoSave } from './undo-save';

/** What a page's script asks for, and where the browser says that it runs. */
interface BlocksOfPage {
  saveId: string;
  tabId: number;
  url: string;
  choices: unknown;
}

/**
 * Remembers the blocks chosen on a page for its site, and saves the page again by them; what came of that. A save of another tab
 * stays that tab's.
 */
export async function saveWithBlocks(
  ctx: LibraryContext,
  { saveId, tabId, url, choices }: BlocksOfPage,
): Promise<Result<BlocksOutcome, SaveFailure>> {
  const known = await ctx.db.jobs.get(saveId);
  if (known && known.tabId !== tabId) return failed({ kind: 'interrupted' });
  await keepBlocks(ctx, url, choices);
  const article = await findSavedArticle(ctx, url);
  const title = (await tabById(tabId))?.title ?? '';
  const started = await startSave(ctx, {
    saveId,
    tabId,
    url,
    title,
    highlightsSelection: false,
    withPages: (article?.pages ?? 1) > 1,
  });
  if (!started.ok) return started;
  const job = await saveEnd(ctx, saveId);
  if (job?.receipt && job.outcome) return success({ outcome: job.outcome, receipt: job.receipt });
  return failed(job?.failure ?? { kind: 'interrupted' });
}

/** Takes back what `saveWithBlocks` did: `choices` are those of before. Only in the tab in which it was done. */
export async function takeBackBlocks(
  ctx: LibraryContext,
  { saveId, tabId, url, choices }: BlocksOfPage,
): Promise<void> {
  const job = await ctx.db.jobs.get(saveId);
  if (job?.tabId !== tabId) return;
  await keepBlocks(ctx, url, choices);
  await undoSave(ctx, saveId);
}
