import { browser } from 'wxt/browser';

/** Where a message came from, as the browser says it: nothing in the message itself is believed. */
export interface Sender {
  id?: string;
  url?: string;
  origin?: string;
  frameId?: number;
  tab?: { id?: number; windowId?: number };
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

/** A page whose script sent a message. */
export interface SendingPage {
  tabId: number;
  windowId: number | undefined;
  url: string;
}

/**
 * The page whose script sent a message. Where the page has gone within itself, only it knows its address: believed as far as
 * it is of the same origin. Throws when something else sent it.
 */
export function sendingPage(sender: Sender, url: string): SendingPage {
  const tabId = tabOfPageScript(sender);
  if (tabId === null || sender.url === undefined) throw new Error('this message is for page scripts');
  const isOfItsOrigin = originOf(url) !== 'null' && originOf(url) === originOf(sender.url);
  return { tabId, windowId: sender.tab?.windowId, url: isOfItsOrigin ? url : sender.url };
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'null';
}
