import { splitBlocks } from '@/utils/images/base64';
import { sendReliably } from '@/utils/messaging/send-reliably';

/** Sends a part of a save in blocks, one after the other. */
export async function sendPart(saveId: string, part: string, text: string): Promise<void> {
  const blocks = splitBlocks(text);
  for (const [block, data] of blocks.entries()) {
    await sendReliably('stageBlock', { saveId, part, block, blocks: blocks.length, data });
  }
}
