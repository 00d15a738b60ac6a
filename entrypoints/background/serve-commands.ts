import { browser } from 'wxt/browser';

import type { LibraryContext } from '@/utils/library/library-context';
import { startSave } from '@/utils/library/start-save';
import { tellAnnotator } from '@/utils/messaging/tell-annotator';
import { startAnnotator } from '@/utils/platform/annotator-script';
import { libraryUrl } from '@/utils/platform/library-page';
import { openPanel } from '@/utils/platform/panel';
import { openTab } from '@/utils/platform/tabs';

import { isMenuItem, makeMenus, showSaveTabs } from './menus';
import { saveLink, saveTabs } from './save-later';

/** Context menus and keyboard commands. The command that saves opens the popup by itself (`_execute_action`). */
export function serveCommands(library: LibraryContext): void {
  browser.runtime.onInstalled.addListener(() => void makeMenus());

  browser.contextMenus.onClicked.addListener(({ menuItemId, linkUrl, srcUrl }, tab) => {
    if (!isMenuItem(menuItemId)) return;
    switch (menuItemId) {
      case 'open-library':
        void openTab(libraryUrl());
        break;
      case 'save-link':
      case 'keep-link':
        if (linkUrl !== undefined)
          void saveLink(library, { url: linkUrl, tabId: tab?.id, asks: menuItemId === 'save-link' });
        break;
      case 'highlight-picture':
        if (srcUrl !== undefined && tab?.id !== undefined)
          void inPage(tab.id, 'highlightPicture', { url: srcUrl });
        break;
      case 'save-tabs':
        if (tab) void saveTabs(library, tab.windowId);
        break;
      case 'save-page':
      case 'save-selection':
        if (tab?.id !== undefined) savePage({ ...tab, id: tab.id }, menuItemId === 'save-selection');
    }
  });

  browser.commands.onCommand.addListener((command, tab) => {
    switch (command) {
      case 'open-library':
        void openTab(libraryUrl());
        break;
      case 'open-panel':
        // First of all, while the key still counts as the reader's.
        if (tab) void openPanel(tab.windowId);
        if (tab?.id !== undefined) void startAnnotator(tab.id);
        break;
      case 'highlight-selection':
        if (tab?.id !== undefined) void inPage(tab.id, 'highlightSelection', undefined);
        break;
      case 'next-highlight':
      case 'previous-highlight':
        if (tab?.id !== undefined)
          void inPage(tab.id, 'goToPlace', { by: command === 'next-highlight' ? 1 : -1 });
    }
  });

  browser.tabs.onHighlighted.addListener(({ tabIds }) => void showSaveTabs(tabIds.length > 1));

  function savePage(tab: { id: number; url?: string; title?: string }, highlightsSelection: boolean): void {
    // First of all, while the click still counts as the reader's: the popup shows how the save goes.
    void browser.action.openPopup().catch(() => {
      // No popup can be shown (another window is in front, or an older browser): the badge tells of the save.
    });
    void startSave(library, {
      saveId: library.newId(),
      tabId: tab.id,
      url: tab.url ?? '',
      title: tab.title ?? '',
      highlightsSelection,
      withPages: false,
    });
  }
}

/** Has the annotator of a tab's page do something; it is started if need be. */
async function inPage(
  tabId: number,
  ...[type, data]: Parameters<typeof tellAnnotator> extends [number, ...infer Rest] ? Rest : never
): Promise<void> {
  if (await tellAnnotator(tabId, type, data)) return;
  if (await startAnnotator(tabId)) await tellAnnotator(tabId, type, data);
}
