import type { PictureFailure } from '@/utils/article/article';

import { pictureType } from './picture-type';

/** Largest picture kept, bytes. */
export const MAX_PICTURE_BYTES = 20_000_000;
/** How long a picture server may take. */
const TIMEOUT_MS = 20_000;

/** A picture's bytes, or why there are none. */
export type FetchedPicture = { bytes: Uint8Array<ArrayBuffer> } | { failure: PictureFailure };

/**
 * Gets a picture as the page has it, from the browser's cache where it is there. Without cookies; only its own site gets
 * any, and only when it insists. A server that doesn't allow copying (CORS) shows as `blocked`.
 */
export async function fetchPicture(
  url: string,
  { fetch, pageUrl, signal }: { fetch: typeof globalThis.fetch; pageUrl: string; signal: AbortSignal },
): Promise<FetchedPicture> {
  const isOwnSite =
    url.startsWith('data:') || url.startsWith('blob:') || new URL(url).origin === new URL(pageUrl).origin;
  const limited = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  const get = (credentials: RequestCredentials): Promise<Response> =>
    fetch(url, {
      cache: 'force-cache',
      credentials,
      referrerPolicy: 'strict-origin-when-cross-origin',
      signal: limited,
    });
  try {
    let response = await get('omit');
    if (!response.ok && isOwnSite) response = await get('same-origin');
    if (!response.ok) return { failure: 'unreachable' };
    return await readPicture(response);
  } catch {
    // The browser says no more than that it failed: across sites that is CORS, unless the server took too long.
    return { failure: isOwnSite || limited.aborted ? 'unreachable' : 'blocked' };
  }
}

async function readPicture(response: Response): Promise<FetchedPicture> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > MAX_PICTURE_BYTES) {
    await response.body?.cancel();
    return { failure: 'too-large' };
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > MAX_PICTURE_BYTES) return { failure: 'too-large' };
  return pictureType(bytes) === null ? { failure: 'not-a-picture' } : { bytes };
}
