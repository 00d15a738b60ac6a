import { browser } from 'wxt/browser';

/** The tab in front of the reader. Its address is known only after a click on our button, or with host permission. */
export interface ActiveTab {
  id: number;
  url: string | null;
  title: string;
  windowId: number;
  /** Whether it has loaded, as far as it will. */
  isLoaded: boolean;
}

/** The active tab of the window the popup stands in; null when there is none. */
export async function activeTab(): Promise<ActiveTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab ? describeTab(tab) : null;
}

/** Calls back whenever another tab may be in front of the reader, or another page in it. Returns what ends it. */
export function watchActiveTab(onChange: () => void): () => void {
  const onUpdated = (
    _: number,
    change: { status?: string; url?: string },
    { active }: { active: boolean },
  ): void => {
    if (active && (change.status !== undefined || change.url !== undefined)) onChange();
  };
  browser.tabs.onActivated.addListener(onChange);
  browser.tabs.onUpdated.addListener(onUpdated);
  return () => {
    browser.tabs.onActivated.removeListener(onChange);
    browser.tabs.onUpdated.removeListener(onUpdated);
  };
}

/** Ids of all tabs. */
export async function allTabs(): Promise<number[]> {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id }) => id ?? []);
}

/** The tab with this id; null when it is gone. */
export async function tabById(tabId: number): Promise<ActiveTab | null> {
  try {
    return describeTab(await browser.tabs.get(tabId));
  } catch {
    // The only failure is that there is no such tab.
    return null;
  }
}

/** Opens one of our pages, or a web page, in a new tab. */
export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

/** Where the browser's address bar wants a page: in the tab that the reader is in, in another one, or behind it. */
type Disposition = 'currentTab' | 'newForegroundTab' | 'newBackgroundTab';

/** Opens one of our pages where the address bar wants it. */
export async function goToTab(url: string, disposition: Disposition): Promise<void> {
  if (disposition === 'currentTab') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
}

/** Opens a web page in a tab behind the others, without sound. */
export async function openQuietTab(url: string): Promise<number> {
  const { id } = await browser.tabs.create({ url, active: false });
  if (id === undefined) throw new Error('the browser opened no tab');
  await browser.tabs.update(id, { muted: true });
  return id;
}

/** Closes a tab, if it is still there. */
export async function closeTab(tabId: number): Promise<void> {
  try {
    await browser.tabs.remove(tabId);
  } catch {
    // The reader was quicker.
  }
}

/** The tabs of a window that the reader has selected; addresses only of those that we may see. */
export async function selectedTabs(windowId: number): Promise<ActiveTab[]> {
  const tabs = await browser.tabs.query({ highlighted: true, windowId });
  return tabs.map(describeTab).filter((tab) => tab !== null);
}

interface BrowserTab {
  id?: number;
  windowId: number;
  url?: string;
  title?: string;
  status?: string;
}

function describeTab({ id, windowId, url, title, status }: BrowserTab): ActiveTab | null {
  if (id === undefined) return null;
  return { id, windowId, url: url ?? null, title: title ?? '', isLoaded: status === 'complete' };
}
