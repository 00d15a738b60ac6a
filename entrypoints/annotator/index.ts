import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { PageAnnotator } from './page-annotator';

/**
 * Runs in the page's isolated world: after a click on our button, or by itself on sites where the reader always wants to see
 * their highlights. Injected again, it looks again what there is to show.
 */
export default defineUnlistedScript(() => {
  // An element of the page may have that name too.
  const before = Object.hasOwn(globalThis, 'cuttingsAnnotator') ? globalThis.cuttingsAnnotator : undefined;
  if (before?.isAlive()) {
    void before.refresh();
    return;
  }
  before?.close();
  globalThis.cuttingsAnnotator = new PageAnnotator();
});
