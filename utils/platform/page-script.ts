import { browser } from 'wxt/browser';

import type { TextQuoteSelector } from '@/utils/annotation/annotation';

/** What `extract.js` offers in the page's isolated world, once injected. */
interface PageScript {
  /** Begins reading the page and sending it; returns at once, and does nothing for a save that runs already. */
  capture(saveId: string): void;
  /** What the reader has selected. */
  selection(): Quote | null;
}

type Quote = Omit<TextQuoteSelector, 'type'>;

declare global {
  var cuttings: PageScript | undefined;
}

/** Starts the capture of a tab's page. Rejects where the browser lets no script in. */
export async function startCapture(tabId: number, saveId: string): Promise<void> {
  await inject(tabId);
  await browser.scripting.executeScript({
    target: { tabId },
    args: [saveId],
    func: (id: string) => {
      globalThis.cuttings?.capture(id);
    },
  });
}

/** What is selected in a tab's page; null when nothing is, or no script is let in. */
export async function readSelection(tabId: number): Promise<Quote | null> {
  try {
    await inject(tabId);
    const [answer] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => globalThis.cuttings?.selection() ?? null,
    });
    return answer?.result ?? null;
  } catch {
    // A page that takes no script has no selection for us; saving it says why.
    return null;
  }
}

async function inject(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/extract.js'] });
}
