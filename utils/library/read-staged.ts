import * as v from 'valibot';

import type { PictureFailure } from '@/utils/article/article';
import { type Capture, captureSchema } from '@/utils/article/capture';
import { decodeBase64 } from '@/utils/images/base64';
import { pictureType } from '@/utils/images/picture-type';
import type { StagedBlock } from '@/utils/storage/save-job';

import type { LibraryContext } from './library-context';
import { sha256 } from './sha256';

/** A picture as it came from the page: its bytes under the type they have, or why there are none. */
export type StagedPicture = { hash: string; blob: Blob } | { failure: PictureFailure };

/** What has arrived whole of a save. */
export interface StagedSave {
  capture: Capture | null;
  pictures: Map<number, StagedPicture>;
}

const picturePartSchema = v.union([
  v.strictObject({ base64: v.string() }),
  v.strictObject({ failure: v.picklist(['blocked', 'unreachable', 'not-a-picture', 'too-large']) }),
]);

/** Puts the staged blocks of a save together. Throws valibot's error on a capture of the wrong form. */
export async function readStaged({ db }: LibraryContext, saveId: string): Promise<StagedSave> {
  const blocks = await db.staging.where('saveId').equals(saveId).toArray();
  const staged: StagedSave = { capture: null, pictures: new Map() };
  for (const [part, text] of wholeParts(blocks)) {
    if (part === 'capture') staged.capture = v.parse(captureSchema, JSON.parse(text));
    const number = /^picture:(\d{1,4})$/.exec(part)?.[1];
    if (number !== undefined) staged.pictures.set(Number(number), await readPicture(text));
  }
  return staged;
}

function wholeParts(blocks: StagedBlock[]): Map<string, string> {
  const parts = new Map<string, string>();
  for (const [part, ofPart] of Map.groupBy(blocks, ({ part }) => part)) {
    const isWhole = ofPart.every(({ blocks }) => blocks === ofPart.length);
    if (!isWhole) continue;
    const inOrder = ofPart.toSorted((a, b) => a.block - b.block);
    parts.set(part, inOrder.map(({ data }) => data).join(''));
  }
  return parts;
}

async function readPicture(text: string): Promise<StagedPicture> {
  const part = v.parse(picturePartSchema, JSON.parse(text));
  if ('failure' in part) return part;
  const bytes = decodeBase64(part.base64);
  const type = pictureType(bytes);
  if (type === null) return { failure: 'not-a-picture' };
  return { hash: await sha256(bytes), blob: new Blob([bytes], { type }) };
}
