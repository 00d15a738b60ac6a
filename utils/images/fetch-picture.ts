import type { PictureFailure } from '@/utils/article/article';

import { decodeDataUrl } from './data-url';
import { pictureType } from './picture-type';
import { isPrivateHost } from './private-host';

/** A picture's bytes with the type they have, or why there are none. */
export type FetchedPicture =
  { bytes: Uint8Array<ArrayBuffer>; mimeType: string } | { failure: PictureFailure };

/** How a picture is fetched. */
export interface PictureFetching {
  fetch: typeof fetch;
  /** A copy of what the page shows from that address; null when there is none. */
  copyShown: (url: string) => Uint8Array<ArrayBuffer> | null;
  /** Address of the page that shows it. */
  pageUrl: string;
  maxBytes: number;
  signal: AbortSignal;
}

/**
 * Fetches a picture that a page shows, as far as a script in that page may: from the browser's cache if it is there, without
 * cookies unless it is the page's own server that asks for them. `blocked` means that the server answers but doesn't let
 * other sites copy (no CORS); `unreachable` that it doesn't answer, or has no such picture.
 */
export async function fetchPicture(url: string, fetching: PictureFetching): Promise<FetchedPicture> {
  const { pageUrl, maxBytes } = fetching;
  if (/^data:/i.test(url)) {
    const bytes = decodeDataUrl(url);
    if (!bytes) return { failure: 'not-a-picture' };
    return bytes.length > maxBytes ? { failure: 'too-large' } : asPicture(bytes);
  }
  if (!/^https?:/i.test(url)) return { failure: 'unreachable' };
  if (isPrivateHost(url) && !isPrivateHost(pageUrl)) return { failure: 'blocked' };
  let refused: FetchedPicture | null = null;
  for (const init of waysToAsk(url, pageUrl)) {
    const answer = await ask(url, init, fetching);
    if (answer && isFinal(answer)) return answer;
    refused ??= answer;
    if (fetching.signal.aborted) break;
  }
  // Firefox holds a content script to the page's own `connect-src`: what the page may show, a script there may not ask for.
  const copy = fetching.copyShown(url);
  const picture = copy && copy.length <= maxBytes ? asPicture(copy) : null;
  if (picture && 'bytes' in picture) return picture;
  if (refused) return refused;
  const isAnswered = !fetching.signal.aborted && (await answersAtAll(url, fetching));
  return { failure: isAnswered ? 'blocked' : 'unreachable' };
}

/** Whether asking in another way can't give more. */
function isFinal(answer: FetchedPicture): boolean {
  return 'bytes' in answer || answer.failure === 'too-large';
}

const ORDINARY: RequestInit = {
  cache: 'force-cache',
  credentials: 'omit',
  referrerPolicy: 'strict-origin-when-cross-origin',
};

/**
 * The cached answer to an `<img>` may lack the CORS header that the server would send a script (crbug.com/409090): what fails
 * is asked for once more past the cache, and from the page's own server with its cookies.
 */
function waysToAsk(url: string, pageUrl: string): RequestInit[] {
  const isSameOrigin = URL.canParse(pageUrl) && new URL(url).origin === new URL(pageUrl).origin;
  return isSameOrigin
    ? [ORDINARY, { ...ORDINARY, credentials: 'same-origin' }]
    : [ORDINARY, { ...ORDINARY, cache: 'reload' }];
}

/** What the server gives; null when the browser lets the script have no answer at all. */
async function ask(
  url: string,
  init: RequestInit,
  { fetch, pageUrl, maxBytes, signal }: PictureFetching,
): Promise<FetchedPicture | null> {
  try {
    const response = await fetch(url, { ...init, signal });
    if (isPrivateHost(response.url) && !isPrivateHost(pageUrl)) {
      await response.body?.cancel();
      return { failure: 'blocked' };
    }
    if ([401, 403, 451].includes(response.status)) return { failure: 'blocked' };
    if (!response.ok) return { failure: 'unreachable' };
    const bytes = await readBytes(response, maxBytes);
    return bytes ? asPicture(bytes) : { failure: 'too-large' };
  } catch {
    // The reason is hidden from scripts: a refusal by CORS looks like a server that is down.
    return null;
  }
}

/** The whole body, or null as soon as it is too long. */
async function readBytes(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await response.body?.cancel();
    return null;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    chunks.push(read.value);
    length += read.value.length;
    if (length > maxBytes) {
      await reader?.cancel();
      return null;
    }
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function asPicture(bytes: Uint8Array<ArrayBuffer>): FetchedPicture {
  const mimeType = pictureType(bytes);
  return mimeType === null ? { failure: 'not-a-picture' } : { bytes, mimeType };
}

/** Whether the server answers a request whose answer no script may read. */
async function answersAtAll(url: string, { fetch, signal }: PictureFetching): Promise<boolean> {
  try {
    const response = await fetch(url, { ...ORDINARY, mode: 'no-cors', signal });
    await response.body?.cancel();
    return response.type === 'opaque';
  } catch {
    // No answer at all.
    return false;
  }
}
