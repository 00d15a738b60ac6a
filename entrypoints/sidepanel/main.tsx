import { render } from 'preact';

import { LibraryFailure } from '@/components/library/LibraryFailure';
import { LibraryProvider } from '@/components/hooks/use-library';
import { preparePage } from '@/components/hooks/prepare-page';
import type { PanelActions, PanelPage } from '@/components/panel/panel-actions';
import { PanelView } from '@/components/panel/PanelView';
import { ErrorBoundary } from '@/components/ui/ErrorBoundary';
import { openLibrary } from '@/utils/library/open-library';
import { onMessage, sendMessage } from '@/utils/messaging/messaging';
import { tabOfPageScript } from '@/utils/messaging/sender';
import { tellAnnotator } from '@/utils/messaging/tell-annotator';
import { libraryUrl } from '@/utils/platform/library-page';
import { requestHosts } from '@/utils/platform/picture-hosts';
import { activeTab, openTab, watchActiveTab } from '@/utils/platform/tabs';

/** The tab beside the panel; messages of others aren't for it. */
let tabId: number | null = null;

const actions: PanelActions = {
  watchPage: (onChange) => {
    const look = async (): Promise<void> => {
      const page = await pageInFront();
      tabId = page?.tabId ?? null;
      onChange(page);
    };
    const ends = [
      watchActiveTab(() => void look()),
      onMessage('placesFound', ({ data: places, sender }) => {
        const from = tabOfPageScript(sender);
        if (from !== null && from === tabId) onChange({ tabId, places });
        // It may be the first word of the page in front.
        else void look();
      }),
    ];
    void look();
    return () => {
      for (const end of ends) end();
    };
  },
  watchReached: (onReached) =>
    onMessage('highlightReached', ({ data, sender }) => {
      if (tabOfPageScript(sender) === tabId) onReached(data.id);
    }),
  goTo: (id, place) => void tellAnnotator(id, 'goToPlace', place),
  libraryChanged: (id) => void tellAnnotator(id, 'libraryChanged', undefined),
  allow: (host) => requestHosts(host === '*' ? 'all' : [host]),
  openLibrary: (articleId, place) => void openTab(libraryUrl(articleId, place)),
};

async function pageInFront(): Promise<PanelPage | null> {
  const tab = await activeTab();
  if (!tab) return null;
  const places = await sendMessage('findPlaces', undefined, tab.id).catch(() => null);
  return { tabId: tab.id, places };
}

const library = openLibrary();

void preparePage().then((root) => {
  render(
    <ErrorBoundary fallback={(error) => <LibraryFailure error={error} />}>
      <LibraryProvider value={library}>
        <PanelView actions={actions} />
      </LibraryProvider>
    </ErrorBoundary>,
    root,
  );
});
