import { join } from 'node:path';

import type { Page } from 'puppeteer-core';

import type { BenchBrowser } from './bench-browser.ts';
import type { FilledLibrary } from './filled-library.ts';
import {
  askAll,
  BROWSERS,
  type Cold,
  folderBytes,
  heapOf,
  mapped,
  medianOf,
  REPEATS,
  timed,
  withBrowser,
} from './measuring.ts';
import { bundlePage, inPage } from './page-script.ts';
import type { BenchQuery, QueryClass } from './query-classes.ts';
import type * as SearchPage from './search-page.ts';
import { type ClassFigures, quantile } from './summary.ts';

/** What was measured of a library of ours; all times in milliseconds. */
export interface OurFigures {
  filling: FilledLibrary['filling'];
  /** Of a process that has just started, from the navigation to the first rows on the screen. */
  open: Cold;
  /** From a query in the address of that page to what it finds on the screen. */
  firstQuery: Cold;
  /** Of another such process, the index alone: opened and asked a query. */
  firstAsked: Cold;
  /** Heap of the library page when it was opened and when a query was answered, in MB, with what its typed arrays hold. */
  heapMb: number;
  heapAfterQueryMb: number;
  /** The same of a page that has only asked the queries. */
  askedHeapMb: number;
  /** All articles, tags and sites. */
  countsMs: number;
  /** Each query when it was asked first, and when all had been asked before. */
  first: Record<QueryClass, ClassFigures>;
  warm: Record<QueryClass, ClassFigures>;
  /** By query, for comparing with others. */
  hits: Record<QueryClass, number[]>;
  /** KB an article of the rows of each table of the index, and of the whole library on disk. */
  indexKb: Record<string, number>;
  diskKb: number;
}

/** Rows that are drawn at first, of which fewer are seen: the list draws those near the window. */
const ROWS = 24;

export async function measureOurs(library: FilledLibrary, articles: number): Promise<OurFigures> {
  const { queries, profileDir, filling } = library;
  const script = await bundlePage('search-page');
  const [rare] = queries.rare;
  if (!rare) throw new Error('no rare word in the corpus');

  const cold: { open: Cold; firstQuery: Cold; firstAsked: Cold; heaps: number[] }[] = [];
  let hits = 0;
  for (let count = 0; count < BROWSERS; count += 1) {
    const firstAsked = await withBrowser(library, async (browser) => {
      const page = await browser.open('manifest.json');
      const { ask } = await inPage<typeof SearchPage>(page, script);
      return timed(browser, async () => {
        const [asked] = await ask([rare.typed], 1);
        hits = asked?.hits ?? 0;
        return asked?.times[0] ?? NaN;
      });
    });
    const shown = await withBrowser(library, (browser) =>
      libraryPage(browser, Math.min(ROWS, articles), rare.typed, hits),
    );
    cold.push({ firstAsked, ...shown });
  }

  const asked = await withBrowser(library, async (browser) => {
    const page = await browser.open('manifest.json');
    const { ask, countAll, indexBytes } = await inPage<typeof SearchPage>(page, script);
    const first = await askAll(browser, queries, (all) => ask(all.map(asTyped), 1));
    const warm = await askAll(browser, queries, (all) => ask(all.map(asTyped), REPEATS));
    const heapMb = await heapOf(page);
    return { first, warm, heapMb, counts: await countAll(10), bytes: await indexBytes() };
  });
  return {
    filling,
    open: medianOf(cold.map(({ open }) => open)),
    firstQuery: medianOf(cold.map(({ firstQuery }) => firstQuery)),
    firstAsked: medianOf(cold.map(({ firstAsked }) => firstAsked)),
    heapMb: quantile(
      cold.map(({ heaps }) => heaps[0] ?? NaN),
      0.5,
    ),
    heapAfterQueryMb: quantile(
      cold.map(({ heaps }) => heaps[1] ?? NaN),
      0.5,
    ),
    askedHeapMb: asked.heapMb,
    countsMs: Math.min(...asked.counts),
    first: mapped(asked.first, ({ figures }) => figures),
    warm: mapped(asked.warm, ({ figures }) => figures),
    hits: mapped(asked.warm, ({ hits: ofClass }) => ofClass),
    indexKb: Object.fromEntries(
      Object.entries(asked.bytes).map(([table, bytes]) => [table, bytes / articles / 1024]),
    ),
    diskKb: folderBytes(join(profileDir, 'Default', 'IndexedDB')) / articles / 1024,
  };
}

const asTyped = ({ typed }: BenchQuery): string => typed;

/** The library page of a browser that has shown none: how long until rows are painted, and until a query has been answered. */
async function libraryPage(
  browser: BenchBrowser,
  rows: number,
  query: string,
  hits: number,
): Promise<{ open: Cold; firstQuery: Cold; heaps: number[] }> {
  let page: Page | undefined;
  const open = await timed(browser, async () => {
    page = await browser.open('library.html', watchPainting);
    return page.evaluate((count) => painted((shown) => shown.length >= count), rows);
  });
  if (!page) throw new Error('no page');
  const heaps = [await heapOf(page)];
  const firstQuery = await timed(browser, async () => {
    const wallMs = await page?.evaluate(
      async (asked, count) => {
        const started = performance.now();
        location.hash = `#/?q=${encodeURIComponent(asked)}`;
        return (await painted(([first]) => first?.ariaSetSize === String(count))) - started;
      },
      query,
      hits,
    );
    return wallMs ?? NaN;
  });
  heaps.push(await heapOf(page));
  return { open, firstQuery, heaps };
}

declare global {
  /** Resolves to the time of the page at which the rows on the screen are those that are wanted. */
  var painted: (isWanted: (rows: Element[]) => boolean) => Promise<number>;
}

/** Run in the page before it has begun. */
function watchPainting(): void {
  globalThis.painted = (isWanted) =>
    new Promise((resolve) => {
      const look = (): void => {
        requestAnimationFrame(() => {
          if (!isWanted([...document.querySelectorAll('[data-article-id]')])) {
            look();
            return;
          }
          // A message comes when the frame has been made that they are in.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            resolve(performance.now());
          };
          port2.postMessage(null);
        });
      };
      look();
    });
}
