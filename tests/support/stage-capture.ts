import { Buffer } from 'node:buffer';

import type { Capture } from '@/utils/article/capture';
import { NO_FURTHER_FACTS } from '@/utils/article/further-facts';
import type { LibraryContext } from '@/utils/library/library-context';
import { newJob } from '@/utils/library/new-job';
import type { PicturePart } from '@/utils/messaging/protocol';
import type { SaveJob } from '@/utils/storage/save-job';

/** A capture with sensible values for what a test doesn't care about. */
export function aCapture({
  metadata,
  ...rest
}: Partial<Omit<Capture, 'metadata'>> & { metadata?: Partial<Capture['metadata']> } = {}): Capture {
  return {
    metadata: {
      url: 'https://courier.example/2026/ferry',
      canonicalUrl: null,
      title: 'The last ferry',
      byline: ['Ann Field'],
      dir: 'ltr',
      lang: 'en',
      siteName: 'Courier',
      excerpt: 'The ferry stops.',
      publishedTime: '2026-11-20T06:00:00Z',
      ...NO_FURTHER_FACTS,
      ...metadata,
    },
    source: 'article',
    reading: 'best',
    choices: null,
    content: '<p>The ferry stops on Friday.</p>',
    textContent: 'The ferry stops on Friday.',
    pictures: [],
    signs: [],
    pageUrls: [],
    selection: null,
    ...rest,
  };
}

/** Opens a save and stages a capture for it, as the page script would. */
export async function stageCapture(
  ctx: LibraryContext,
  saveId: string,
  capture: Capture,
  job: Partial<SaveJob> = {},
): Promise<void> {
  const at = '2026-11-24T08:00:00.000Z';
  const { db } = ctx;
  await db.jobs.put({
    ...newJob(ctx, {
      saveId,
      tabId: 1,
      url: capture.metadata.url,
      title: '',
      highlightsSelection: false,
      withPages: false,
    }),
    startedAt: at,
    touchedAt: at,
    ...job,
  });
  await db.staging.put({ saveId, part: 'capture', block: 0, blocks: 1, data: JSON.stringify(capture) });
}

/** Stages one picture, or why there is none. */
export async function stagePicture(
  { db }: LibraryContext,
  saveId: string,
  index: number,
  picture: Uint8Array | PicturePart,
): Promise<void> {
  const part = picture instanceof Uint8Array ? { base64: Buffer.from(picture).toString('base64') } : picture;
  await db.staging.put({
    saveId,
    part: `picture:${String(index)}`,
    block: 0,
    blocks: 1,
    data: JSON.stringify(part),
  });
}

/** Bytes that begin as a PNG does; `mark` makes them differ. */
export function pngBytes(mark: number): Uint8Array {
  return Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, mark);
}
