import { render } from 'preact';

import { App } from '@/components/library/App';
import { LibraryFailure } from '@/components/library/LibraryFailure';
import { tellUnhandled } from '@/components/library/tell-unhandled';
import { CommandKeysProvider } from '@/components/hooks/use-command-keys';
import { LibraryProvider } from '@/components/hooks/use-library';
import { PrintPageProvider } from '@/components/hooks/use-print-page';
import { type PictureHosts, PictureHostsProvider } from '@/components/hooks/use-picture-hosts';
import { preparePage } from '@/components/hooks/prepare-page';
import { windowKeeping } from '@/components/hooks/window-keeping';
import { startMirror } from '@/components/mirror/start-mirror';
import { ErrorBoundary } from '@/components/ui/ErrorBoundary';
import type { Article } from '@/utils/article/article';
import { purgeTrash } from '@/utils/library/delete-article';
import { keepCatalog } from '@/utils/library/keep-catalog';
import { keepDoubles } from '@/utils/library/keep-doubles';
import { keepIndex } from '@/utils/library/keep-index';
import { openLibrary } from '@/utils/library/open-library';
import { readLink } from '@/utils/library/read-link';
import { recoverSaves } from '@/utils/library/recover-saves';
import { sendReliably } from '@/utils/messaging/send-reliably';
import { printPageUrl } from '@/utils/platform/library-page';
import { allowedHosts, removeHost, requestHosts, watchHosts } from '@/utils/platform/picture-hosts';
import { askForAccess, sitesOf } from '@/utils/platform/site-access';
import { shortcuts } from '@/utils/platform/shortcut-of';
import { openTab } from '@/utils/platform/tabs';
import { canPickFolders } from '@/utils/storage/folder-handles';

const pictureHosts: PictureHosts = {
  request: requestHosts,
  remove: removeHost,
  allowed: allowedHosts,
  watch: watchHosts,
  fetch: (versionId) => void sendReliably('fetchPictures', { versionId }),
};

const library = openLibrary();
tellUnhandled(window);

/** Begins with the question: it must come in the click itself. */
async function readLinkIfAllowed({ id, url }: Article): Promise<boolean> {
  const isAllowed = await askForAccess(sitesOf([url]));
  if (isAllowed) await readLink(library, id);
  return isAllowed;
}

const openPrintPage = (requestId: string): Promise<void> => openTab(printPageUrl(requestId));

void Promise.all([preparePage(), shortcuts()]).then(([root, keys]) => {
  render(
    <ErrorBoundary fallback={(error) => <LibraryFailure error={error} />}>
      <LibraryProvider value={library}>
        <PictureHostsProvider value={pictureHosts}>
          <CommandKeysProvider value={keys}>
            <PrintPageProvider value={openPrintPage}>
              <App saveShortcut={keys._execute_action} onReadLink={readLinkIfAllowed} />
            </PrintPageProvider>
          </CommandKeysProvider>
        </PictureHostsProvider>
      </LibraryProvider>
    </ErrorBoundary>,
    root,
  );
  const keeping = windowKeeping();
  keepIndex(library, keeping);
  keepCatalog(library, navigator.locks, keeping.pause);
  keepDoubles(library, navigator.locks, keeping.pause);
  if (canPickFolders()) startMirror(library);
  // Whatever keeps the library from being opened is shown by the list, which asks it too.
  void Promise.all([recoverSaves(library), purgeTrash(library)]).catch(() => undefined);
});
