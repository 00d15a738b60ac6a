import type { StartSave } from '@/utils/messaging/protocol';
import type { CaptureOptions } from '@/utils/platform/page-script';
import type { SaveJob } from '@/utils/storage/save-job';

import { type LibraryContext, timestamp } from './library-context';
import { blocksOfSite } from './site-blocks';

/** A save of which nothing has been done yet. */
export function newJob(ctx: LibraryContext, { saveId, ...request }: StartSave): SaveJob {
  const now = timestamp(ctx);
  return {
    id: saveId,
    ...request,
    state: 'capturing',
    startedAt: now,
    touchedAt: now,
    linkId: null,
    pages: null,
    failure: null,
    outcome: null,
    articleId: null,
    versionId: null,
    previousVersionId: null,
    receipt: null,
    selection: null,
    picturesPending: false,
  };
}

/**
 * What a save wants of the page, for the script that reads it. The page must be the one that was meant where the reader has
 * marked or selected something of it; else it may have another address by then, as pages give themselves, and a link may lead
 * to another than its own.
 */
export async function captureOptions(ctx: Pick<LibraryContext, 'db'>, job: SaveJob): Promise<CaptureOptions> {
  const { url, linkId, withPages = false, reading = 'best' } = job;
  const choices = await blocksOfSite(ctx, url);
  const isMeant = !linkId && url !== '' && concernsItsWords(job);
  return { withPages, reading, choices, ...(isMeant && { url }) };
}

function concernsItsWords({ highlights = [], highlightsSelection, reading }: SaveJob): boolean {
  return highlights.length > 0 || highlightsSelection || reading === 'selection';
}
