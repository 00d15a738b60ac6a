import { defineBackground } from 'wxt/utils/define-background';

import { recoverSaves } from '@/utils/library/recover-saves';
import { openLibrary } from '@/utils/library/open-library';

import { keepAnnotators } from './keep-annotators';
import { pictureFetcher } from './picture-fetcher';
import { serveAnnotators } from './serve-annotators';
import { serveMessages } from './serve-messages';
import { serveCommands } from './serve-commands';
import { serveOmnibox } from './serve-omnibox';
import { watchTabs } from './watch-tabs';

/** Chrome stops this worker at any moment: every listener is registered at once, and nothing is remembered in it. */
export default defineBackground(() => {
  const library = openLibrary();
  const pictures = pictureFetcher(library);
  serveMessages(library, pictures);
  serveAnnotators(library);
  serveCommands(library);
  serveOmnibox(library);
  watchTabs(library);
  keepAnnotators();
  void recoverSaves(library);
  void pictures.resume();
});
