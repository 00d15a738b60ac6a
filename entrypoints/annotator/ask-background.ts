import type { ProtocolMap } from '@/utils/messaging/protocol';
import {
  type Delivery,
  ExtensionGoneError,
  isExtensionThere,
  sendReliably,
} from '@/utils/messaging/send-reliably';
import { failed, type Result, success } from '@/utils/shared/result';

/** Why the background has not answered: the extension is gone for good, says nothing for long, or its answer is an error. */
export type NoAnswer = { kind: 'gone' | 'silent' } | { kind: 'error'; message: string };

/** Asks the background, again while it may only have been stopped; gives its answer, or why there is none. */
export async function askBackground<Type extends keyof ProtocolMap>(
  type: Type,
  data: Parameters<ProtocolMap[Type]>[0],
  ...delivery: [] | [Delivery]
): Promise<Result<Awaited<ReturnType<ProtocolMap[Type]>>, NoAnswer>> {
  try {
    return success(await sendReliably(type, data, ...delivery));
  } catch (error) {
    if (!(error instanceof ExtensionGoneError)) return failed({ kind: 'error', message: String(error) });
    const isThere = delivery[0]?.isExtensionThere ?? isExtensionThere;
    return failed({ kind: isThere() ? 'silent' : 'gone' });
  }
}
