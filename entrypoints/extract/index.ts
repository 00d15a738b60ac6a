import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { selectionQuote } from '@/utils/extract/selection-quote';

import { capturePage } from './capture-page';

/**
 * Injected into a page when its button is clicked, in a world apart from the page's own scripts. It reads and sends; the page
 * stays as it is. Injected again, it leaves alone what is there.
 */
export default defineUnlistedScript(() => {
  const begun = new Set<string>();
  globalThis.cuttings ??= {
    capture: (saveId) => {
      if (begun.has(saveId)) return;
      begun.add(saveId);
      void capturePage(saveId);
    },
    selection: () => selectionQuote(document.getSelection(), document.documentElement),
  };
});
