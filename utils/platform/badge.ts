import { browser } from 'wxt/browser';

/** Newspaper red of the design tokens; a badge takes no custom property. */
const BADGE_COLOR = '#b3261e';

/** How long the badge says what was added before it is as before. */
const ADDED_MS = 2_500;

/** Says on the button over a tab for a moment that so much was added to the library. */
export async function showAdded(tabId: number, count: number): Promise<void> {
  try {
    const before = await browser.action.getBadgeText({ tabId });
    await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOR });
    await browser.action.setBadgeText({ tabId, text: `+${String(count)}` });
    setTimeout(() => {
      // The tab may be closed by then.
      browser.action.setBadgeText({ tabId, text: before }).catch(() => undefined);
    }, ADDED_MS);
  } catch {
    // The tab was closed meanwhile: there is nothing left to mark.
  }
}

/** Marks a tab's toolbar button as showing a saved page, or takes the mark away. Navigation takes it away by itself. */
export async function markSaved(tabId: number, isSaved: boolean): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOR });
    await browser.action.setBadgeText({ tabId, text: isSaved ? '✓' : '' });
  } catch {
    // The tab was closed meanwhile: there is nothing left to mark.
  }
}
