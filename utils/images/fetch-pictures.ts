import { type FetchedPicture, fetchPicture, type PictureFetching } from './fetch-picture';

/** Largest picture kept: photographs for print stay below. */
const MAX_PICTURE_BYTES = 20_000_000;
/** Most that all pictures of one article may take; those that come when it is used up count as too large. */
const MAX_ARTICLE_BYTES = 150_000_000;
/** A picture that hasn't come after this long counts as unreachable. */
const TIMEOUT_MS = 20_000;
/** As many as browsers fetch from one server at a time. */
const AT_ONCE = 6;

/**
 * Fetches the pictures of an article, a few at once, and hands each over as it comes, by its number; the next one is begun
 * only when it has been taken, so that few are in memory. Resolves when all have been handed over, those that failed too.
 */
export async function fetchPictures(
  urls: string[],
  fetching: Pick<PictureFetching, 'fetch' | 'copyShown' | 'pageUrl'> & {
    timeoutMs?: number;
    articleBytes?: number;
  },
  take: (index: number, picture: FetchedPicture) => Promise<void>,
): Promise<void> {
  const { timeoutMs = TIMEOUT_MS, articleBytes = MAX_ARTICLE_BYTES } = fetching;
  const waiting = [...urls.entries()];
  let bytesLeft = articleBytes;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, url] = next;
      const signal = AbortSignal.timeout(timeoutMs);
      const maxBytes = Math.min(MAX_PICTURE_BYTES, bytesLeft);
      const picture = await fetchPicture(url, { ...fetching, maxBytes, signal });
      // Others were on their way when it was asked for, and may have used up what was left then.
      const size = 'bytes' in picture ? picture.bytes.length : 0;
      const hasRoom = size <= bytesLeft;
      if (hasRoom) bytesLeft -= size;
      await take(index, hasRoom ? picture : { failure: 'too-large' });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
