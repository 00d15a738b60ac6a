import { failed, type Result, success } from '@/utils/shared/result';

import { decodeHtml } from './decode-html';

/** Why a page can't be had: it wasn't found, the server didn't answer well, it is no HTML, or holds no article. */
export type PageFailure =
  | { kind: 'unreachable' }
  | { kind: 'refused'; status: number }
  | { kind: 'not-html' }
  /** The site sent what reads as no article: often a wall before the rest. */
  | { kind: 'no-article' };

/** What fetching a page needs. */
export interface PageSource {
  fetch: typeof globalThis.fetch;
  /** Encoding of the page that the reader sees. */
  neighbour: string;
  signal: AbortSignal;
}

/** A page may be slow, but the others wait for it. */
const TIMEOUT_MS = 20_000;
/** Longest page that is read: several times what the longest articles have with all their markup. */
const MAX_BYTES = 20_000_000;

/**
 * The HTML of another page of the reader's site, as the reader would get it: with their cookies, and never from elsewhere.
 * Rejects with the signal's reason when it is aborted.
 */
export async function fetchPage(
  url: string,
  { fetch, neighbour, signal }: PageSource,
): Promise<Result<{ html: string; url: string }, PageFailure>> {
  signal.throwIfAborted();
  try {
    const response = await fetch(url, {
      mode: 'same-origin',
      credentials: 'same-origin',
      headers: { accept: 'text/html,application/xhtml+xml' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (!response.ok) return failed({ kind: 'refused', status: response.status });
    const contentType = response.headers.get('content-type');
    if (contentType !== null && !/\bhtml\b|\bxhtml\b/i.test(contentType)) return failed({ kind: 'not-html' });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > MAX_BYTES) return failed({ kind: 'not-html' });
    return success({ html: decodeHtml(bytes, { contentType, neighbour }), url: response.url || url });
  } catch {
    signal.throwIfAborted();
    return failed({ kind: 'unreachable' });
  }
}
