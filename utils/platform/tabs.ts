import { browser } from 'wxt/browser';

/** The tab in front of the reader. Its address is known only after a click on our button, or with host permission. */
export interface ActiveTab {
  id: number;
  url: string | null;
  title: string;
}

/** The active tab of the window the popup stands in; null when there is none. */
export async function activeTab(): Promise<ActiveTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab ? describeTab(tab) : null;
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

function describeTab(tab: { id?: number; url?: string; title?: string }): ActiveTab | null {
  return tab.id === undefined ? null : { id: tab.id, url: tab.url ?? null, title: tab.title ?? '' };
}
