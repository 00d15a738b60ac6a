import type { Capture } from '@/utils/article/capture';
import { encodeBase64, splitBlocks } from '@/utils/images/base64';
import { copyShownPicture } from '@/utils/images/copy-shown-picture';
import type { FetchedPicture } from '@/utils/images/fetch-picture';
import { fetchPictures } from '@/utils/images/fetch-pictures';
import type { PicturePart } from '@/utils/messaging/protocol';
import { sendReliably } from '@/utils/messaging/send-reliably';

/** What was read from the page; `pictureSources` are the whole addresses of its pictures. */
export interface CapturedPage {
  capture: Capture;
  pictureSources: string[];
}

/** How long the text waits for its pictures before it is committed without them. */
const PATIENCE_MS = 2_500;

/**
 * Sends the text, then the pictures as they come, and has them committed: once when all are there soon, else the text first
 * and the pictures afterwards.
 */
export async function sendCapture(saveId: string, { capture, pictureSources }: CapturedPage): Promise<void> {
  const inTurn = takeTurns();
  await sendPart(saveId, 'capture', JSON.stringify(capture));
  const pictures = fetchPictures(
    pictureSources,
    {
      // Bound, since `fetch` wants the window as its own.
      fetch: (input, init) => fetch(input, init),
      copyShown: (url) => copyShownPicture(document, url),
      pageUrl: location.href,
    },
    (index, picture) =>
      inTurn(() => sendPart(saveId, `picture:${String(index)}`, JSON.stringify(partOf(picture)))),
  );
  const areAllThere = await Promise.race([pictures.then(() => true), wait(PATIENCE_MS).then(() => false)]);
  if (!areAllThere) {
    await inTurn(() => sendReliably('commitSave', { saveId, picturesPending: true }));
    await pictures;
  }
  await sendReliably('commitSave', { saveId, picturesPending: false });
}

function partOf(picture: FetchedPicture): PicturePart {
  return 'bytes' in picture ? { base64: encodeBase64(picture.bytes) } : picture;
}

async function sendPart(saveId: string, part: string, text: string): Promise<void> {
  const blocks = splitBlocks(text);
  for (const [block, data] of blocks.entries()) {
    await sendReliably('stageBlock', { saveId, part, block, blocks: blocks.length, data });
  }
}

/**
 * Runs tasks one after another. A commit empties the staging store: a picture sent meanwhile would be lost, or half of it.
 */
function takeTurns(): (task: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (task) => {
    const turn = last.then(task);
    // A task that failed is its caller's affair, and doesn't hold up the others.
    last = turn.catch(() => undefined);
    return turn;
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
