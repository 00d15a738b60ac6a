import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { findPages } from '@/utils/extract/pages/find-pages';
import { documentProperty } from '@/utils/extract/page-window';
import { selectionQuote } from '@/utils/extract/selection-quote';

import { capturePage, possibleReadings, previewArticle } from './capture-page';

declare global {
  /** The saves under way in this document by their ids, to be ended; outlives another injection of this script. */
  var cuttingsCaptures: Map<string, AbortController> | undefined;
}

/**
 * Runs in the page's isolated world when the reader saves it or asks for its selection. Injecting it again changes nothing
 * for a save that runs.
 */
export default defineUnlistedScript(() => {
  const underWay = (globalThis.cuttingsCaptures ??= new Map<string, AbortController>());
  const begin = (saveId: string): AbortController => {
    const controller = new AbortController();
    underWay.set(saveId, controller);
    return controller;
  };
  globalThis.cuttings = {
    capture(saveId, options) {
      if (underWay.has(saveId)) return;
      const { signal } = begin(saveId);
      void capturePage(saveId, { ...options, signal }).finally(() => underWay.delete(saveId));
    },
    cancel(saveId) {
      underWay.get(saveId)?.abort();
    },
    pages() {
      const { pages, more, whole } = findPages(window, location.href, documentProperty(window, 'baseURI'));
      return { more: pages.length > 0 || whole !== null ? more : 0 };
    },
    readings: possibleReadings,
    preview: previewArticle,
    selection: () => selectionQuote(window.getSelection(), documentProperty(window, 'documentElement')),
  };
});
