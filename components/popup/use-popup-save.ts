import { useEffect, useState } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import type { TextQuoteSelector } from '@/utils/annotation/annotation';
import { restrictedReason } from '@/utils/article/restricted-page';
import { findSavedArticle } from '@/utils/library/find-saved-article';
import type { LibraryContext } from '@/utils/library/library-context';
import type { SaveFailure } from '@/utils/storage/save-job';

import type { PopupActions, WebTab } from './popup-actions';
import { startReliably } from './start-reliably';

/** What the popup is about. `saving` goes on in the job of that id, which says when it is in the library. */
export type PopupState =
  | { kind: 'looking' }
  | { kind: 'failed'; failure: SaveFailure; tab?: WebTab }
  | { kind: 'saving'; saveId: string; tab: WebTab }
  | { kind: 'known'; articleId: string; tab: WebTab; selection: Omit<TextQuoteSelector, 'type'> | null };

/**
 * Looks what the tab shows, and saves it unless it is saved already. A save that runs for this tab is taken over, not
 * begun a second time.
 */
export function usePopupSave(actions: PopupActions): {
  state: PopupState;
  saveAgain: (tab: WebTab, withPages?: boolean) => void;
} {
  const library = useLibrary();
  const [state, setState] = useState<PopupState>({ kind: 'looking' });

  const save = (tab: WebTab, saveId: string, withPages = false): void => {
    setState({ kind: 'saving', saveId, tab });
    void startReliably(actions, { saveId, tab, withPages }).then((failure) => {
      if (failure) setState({ kind: 'failed', failure, tab });
    });
  };

  useEffect(() => {
    void look(library, actions).then((seen) => {
      if (seen.kind === 'saving') save(seen.tab, seen.saveId);
      else setState(seen);
    });
    // The tab under a popup never changes: one look is enough.
  }, []);

  return {
    state,
    saveAgain: (tab, withPages) => {
      save(tab, library.newId(), withPages);
    },
  };
}

async function look(library: LibraryContext, actions: PopupActions): Promise<PopupState> {
  const tab = await actions.tab();
  if (!tab?.url) return { kind: 'failed', failure: { kind: 'restricted', reason: 'browser-page' } };
  const webTab = { ...tab, url: tab.url };
  const reason = restrictedReason(tab.url);
  if (reason !== null) return { kind: 'failed', failure: { kind: 'restricted', reason }, tab: webTab };
  const jobs = await library.db.jobs.where('tabId').equals(tab.id).toArray();
  const article = await findSavedArticle(library, tab.url);
  // Further pages are added to an article that is there: its card shows how that goes.
  const running = jobs.find(
    ({ state, url, withPages }) => state === 'capturing' && url === tab.url && !(article && withPages),
  );
  if (running) return { kind: 'saving', saveId: running.id, tab: webTab };
  if (!article) return { kind: 'saving', saveId: library.newId(), tab: webTab };
  actions.markSaved(tab.id, true);
  return { kind: 'known', articleId: article.id, tab: webTab, selection: await actions.selection(tab.id) };
}
