import { defineExtensionMessaging } from '@webext-core/messaging';

import type { ProtocolMap } from './protocol';

/** Typed `sendMessage` and `onMessage` between page scripts, our pages and the background. */
export const { sendMessage, onMessage } = defineExtensionMessaging<ProtocolMap>();
