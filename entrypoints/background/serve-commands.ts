import { browser } from 'wxt/browser';

import type { LibraryContext } from '@/utils/library/library-context';
import { startSave } from '@/utils/library/start-save';
import { libraryUrl } from '@/utils/platform/library-page';
import { openTab } from '@/utils/platform/tabs';

import { isMenuItem, makeMenus, showSaveTabs } from './menus';
import { saveLink, saveTabs } from './save-later';

/** Context menus and keyboard commands. The command that saves opens the popup by itself (`_execute_action`). */
export function serveCommands(library: LibraryContext): void {
  browser.runtime.onInstalled.addListener(() => void makeMenus());

  browser.contextMenus.onClicked.addListener(({ menuItemId, linkUrl }, tab) => {
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
      case 'save-tabs':
        if (tab) void saveTabs(library, tab.windowId);
        break;
      case 'save-page':
      case 'save-selection':
        if (tab?.id !== undefined) savePage({ ...tab, id: tab.id }, menuItemId === 'save-selection');
    }
  });

  browser.commands.onCommand.addListener((command) => {
    if (command === 'open-library') void openTab(libraryUrl());
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
