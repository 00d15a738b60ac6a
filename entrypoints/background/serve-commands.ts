import { browser } from 'wxt/browser';

import { i18n } from '#i18n';
import type { LibraryContext } from '@/utils/library/library-context';
import { startSave } from '@/utils/library/start-save';
import { libraryUrl } from '@/utils/platform/library-page';
import { openTab } from '@/utils/platform/tabs';

/** Context menu and keyboard commands. The command that saves opens the popup by itself (`_execute_action`). */
export function serveCommands(library: LibraryContext): void {
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.removeAll(() => {
      browser.contextMenus.create({ id: 'save-page', title: i18n.t('menu.savePage'), contexts: ['page'] });
      browser.contextMenus.create({
        id: 'save-selection',
        title: i18n.t('menu.saveSelection'),
        contexts: ['selection'],
      });
      browser.contextMenus.create({
        id: 'open-library',
        title: i18n.t('menu.openLibrary'),
        contexts: ['action'],
      });
    });
  });

  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === 'open-library') void openTab(libraryUrl());
    if (tab?.id === undefined || (menuItemId !== 'save-page' && menuItemId !== 'save-selection')) return;
    // First of all, while the click still counts as the reader's: the popup shows how the save goes.
    void browser.action.openPopup().catch(() => {
      // No popup can be shown (another window is in front, or an older browser): the badge tells of the save.
    });
    void startSave(library, {
      saveId: library.newId(),
      tabId: tab.id,
      url: tab.url ?? '',
      title: tab.title ?? '',
      highlightsSelection: menuItemId === 'save-selection',
      withPages: false,
    });
  });

  browser.commands.onCommand.addListener((command) => {
    if (command === 'open-library') void openTab(libraryUrl());
  });
}
