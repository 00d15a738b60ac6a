import { browser } from 'wxt/browser';

/** Firefox's panel (MDN, sidebarAction), which Chromium's types don't know. */
interface FirefoxBrowser {
  sidebarAction: { open(): Promise<void>; isOpen(details: { windowId: number }): Promise<boolean> };
}

/**
 * Opens the browser's side panel on our notes. Must be called in the very moment of a click or key. False where the browser
 * doesn't take that for the reader's, as Firefox doesn't of what is clicked in a page, and no panel is open.
 */
export async function openPanel(windowId: number): Promise<boolean> {
  try {
    if (!import.meta.env.FIREFOX) {
      await browser.sidePanel.open({ windowId });
      return true;
    }
    const { sidebarAction } = browser as unknown as FirefoxBrowser;
    const opening = sidebarAction.open();
    return await opening.then(
      () => true,
      () => sidebarAction.isOpen({ windowId }),
    );
  } catch {
    return false;
  }
}
