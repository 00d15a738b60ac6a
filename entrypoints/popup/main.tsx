import { render } from 'preact';

import { preparePage } from '@/components/hooks/prepare-page';
import { LibraryProvider } from '@/components/hooks/use-library';
import { type PictureHosts, PictureHostsProvider } from '@/components/hooks/use-picture-hosts';
import { tellUnhandled } from '@/components/library/tell-unhandled';
import type { PopupActions } from '@/components/popup/popup-actions';
import { PopupView } from '@/components/popup/PopupView';
import { ToastRegion } from '@/components/ui/Toast';
import { openLibrary } from '@/utils/library/open-library';
import { blocksOfSite } from '@/utils/library/site-blocks';
import { sendReliably } from '@/utils/messaging/send-reliably';
import { startAnnotator } from '@/utils/platform/annotator-script';
import { markSaved } from '@/utils/platform/badge';
import { libraryUrl } from '@/utils/platform/library-page';
import {
  cancelCapture,
  openPicker,
  readPagesOffer,
  readReadings,
  readSelection,
} from '@/utils/platform/page-script';
import { openPanel } from '@/utils/platform/panel';
import { allowedHosts, removeHost, requestHosts, watchHosts } from '@/utils/platform/picture-hosts';
import { activeTab, openTab } from '@/utils/platform/tabs';

const actions: PopupActions = {
  tab: activeTab,
  startSave: ({ saveId, tab, withPages, reading }) =>
    sendReliably('startSave', {
      saveId,
      tabId: tab.id,
      url: tab.url,
      title: tab.title,
      highlightsSelection: false,
      withPages,
      reading,
    }),
  cancelSave: (tabId, saveId) => void cancelCapture(tabId, saveId),
  morePages: async (tabId) => (await readPagesOffer(tabId)).more,
  edit: (articleId, edit) => void sendReliably('editArticle', { articleId, edit }),
  readings: async ({ id, url }) => readReadings(id, await blocksOfSite(library, url)),
  chooseBlocks: ({ id, url }) =>
    void blocksOfSite(library, url)
      .then((choices) => openPicker(id, choices))
      .then(() => {
        close();
      }),
  selection: readSelection,
  showHighlights: (tabId) => void startAnnotator(tabId),
  openPanel: (tab) =>
    void openPanel(tab.windowId).then(() => {
      close();
    }),
  markSaved: (tabId, isSaved) => void markSaved(tabId, isSaved),
  openLibrary: (articleId, place) =>
    void openTab(libraryUrl(articleId, place)).then(() => {
      close();
    }),
  close: () => {
    close();
  },
};

const pictureHosts: PictureHosts = {
  request: requestHosts,
  remove: removeHost,
  allowed: allowedHosts,
  watch: watchHosts,
  fetch: (versionId) => void sendReliably('fetchPictures', { versionId }),
};

const library = openLibrary();
tellUnhandled(window);
void preparePage().then((root) => {
  render(
    <LibraryProvider value={library}>
      <PictureHostsProvider value={pictureHosts}>
        <PopupView actions={actions} />
        <ToastRegion />
      </PictureHostsProvider>
    </LibraryProvider>,
    root,
  );
});
