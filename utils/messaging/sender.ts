import { browser } from 'wxt/browser';

/** Where a message came from, as the browser says it: nothing in the message itself is believed. */
export interface Sender {
  id?: string;
  url?: string;
  origin?: string;
  frameId?: number;
  tab?: { id?: number };
}

/** Whether one of our own pages sent it. A page of ours in a tab has a `tab` too: its address decides. */
export function isOurPage(sender: Sender): boolean {
  return sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('/')) === true;
}

/** The tab whose page our script sent it from; null when something else sent it. */
export function tabOfPageScript(sender: Sender): number | null {
  if (sender.id !== browser.runtime.id || isOurPage(sender) || sender.frameId !== 0) return null;
  return sender.tab?.id ?? null;
}
