import { browser } from 'wxt/browser';

import type { TextQuoteSelector } from '@/utils/annotation/annotation';
import type { BlockChoice, ChoicesUse } from '@/utils/article/block-choice';
import type { Reading } from '@/utils/article/reading';

/** What `extract.js` offers in the page's isolated world, once injected. */
interface PageScript {
  /** Begins reading the page and sending it; returns at once, and does nothing for a save that runs already. */
  capture(saveId: string, options: CaptureOptions): void;
  /** Ends a save that runs. */
  cancel(saveId: string): void;
  /** What the page tells of the other pages of its article. */
  pages(): PagesOffer;
  /** In which ways it can be read with these choices. */
  readings(choices: BlockChoice[]): Promise<Reading[]>;
  /** The article as it is read with these choices; null where nothing is. */
  preview(choices: BlockChoice[]): ArticlePreview | null;
  /** What the reader has selected. */
  selection(): Quote | null;
}

/** What is to be read besides the page itself, and how. */
export interface CaptureOptions {
  /** The page that is meant: no other is read that the tab may show by then. Missing where whatever it shows is. */
  url?: string;
  withPages: boolean;
  reading: Reading;
  /** Blocks of the site that the reader wants in its articles, or doesn't. */
  choices: BlockChoice[];
  /** Whether the page is to be read only when it has loaded, or has been loading for long. */
  waitsForLoad?: boolean;
}

/** How many pages an article has besides the one that is shown; null when there are more, but nobody says how many. */
export interface PagesOffer {
  more: number | null;
}

/** What an article would be. */
export interface ArticlePreview {
  textContent: string;
  /** Addresses of its pictures. */
  pictures: string[];
  /** Whether it shows a picture of the page, or a link to a video, a recording or a frame. */
  shows: (element: Element) => boolean;
  /** What became of the choices. */
  choices: ChoicesUse | null;
}

type Quote = Omit<TextQuoteSelector, 'type'>;

declare global {
  var cuttings: PageScript | undefined;
  /** What `picker.js` offers, injected after `extract.js`: choosing blocks on the page, those chosen before in it. */
  var cuttingsPicker: { open(choices: BlockChoice[]): void } | undefined;
}

/** Starts the capture of a tab's page. Rejects where the browser lets no script in. */
export async function startCapture(tabId: number, saveId: string, options: CaptureOptions): Promise<void> {
  await inject(tabId);
  await browser.scripting.executeScript({
    target: { tabId },
    args: [saveId, options],
    func: (id: string, asked: CaptureOptions) => {
      globalThis.cuttings?.capture(id, asked);
    },
  });
}

/** Ends a save that runs in a tab's page. */
export async function cancelCapture(tabId: number, saveId: string): Promise<void> {
  try {
    await browser.scripting.executeScript({
      target: { tabId },
      args: [saveId],
      func: (id: string) => {
        globalThis.cuttings?.cancel(id);
      },
    });
  } catch {
    // The page is gone, and the save with it.
  }
}

/** The other pages of the article that a tab shows. */
export async function readPagesOffer(tabId: number): Promise<PagesOffer> {
  try {
    await inject(tabId);
    const [answer] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => globalThis.cuttings?.pages() ?? null,
    });
    return answer?.result ?? { more: 0 };
  } catch {
    // A page that takes no script offers nothing.
    return { more: 0 };
  }
}

/** In which ways a tab's page can be read, with these choices: none where no script is let in. */
export async function readReadings(tabId: number, choices: BlockChoice[]): Promise<Reading[]> {
  try {
    await inject(tabId);
    const [answer] = await browser.scripting.executeScript({
      target: { tabId },
      args: [choices],
      func: (chosen: BlockChoice[]) => globalThis.cuttings?.readings(chosen) ?? null,
    });
    return answer?.result ?? [];
  } catch {
    // A page that takes no script can't be read at all.
    return [];
  }
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

/** The words of a link to this address in a tab's page; empty where there is none, or no script is let in. */
export async function linkText(tabId: number, url: string): Promise<string> {
  try {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId },
      args: [url],
      func: (address: string) => {
        const links = [...document.links].filter(({ href }) => href === address);
        return links.map(({ innerText }) => innerText.trim()).find((text) => text !== '') ?? '';
      },
    });
    return answer?.result ?? '';
  } catch {
    // Then the address has to do for a title.
    return '';
  }
}

/** Lets the reader choose blocks on a tab's page. Rejects where the browser lets no script in. */
export async function openPicker(tabId: number, choices: BlockChoice[]): Promise<void> {
  await inject(tabId);
  await browser.scripting.executeScript({ target: { tabId }, files: ['/picker.js'] });
  await browser.scripting.executeScript({
    target: { tabId },
    args: [choices],
    func: (chosen: BlockChoice[]) => {
      globalThis.cuttingsPicker?.open(chosen);
    },
  });
}

async function inject(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/extract.js'] });
}
