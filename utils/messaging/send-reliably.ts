import { sendMessage } from './messaging';
import type { ProtocolMap } from './protocol';

/** Waits between tries, milliseconds: a stopped service worker is back within the first, a busy machine needs the last. */
const WAITS_MS = [50, 200, 500, 1000, 2000, 4000, 8000, 8000];

/**
 * Sends a message to the background until it is answered. Chrome may stop the background in the middle of anything; every
 * message of ours may therefore be sent again. Rejects after half a minute, or at once when the extension was replaced and
 * this script belongs to the past.
 */
export async function sendReliably<Type extends keyof ProtocolMap>(
  type: Type,
  data: Parameters<ProtocolMap[Type]>[0],
): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await (sendMessage as (type: Type, data: unknown) => Promise<unknown>)(type, data);
      return;
    } catch (error) {
      const wait = WAITS_MS[attempt];
      if (wait === undefined || /context invalidated/i.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
