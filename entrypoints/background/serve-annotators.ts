import * as v from 'valibot';

import {
  annotatePage,
  attachPageHighlight,
  changePageHighlight,
  pageHighlights,
} from '@/utils/library/annotate-page';
import type { LibraryContext } from '@/utils/library/library-context';
import { onMessage } from '@/utils/messaging/messaging';
import { sendingPage, tabOfPageScript } from '@/utils/messaging/sender';
import { tellAnnotator } from '@/utils/messaging/tell-annotator';
import { openPanel } from '@/utils/platform/panel';
import { shortcutOf } from '@/utils/platform/shortcut-of';
import { allTabs } from '@/utils/platform/tabs';
import { panelRequest, panelWishSchema } from '@/utils/storage/panel-request';
import { nextColor, rememberColor } from '@/utils/storage/next-color';
import { settings } from '@/utils/storage/settings';

/** Answers the annotators in pages: each may read and change the highlights of its own page, and no more. */
export function serveAnnotators(library: LibraryContext): void {
  onMessage('pageHighlights', ({ data, sender }) =>
    pageHighlights(library, sendingPage(sender, data.url).url),
  );

  onMessage('pageColors', async ({ sender }) => {
    if (tabOfPageScript(sender) === null) throw new Error('pageColors is for page scripts');
    return { preferences: await settings.highlightColors.getValue(), next: await nextColor() };
  });

  onMessage('annotatePage', async ({ data: { title, highlight, url }, sender }) => {
    const page = { ...sendingPage(sender, url), title: title.slice(0, 1_000) };
    const outcome = await annotatePage(library, page, highlight, (id) => {
      void tellAnnotator(page.tabId, 'highlightQueued', { id });
    });
    rememberColor(highlight.color);
    void tellOthers(page.tabId);
    return outcome;
  });

  onMessage('changePageHighlight', async ({ data: { url, id, change }, sender }) => {
    const page = sendingPage(sender, url);
    const outcome = await changePageHighlight(library, page.url, id, change);
    if (outcome === 'done' && change.kind === 'color') rememberColor(change.color);
    void tellOthers(page.tabId);
    return outcome;
  });

  onMessage('attachPageHighlight', async ({ data: { url, attachment }, sender }) => {
    const page = sendingPage(sender, url);
    const accepted = await attachPageHighlight(library, page.url, attachment);
    void tellOthers(page.tabId);
    return accepted;
  });

  onMessage('openPanel', async ({ data, sender }) => {
    const wish = v.parse(panelWishSchema, data);
    const { windowId } = sendingPage(sender, '');
    if (windowId === undefined) return { isOpen: false, shortcut: null };
    // First of all, while the click still counts as the reader's.
    const opening = openPanel(windowId);
    await panelRequest.setValue({ ...wish, id: library.newId(), windowId });
    return (await opening) ? { isOpen: true } : { isOpen: false, shortcut: await shortcutOf('open-panel') };
  });
}

/** The same article may stand in another tab, seen at the same time. */
async function tellOthers(tabId: number): Promise<void> {
  const others = (await allTabs()).filter((id) => id !== tabId);
  await Promise.all(others.map((id) => tellAnnotator(id, 'libraryChanged', undefined)));
}
