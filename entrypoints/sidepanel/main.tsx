import { render } from 'preact';
import * as v from 'valibot';

import { LibraryFailure } from '@/components/library/LibraryFailure';
import { tellUnhandled } from '@/components/library/tell-unhandled';
import { CommandKeysProvider } from '@/components/hooks/use-command-keys';
import { LibraryProvider } from '@/components/hooks/use-library';
import { PrintPageProvider } from '@/components/hooks/use-print-page';
import { preparePage } from '@/components/hooks/prepare-page';
import type { PanelActions } from '@/components/panel/panel-actions';
import { PanelView } from '@/components/panel/PanelView';
import { ErrorBoundary } from '@/components/ui/ErrorBoundary';
import { highlightReachedSchema, pagePlacesSchema } from '@/utils/annotation/page-places';
import { openLibrary } from '@/utils/library/open-library';
import { onMessage, sendMessage } from '@/utils/messaging/messaging';
import { sendingPage, tabOfPageScript } from '@/utils/messaging/sender';
import { tellAnnotator } from '@/utils/messaging/tell-annotator';
import { libraryUrl, printPageUrl } from '@/utils/platform/library-page';
import { requestHosts } from '@/utils/platform/picture-hosts';
import { shortcuts } from '@/utils/platform/shortcut-of';
import { activeTab, openTab, watchActiveTab } from '@/utils/platform/tabs';

/** The tab beside the panel; messages of others aren't for it. */
let tabId: number | null = null;

const actions: PanelActions = {
  watchPage: (onChange) => {
    // Answers of a tab may come when another is in front by then.
    let lastLook = 0;
    const look = async (): Promise<void> => {
      lastLook += 1;
      const itsLook = lastLook;
      const tab = await activeTab();
      if (itsLook !== lastLook) return;
      tabId = tab?.id ?? null;
      const isAnnotated = tab !== null && (await isAnnotatorIn(tab.id));
      if (itsLook === lastLook && !isAnnotated) onChange(tab && { tabId: tab.id, places: null });
    };
    const ends = [
      watchActiveTab(() => void look()),
      onMessage('placesFound', ({ data, sender }) => {
        const places = v.parse(pagePlacesSchema, data);
        const page = sendingPage(sender, places.url);
        if (page.tabId === tabId) onChange({ tabId, places: { ...places, url: page.url } });
        return true;
      }),
    ];
    void look();
    return () => {
      for (const end of ends) end();
    };
  },
  watchReached: (onReached) =>
    onMessage('highlightReached', ({ data, sender }) => {
      const { id } = v.parse(highlightReachedSchema, data);
      const tab = tabOfPageScript(sender);
      if (tab !== null && tab === tabId) onReached(id);
    }),
  windowId: async () => (await activeTab())?.windowId ?? null,
  goTo: (id, place) => void tellAnnotator(id, 'goToPlace', place),
  selectPlace: (id, highlight) =>
    sendMessage('selectPlace', highlight, id).then(
      (accepted) => v.parse(v.nullable(v.pipe(v.string(), v.isoTimestamp())), accepted),
      () => null,
    ),
  libraryChanged: (id) => void tellAnnotator(id, 'libraryChanged', undefined),
  allow: (host) => requestHosts(host === '*' ? 'all' : [host]),
  openLibrary: (articleId, place) => void openTab(libraryUrl(articleId, place)),
  openAddress: (hash) => void openTab(libraryUrl() + hash),
};

/** Whether a tab's page has an annotator, which then tells where the highlights stand. */
async function isAnnotatorIn(id: number): Promise<boolean> {
  return sendMessage('findPlaces', undefined, id).then(
    () => true,
    () => false,
  );
}

const library = openLibrary();
tellUnhandled(window);

const openPrintPage = (requestId: string): Promise<void> => openTab(printPageUrl(requestId));

void Promise.all([preparePage(), shortcuts()]).then(([root, keys]) => {
  render(
    <ErrorBoundary fallback={(error) => <LibraryFailure error={error} />}>
      <LibraryProvider value={library}>
        <CommandKeysProvider value={keys}>
          <PrintPageProvider value={openPrintPage}>
            <PanelView actions={actions} saveShortcut={keys._execute_action} />
          </PrintPageProvider>
        </CommandKeysProvider>
      </LibraryProvider>
    </ErrorBoundary>,
    root,
  );
});
