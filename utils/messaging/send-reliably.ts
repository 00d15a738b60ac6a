import { browser } from 'wxt/browser';

import { sendMessage } from './messaging';
import type { ProtocolMap } from './protocol';

/** The extension was updated, switched off or removed under a script that stayed in its page: nobody will answer any more. */
export class ExtensionGoneError extends Error {
  override name = 'ExtensionGoneError';
}

/** What the browsers say when the background was stopped before it could answer. Chromium's and Firefox's words. */
const NO_ANSWER =
  /message (?:channel|port)(?: is)? closed|could not establish connection|receiving end does not exist|no response|message manager disconnected|went out of scope|conduits|actor .* destroyed/i;
const CONTEXT_GONE = /extension context invalidated/i;
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 3_000;
const GIVE_UP_AFTER_MS = 30_000;
/** After so long without a word the message is taken for one that reached a background about to be stopped. */
const SILENCE_MS = 10_000;

/** What `sendReliably` stands on. */
export interface Delivery {
  send: (type: string, data: unknown) => Promise<unknown>;
  wait: (ms: number) => Promise<void>;
  /** Resolves after a silence that long. */
  silence: (ms: number) => Promise<void>;
  isExtensionThere: () => boolean;
}

/**
 * Sends a message that may be sent again, until it is answered, and gives the first answer: the background may be stopped at any
 * moment, and starts anew with the next message. Rejects with `ExtensionGoneError` when the extension is no more there or nothing
 * can be sent for half a minute, and with what the background threw. Work may take long: what has been sent is listened for as
 * long as the extension is there.
 */
export async function sendReliably<Type extends keyof ProtocolMap>(
  type: Type,
  data: Parameters<ProtocolMap[Type]>[0],
  delivery: Delivery = byBrowser,
): Promise<Awaited<ReturnType<ProtocolMap[Type]>>> {
  const sent = new Set<Promise<Reply>>();
  let waitedMs = 0;
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    if (!delivery.isExtensionThere()) throw new ExtensionGoneError();
    const attempt: Promise<Reply> = delivery.send(type, data).then(
      (answer) => ({ answer }),
      (error: unknown) => ({ error, attempt }),
    );
    sent.add(attempt);
    const reply = await Promise.race([...sent, delivery.silence(SILENCE_MS).then(() => null)]);
    if (reply === null) continue;
    if ('answer' in reply) return reply.answer as Awaited<ReturnType<ProtocolMap[Type]>>;
    sent.delete(reply.attempt);
    const message = String(reply.error);
    if (CONTEXT_GONE.test(message) || !delivery.isExtensionThere()) throw new ExtensionGoneError();
    if (!NO_ANSWER.test(message)) throw reply.error;
    if (waitedMs >= GIVE_UP_AFTER_MS) throw new ExtensionGoneError('the background stays silent');
    await delivery.wait(waitMs);
    waitedMs += waitMs;
  }
}

/** What came of one attempt. */
type Reply = { answer: unknown } | { error: unknown; attempt: Promise<Reply> };

/** Whether the extension of this script is still there; an orphaned script keeps `browser`, but loses the id. */
export function isExtensionThere(): boolean {
  return (browser.runtime as typeof browser.runtime | undefined)?.id !== undefined;
}

const byBrowser: Delivery = {
  send: (type, data) => sendMessage(type as keyof ProtocolMap, data as never),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  silence: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  isExtensionThere,
};
