import { useEffect, useState } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import type { TextQuoteSelector } from '@/utils/annotation/annotation';
import { restrictedReason } from '@/utils/article/restricted-page';
import { isSamePage } from '@/utils/article/url-key';
import { findSavedArticle } from '@/utils/library/find-saved-article';
import type { LibraryContext } from '@/utils/library/library-context';
import type { SaveFailure } from '@/utils/storage/save-job';

import type { HowToSave, PopupActions, WebTab } from './popup-actions';
import { askForSave } from './ask-for-save';

/** What the popup is about. `saving` goes on in the job of that id, which says when it is in the library. */
export type PopupState =
  | { kind: 'looking' }
  | { kind: 'failed'; failure: SaveFailure; tab?: WebTab; article?: KnownArticle | null }
  | { kind: 'saving'; saveId: string; tab: WebTab; how: HowToSave; article: KnownArticle | null }
  | ({ kind: 'known'; tab: WebTab } & KnownArticle);

/** The article that was saved of this page before. */
export interface KnownArticle {
  articleId: string;
  selection: Omit<TextQuoteSelector, 'type'> | null;
}

const AS_EVER: HowToSave = { withPages: false, reading: 'best' };

/**
 * Looks what the tab shows, and saves it unless it is saved already. A save that runs for this tab is taken over, not
 * begun a second time.
 */
export function usePopupSave(actions: PopupActions): {
  state: PopupState;
  /** Saves the page again: as it was asked for last where nothing else is said, `article` being what is saved of it. */
  saveAgain: (how?: HowToSave, article?: KnownArticle) => void;
  /** Shows the article that was there before a save that came to nothing. */
  backToArticle: () => void;
} {
  const library = useLibrary();
  const [state, setState] = useState<PopupState>({ kind: 'looking' });

  const save = (saving: PopupState & { kind: 'saving' }): void => {
    const { saveId, tab, how } = saving;
    setState(saving);
    void askForSave(actions, { saveId, tab, ...how }).then((failure) => {
      if (failure) setState({ kind: 'failed', failure, tab, article: saving.article });
    });
  };

  useEffect(() => {
    void look(library, actions).then((seen) => {
      if (seen.kind === 'saving') save(seen);
      else setState(seen);
    });
    // The tab under a popup never changes: one look is enough.
  }, []);

  return {
    state,
    saveAgain: (how, article) => {
      if (state.kind !== 'saving' && state.kind !== 'known') return;
      const before = state.kind === 'saving' ? state : { how: AS_EVER, article: null };
      // The page may have gone on to another address within itself.
      void actions.tab().then((tab) => {
        save({
          kind: 'saving',
          saveId: library.newId(),
          tab: tab?.url ? { ...tab, url: tab.url } : state.tab,
          how: how ?? before.how,
          article: article ?? before.article,
        });
      });
    },
    backToArticle: () => {
      if (!('article' in state) || !state.article || !state.tab) return;
      setState({ ...state.article, kind: 'known', tab: state.tab });
    },
  };
}

async function look(library: LibraryContext, actions: PopupActions): Promise<PopupState> {
  const tab = await actions.tab();
  if (!tab?.url) return { kind: 'failed', failure: { kind: 'restricted', reason: 'browser-page' } };
  const webTab = { ...tab, url: tab.url };
  const reason = restrictedReason(tab.url);
  if (reason !== null) return { kind: 'failed', failure: { kind: 'restricted', reason }, tab: webTab };
  actions.showHighlights(tab.id);
  const jobs = await library.db.jobs.where('tabId').equals(tab.id).toArray();
  const article = await findSavedArticle(library, tab.url);
  // Further pages are added to an article that is there: its card shows how that goes.
  const running = jobs.find(
    ({ state, url, withPages }) =>
      state === 'capturing' && isSamePage(url, webTab.url) && !(article && withPages),
  );
  if (running) {
    const { id: saveId, withPages = false, reading = 'best' } = running;
    const known = article && { articleId: article.id, selection: null };
    return { kind: 'saving', saveId, tab: webTab, how: { withPages, reading }, article: known };
  }
  if (!article) return { kind: 'saving', saveId: library.newId(), tab: webTab, how: AS_EVER, article: null };
  actions.markSaved(tab.id, true);
  return { kind: 'known', articleId: article.id, tab: webTab, selection: await actions.selection(tab.id) };
}
