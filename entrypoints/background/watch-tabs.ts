import { browser } from 'wxt/browser';

import { findSavedArticle } from '@/utils/library/find-saved-article';
import type { LibraryContext } from '@/utils/library/library-context';
import { captureLink } from '@/utils/library/read-link';
import { finishSavesOfTab, resumeSavesOfPage } from '@/utils/library/recover-saves';
import { markSaved } from '@/utils/platform/badge';

/** Keeps the badge right where the granted access tells us a tab's address, and saves whole when their tab goes. */
export function watchTabs(library: LibraryContext): void {
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    if (change.status === 'complete' || change.url !== undefined) void captureLink(library, tabId);
    // Without access to the page the browser leaves the address out: then we know nothing and mark nothing.
    if (change.status !== 'complete' || tab.url === undefined) return;
    void resumeSavesOfPage(library, tabId, tab.url);
    void findSavedArticle(library, tab.url).then((article) => markSaved(tabId, article !== null));
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    void finishSavesOfTab(library, tabId);
  });
}
