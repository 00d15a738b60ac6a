import { isSaved } from '@/utils/article/article';
import type { LibraryContext } from '@/utils/library/library-context';
import { readLink } from '@/utils/library/read-link';
import { nameLink, saveLinks } from '@/utils/library/save-links';
import { startSave } from '@/utils/library/start-save';
import { showAdded } from '@/utils/platform/badge';
import { linkText } from '@/utils/platform/page-script';
import { askForAccess, EVERY_SITE, hasAccess, sitesOf } from '@/utils/platform/site-access';
import { type ActiveTab, selectedTabs, tabById } from '@/utils/platform/tabs';

import { setLinkAccessDeclined } from './menus';

interface LinkToSave {
  url: string;
  /** The tab it stands in. */
  tabId: number | undefined;
  /** Whether the reader is asked for access to its site. */
  asks: boolean;
}

/**
 * Keeps a link, and reads its page in the background where the reader allows that. Must be called in the click. The link is in
 * the library before anything is tried with it.
 */
export async function saveLink(library: LibraryContext, { url, tabId, asks }: LinkToSave): Promise<void> {
  const sites = sitesOf([url]);
  const access = asks ? askForAccess(sites) : hasAccess(sites);
  const [link] = await saveLinks(library, [{ url, title: '' }]);
  if (!link) return;
  if (tabId !== undefined) {
    await showAdded(tabId, 1);
    await nameLink(library, link, await linkText(tabId, url));
  }
  const isAllowed = await access;
  if (asks && !isAllowed) await setLinkAccessDeclined(true);
  if (isAllowed && !isSaved(link)) await readLink(library, link.id);
}

/**
 * Saves the selected tabs of a window, each as the reader sees it; of one that isn't loaded the link is kept and then read. Must
 * be called in the click. Without access the browser hides all addresses but that of the tab in front.
 */
export async function saveTabs(library: LibraryContext, windowId: number): Promise<void> {
  // Those selected in the click are meant: when the reader has answered the browser, they may be elsewhere already.
  const [selected] = await Promise.all([selectedTabs(windowId), askForAccess([EVERY_SITE])]);
  const tabs = (await Promise.all(selected.map(({ id }) => tabById(id)))).filter(hasAddress);
  const links = await saveLinks(library, tabs);
  const byUrl = new Map(links.map((link) => [link.url, link]));
  for (const tab of tabs) {
    const link = byUrl.get(tab.url);
    if (!link || isSaved(link)) continue;
    if (tab.isLoaded) await saveTab(library, tab);
    else await readLink(library, link.id);
  }
}

type WebTab = ActiveTab & { url: string };

async function saveTab(library: LibraryContext, { id, url, title }: WebTab): Promise<void> {
  await startSave(library, {
    saveId: library.newId(),
    tabId: id,
    url,
    title,
    highlightsSelection: false,
    withPages: false,
  });
}

function hasAddress(tab: ActiveTab | null): tab is WebTab {
  return tab !== null && tab.url !== null;
}
