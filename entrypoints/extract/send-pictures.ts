import { encodeBase64 } from '@/utils/images/base64';
import { fetchPicture } from '@/utils/images/fetch-picture';
import type { PicturePart } from '@/utils/messaging/protocol';

import { sendPart } from './send-part';

/** Pictures fetched at once: what a browser opens to one server. */
const AT_ONCE = 6;
/** Bytes of pictures kept of one article. */
const MAX_TOTAL_BYTES = 150_000_000;

/** Fetches the pictures of a page and sends each as it arrives; one that can't be had is sent as its failure. */
export async function sendPictures(saveId: string, sources: string[]): Promise<void> {
  const waiting = [...sources.entries()];
  let total = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, url] = next;
      const fetched = await fetchPicture(url, {
        fetch: fetch.bind(globalThis),
        pageUrl: location.href,
        signal: new AbortController().signal,
      });
      let part: PicturePart = 'bytes' in fetched ? { failure: 'too-large' } : fetched;
      if ('bytes' in fetched && total + fetched.bytes.length <= MAX_TOTAL_BYTES) {
        total += fetched.bytes.length;
        part = { base64: encodeBase64(fetched.bytes) };
      }
      await sendPart(saveId, `picture:${String(index)}`, JSON.stringify(part));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
