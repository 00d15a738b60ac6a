import { browser } from 'wxt/browser';

/** Newspaper red of the design tokens; a badge takes no custom property. */
const BADGE_COLOR = '#b3261e';

/** Marks a tab's toolbar button as showing a saved page, or takes the mark away. Navigation takes it away by itself. */
export async function markSaved(tabId: number, isSaved: boolean): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOR });
    await browser.action.setBadgeText({ tabId, text: isSaved ? '✓' : '' });
  } catch {
    // The tab was closed meanwhile: there is nothing left to mark.
  }
}
