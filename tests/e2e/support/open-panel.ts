import type { Page } from 'puppeteer-core';

import type { ExtensionBrowser, Popup } from './extension-browser.ts';

/**
 * Opens the browser's panel beside a saved page as a reader does, by the popup, which closes then. Where it doesn't open at
 * once, the reader clicks again: on a busy machine Firefox was seen to open none.
 */
export async function openPanel(browser: ExtensionBrowser, tab: Page): Promise<Popup> {
  for (let attempt = 1; ; attempt += 1) {
    const popup = await browser.clickToolbar(tab);
    try {
      await popup.click('[data-saved] [data-panel]');
      const panel = await browser.openedPanel();
      await tab.bringToFront();
      return panel;
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}
