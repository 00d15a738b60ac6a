import { browser } from 'wxt/browser';

import { i18n } from '#i18n';
import { settings } from '@/utils/storage/settings';

/**
 * Items of our menus. That one of the two for a link is shown that asks for access, or that which no longer does since the
 * reader didn't want it: a click must be answered before anything can be looked up.
 */
const MENU_ITEMS = [
  'save-page',
  'save-selection',
  'highlight-picture',
  'save-link',
  'keep-link',
  'save-tabs',
  'open-library',
] as const;
type MenuItem = (typeof MENU_ITEMS)[number];

/** Whether an item is one of ours. */
export function isMenuItem(id: unknown): id is MenuItem {
  return MENU_ITEMS.some((item) => item === id);
}

/** Pages that can be read: links to others aren't for us. */
const WEB_PAGES = ['http://*/*', 'https://*/*'];

/** Makes the menus, in place of those of an older version. */
export async function makeMenus(): Promise<void> {
  const isDeclined = await settings.linkAccessDeclined.getValue();
  await browser.contextMenus.removeAll();
  const { create } = browser.contextMenus;
  create({ id: 'save-page', title: i18n.t('menu.savePage'), contexts: ['page'] });
  create({ id: 'save-selection', title: i18n.t('menu.saveSelection'), contexts: ['selection'] });
  create({
    id: 'highlight-picture',
    title: i18n.t('menu.highlightPicture'),
    contexts: ['image'],
    documentUrlPatterns: WEB_PAGES,
  });
  for (const id of ['save-link', 'keep-link']) {
    create({
      id,
      title: i18n.t('menu.saveLink'),
      contexts: ['link'],
      targetUrlPatterns: WEB_PAGES,
      visible: (id === 'keep-link') === isDeclined,
    });
  }
  // Only Firefox has a menu on the tabs themselves.
  create({
    id: 'save-tabs',
    title: i18n.t('menu.saveTabs'),
    contexts: import.meta.env.FIREFOX ? ['action', 'tab'] : ['action'],
    visible: false,
  });
  create({ id: 'open-library', title: i18n.t('menu.openLibrary'), contexts: ['action'] });
}

/** Notes whether the reader wants to be asked for access when a link is saved. */
export async function setLinkAccessDeclined(isDeclined: boolean): Promise<void> {
  await settings.linkAccessDeclined.setValue(isDeclined);
  await browser.contextMenus.update('save-link', { visible: !isDeclined });
  await browser.contextMenus.update('keep-link', { visible: isDeclined });
}

/** Offers to save several tabs while several are selected. */
export async function showSaveTabs(areSeveral: boolean): Promise<void> {
  try {
    await browser.contextMenus.update('save-tabs', { visible: areSeveral });
  } catch {
    // The menus aren't made yet.
  }
}
