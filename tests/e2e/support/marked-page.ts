import type { Page } from 'puppeteer-core';

import type { ExtensionBrowser } from './extension-browser.ts';
import { soon } from './soon.ts';

/** Has the highlights of a page shown, and its article saved, by a click on the toolbar button. */
export async function showHighlights(browser: ExtensionBrowser, tab: Page): Promise<void> {
  const popup = await browser.clickToolbar(tab);
  await popup.waitFor('[data-saved]');
  await popup.close();
  await tab.bringToFront();
}

/** Selects words of a page as a double click or keys would, and waits for the toolbar. */
export async function select(tab: Page, words: string): Promise<void> {
  await tab.evaluate(async (wanted) => {
    // A message may be there already: when the event was heard, it is the toolbar.
    const heard = new Promise((resolve) => {
      document.addEventListener('selectionchange', resolve, { once: true });
    });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      await heard;
      return;
    }
    throw new Error(`no ${wanted}`);
  }, words);
  await tab.waitForSelector('cuttings-annotator');
}

/** Marks what is selected, by keys: the toolbar is the page's last stop. */
export async function highlight(tab: Page, words: string): Promise<void> {
  await select(tab, words);
  await tabInto(tab);
  await tab.keyboard.press('Enter');
}

/** Tab goes from what is selected or clicked, and the toolbar is the page's last stop. */
export async function tabInto(tab: Page): Promise<void> {
  await tab.keyboard.press('Tab');
  await tab.waitForFunction(() => document.activeElement?.localName === 'cuttings-annotator');
}

/** Waits until something is told or asked at the page's foot, in front of all else. */
export async function waitForMessage(tab: Page): Promise<void> {
  await tab.waitForFunction(
    () => document.elementFromPoint(innerWidth / 2, innerHeight - 40)?.localName === 'cuttings-annotator',
  );
}

/** Clicks on highlighted words, once they are drawn. */
export async function clickOn(tab: Page, words: string): Promise<void> {
  await soon(async () => Object.values(await drawn(tab)).flat()).toContain(words);
  const at = await tab.evaluate((wanted) => {
    const range = [...CSS.highlights.values()]
      .flatMap((one) => [...one])
      .find((one) => (one as Range).toString() === wanted) as Range;
    const element = range.startContainer.parentElement;
    if (element) Element.prototype.scrollIntoView.call(element, { block: 'center' });
    const [first] = range.getClientRects();
    const { left, top, width, height } = first ?? range.getBoundingClientRect();
    return { x: left + Math.min(20, width / 2), y: top + Math.min(20, height / 2) };
  }, words);
  await tab.mouse.click(at.x, at.y);
}

/** The words that are drawn in a page, by group. */
export const drawn = (tab: Page) =>
  tab.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights]
        .filter(([name]) => name.startsWith('cuttings-'))
        .map(([name, ranges]) => [name.slice('cuttings-'.length), [...ranges].map(String)]),
    ),
  );
