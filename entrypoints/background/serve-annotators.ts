import { annotatePage, changePageHighlight, pageHighlights } from '@/utils/library/annotate-page';
import type { LibraryContext } from '@/utils/library/library-context';
import { onMessage } from '@/utils/messaging/messaging';
import { sendingPage } from '@/utils/messaging/sender';
import { openPanel } from '@/utils/platform/panel';
import { shortcutOf } from '@/utils/platform/shortcut-of';
import { panelRequest } from '@/utils/storage/panel-request';
import { settings } from '@/utils/storage/settings';

/** Answers the annotators in pages: each may read and change the highlights of its own page, and no more. */
export function serveAnnotators(library: LibraryContext): void {
  onMessage('pageHighlights', ({ data, sender }) =>
    pageHighlights(library, sendingPage(sender, data.url).url),
  );

  onMessage('pageColors', () => settings.highlightColors.getValue());

  onMessage('annotatePage', ({ data: { title, highlight, url }, sender }) =>
    annotatePage(library, { ...sendingPage(sender, url), title: title.slice(0, 1_000) }, highlight),
  );

  onMessage('changePageHighlight', ({ data: { url, id, change }, sender }) =>
    changePageHighlight(library, sendingPage(sender, url).url, id, change),
  );

  onMessage('openPanel', async ({ data: { annotationId, field }, sender }) => {
    const { windowId } = sendingPage(sender, '');
    // First of all, while the click still counts as the reader's.
    const opening = windowId === undefined ? false : openPanel(windowId);
    await panelRequest.setValue({ annotationId, field });
    return (await opening) ? { isOpen: true } : { isOpen: false, shortcut: await shortcutOf('open-panel') };
  });
}
