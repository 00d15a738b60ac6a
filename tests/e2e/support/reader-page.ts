import type { Page } from 'puppeteer-core';

import type { FileFormat } from '../../../utils/export/export-format.ts';
import type { ExtensionBrowser } from './extension-browser.ts';
import { storedRows } from './stored.ts';

/** The reader in an extension page, as a person uses it. */
export interface ReaderPage {
  page: Page;
  /** The text of the article, without the readings above its characters. */
  text: () => Promise<string>;
  /** Waits until the article shows so many pictures, all of them loaded. */
  waitForPictures: (count: number) => Promise<void>;
  /** Waits until highlights are drawn: keys lead to them then. */
  waitForHighlights: () => Promise<void>;
  /** Selects a text in the article, as a mouse would leave it. */
  select: (text: string) => Promise<void>;
  /** Marks what is selected with a note, through the toolbar and the panel. */
  highlightWithNote: (note: string) => Promise<void>;
  highlightFirstSentence: (note: string) => Promise<void>;
  /** Quotes in the panel, in order. */
  quotes: () => Promise<string[]>;
  /** Exports by the dialog; the path of the downloaded file. */
  exportAs: (format: FileFormat, browser: ExtensionBrowser) => Promise<string>;
}

const BODY = 'article [class*="body"]';

/** Waits until the article is shown. */
export async function readerPage(page: Page): Promise<ReaderPage> {
  await page.waitForFunction((body: string) => Boolean(document.querySelector(body)?.textContent), {}, BODY);

  const select = async (text: string): Promise<void> => {
    const isFound = await page.evaluate(
      (body: string, wanted: string) => {
        const root = document.querySelector(body);
        if (!root) return false;
        // Readings above characters are no part of the text.
        const nodes: Text[] = [];
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const node = walker.currentNode as Text;
          if (!node.parentElement?.closest('rt, rp')) nodes.push(node);
        }
        const start = nodes
          .map(({ data }) => data)
          .join('')
          .indexOf(wanted);
        if (start < 0) return false;
        const range = document.createRange();
        let passed = 0;
        for (const node of nodes) {
          const { length } = node;
          if (start >= passed && start < passed + length) range.setStart(node, start - passed);
          const end = start + wanted.length;
          if (end > passed && end <= passed + length) range.setEnd(node, end - passed);
          passed += length;
        }
        const selection = document.getSelection();
        selection?.removeAllRanges();
        selection?.addRange(range);
        return true;
      },
      BODY,
      text,
    );
    if (!isFound) throw new Error(`the article has no “${text}”`);
    await page.waitForSelector('[role=toolbar]');
  };

  const highlightWithNote = async (note: string): Promise<void> => {
    const before = await page.$$eval('[data-annotation-id]', (cards) => cards.length);
    await page.locator('[role=toolbar] button:last-child').click();
    await page.waitForFunction(
      (count: number) => document.querySelectorAll('[data-annotation-id]').length > count,
      {},
      before,
    );
    await page.waitForFunction(() => document.activeElement?.matches('[data-annotation-id] textarea'));
    const timesStored = async (): Promise<number> =>
      JSON.stringify(await storedRows(page, 'annotations')).split(JSON.stringify(note)).length;
    const storedBefore = await timesStored();
    await page.keyboard.type(note);
    // Typed is not yet stored: a page that is closed in that instant would take the last letters with it.
    while ((await timesStored()) <= storedBefore);
  };

  return {
    page,
    text: () =>
      page.$eval(BODY, (body) => {
        const copy = body.cloneNode(true) as Element;
        for (const reading of copy.querySelectorAll('rt, rp')) reading.remove();
        return copy.textContent;
      }),
    waitForPictures: async (count) => {
      await page.waitForFunction(
        (wanted: number) => {
          const pictures = [...document.querySelectorAll<HTMLImageElement>('article img')];
          return (
            pictures.length === wanted &&
            pictures.every(({ complete, naturalWidth }) => complete && naturalWidth > 0)
          );
        },
        {},
        count,
      );
    },
    waitForHighlights: async () => {
      await page.waitForFunction(() =>
        [...CSS.highlights.keys()].some((name) => name.startsWith('cuttings-')),
      );
    },
    select,
    highlightWithNote,
    highlightFirstSentence: async (note) => {
      const sentence = await page.$$eval(`${BODY} p`, (paragraphs) => {
        const texts = paragraphs
          .filter((paragraph) => !paragraph.closest('figcaption') && !paragraph.querySelector('ruby'))
          .map(({ textContent }) => textContent);
        const longest = texts.toSorted((a, b) => b.length - a.length)[0] ?? '';
        const text = (texts.find(({ length }) => length > 60) ?? longest).trim();
        return /^[\s\S]{12,}?[.!?。！？؟]/u.exec(text)?.[0] ?? text.slice(0, 80);
      });
      await select(sentence);
      await highlightWithNote(note);
    },
    quotes: () =>
      page.$$eval('[data-annotation-id] q', (quotes) => quotes.map(({ textContent }) => textContent)),
    exportAs: async (format, browser) => {
      await page.locator('[data-export]').click();
      await page.waitForSelector(`dialog input[value=${format}]`);
      await page.$eval(`dialog input[value=${format}]`, (choice) => {
        choice.click();
      });
      const download = browser.nextDownload();
      await page.locator('dialog footer button:last-child').click();
      const path = await download;
      await page.waitForFunction(() => document.querySelector('dialog') === null);
      return path;
    },
  };
}
