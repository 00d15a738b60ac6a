import { commitSave } from '@/utils/library/commit-save';
import { editArticle } from '@/utils/library/edit-article';
import type { LibraryContext } from '@/utils/library/library-context';
import { closeLinkTab } from '@/utils/library/read-link';
import { isOpen, reportPages, stageBlock } from '@/utils/library/stage-block';
import { saveWithBlocks, takeBackBlocks } from '@/utils/library/save-with-blocks';
import { failSave, startSave } from '@/utils/library/start-save';
import { onMessage } from '@/utils/messaging/messaging';
import { tellAnnotator } from '@/utils/messaging/tell-annotator';
import { isOurPage, type Sender, tabOfPageScript } from '@/utils/messaging/sender';
import { markSaved } from '@/utils/platform/badge';
import type { SaveFailure } from '@/utils/storage/save-job';

import type { PictureFetcher } from './picture-fetcher';

/** Answers messages. A page's script may only add to a save of its own tab; all else is for our own pages. */
export function serveMessages(library: LibraryContext, pictures: PictureFetcher): void {
  onMessage('startSave', ({ data, sender }) => {
    if (!isOurPage(sender)) throw new Error('startSave is for our own pages');
    return startSave(library, data);
  });

  onMessage('editArticle', async ({ data: { articleId, edit }, sender }) => {
    if (!isOurPage(sender)) throw new Error('editArticle is for our own pages');
    await editArticle(library, articleId, edit);
  });

  onMessage('fetchPictures', async ({ data: { versionId }, sender }) => {
    if (!isOurPage(sender)) throw new Error('fetchPictures is for our own pages');
    await pictures.run(versionId);
  });

  onMessage('stageBlock', async ({ data, sender }) => {
    const tabId = tabOfPageScript(sender);
    if (tabId === null) throw new Error('stageBlock is for page scripts');
    await stageBlock(library, tabId, data);
  });

  onMessage('commitSave', async ({ data: { saveId, picturesPending }, sender }) => {
    const tabId = await tabOfSave(library, saveId, tabOfPageScript(sender));
    if (tabId === null) return;
    try {
      const job = await commitSave(library, saveId, picturesPending);
      await markSaved(tabId, true);
      void tellAnnotator(tabId, 'libraryChanged', undefined);
      if (job && !picturesPending) await closeLinkTab(job);
      if (job?.versionId && !picturesPending) void pictures.add(job.versionId);
    } catch (error) {
      await endSave(library, saveId, { kind: 'storage', message: String(error) });
    }
  });

  onMessage('reportPages', async ({ data: { saveId, pages }, sender }) => {
    const tabId = await tabOfSave(library, saveId, tabOfPageScript(sender));
    if (tabId !== null) await reportPages(library, saveId, pages);
  });

  onMessage('saveWithBlocks', ({ data, sender }) => saveWithBlocks(library, ofItsPage(data, sender)));

  onMessage('takeBackBlocks', ({ data, sender }) => takeBackBlocks(library, ofItsPage(data, sender)));

  onMessage('failSave', async ({ data: { saveId, failure }, sender }) => {
    const tabId = await tabOfSave(library, saveId, tabOfPageScript(sender));
    if (tabId !== null) await endSave(library, saveId, failure);
  });
}

/** A request of a page's script, for its own page and no other. */
function ofItsPage<Request>(request: Request, sender: Sender): Request & { tabId: number; url: string } {
  const tabId = tabOfPageScript(sender);
  if (tabId === null || sender.url === undefined) throw new Error('blocks are chosen by page scripts');
  return { ...request, tabId, url: sender.url };
}

async function endSave(library: LibraryContext, saveId: string, failure: SaveFailure): Promise<void> {
  await failSave(library, saveId, failure);
  const job = await library.db.jobs.get(saveId);
  if (job) await closeLinkTab(job);
}

/** The tab, if the save is under way in it. */
async function tabOfSave(
  { db }: LibraryContext,
  saveId: string,
  tabId: number | null,
): Promise<number | null> {
  const job = await db.jobs.get(saveId);
  return job && tabId !== null && isOpen(job, tabId) ? tabId : null;
}
