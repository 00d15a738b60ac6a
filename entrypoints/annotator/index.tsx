import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { isExtensionThere } from '@/utils/messaging/send-reliably';

import { PageAnnotator } from './page-annotator';

/**
 * Runs in the page's isolated world: after a click on our button, or by itself on sites where the reader always wants to see
 * their highlights. Injected again, it looks again what there is to show.
 */
export default defineUnlistedScript(() => {
  if (globalThis.cuttingsAnnotator && isExtensionThere()) {
    void globalThis.cuttingsAnnotator.refresh();
    return;
  }
  globalThis.cuttingsAnnotator?.close();
  globalThis.cuttingsAnnotator = new PageAnnotator();
});
