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

/** What a save wants of the page, for the script that reads it. A link may lead to another address than its own. */
export async function captureOptions(
  ctx: Pick<LibraryContext, 'db'>,
  { url, linkId, withPages = false, reading = 'best' }: SaveJob,
): Promise<CaptureOptions> {
  const choices = await blocksOfSite(ctx, url);
  return { withPages, reading, choices, ...(!linkId && url !== '' && { url }) };
}
