import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { selectionQuote } from '@/utils/extract/selection-quote';

import { capturePage } from './capture-page';

declare global {
  /** Ids of the saves under way in this document; outlives another injection of this script. */
  var cuttingsCaptures: Set<string> | undefined;
}

/**
 * Runs in the page's isolated world when the reader saves it or asks for its selection. Injecting it again changes nothing
 * for a save that runs.
 */
export default defineUnlistedScript(() => {
  const underWay = (globalThis.cuttingsCaptures ??= new Set());
  globalThis.cuttings = {
    capture(saveId) {
      if (underWay.has(saveId)) return;
      underWay.add(saveId);
      void capturePage(saveId).finally(() => underWay.delete(saveId));
    },
    selection: () => selectionQuote(window.getSelection(), document.documentElement),
  };
});
