import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import type { Page } from 'puppeteer-core';

import type { Asked } from './asked.ts';
import { type BenchBrowser, launchBenchBrowser } from './bench-browser.ts';
import type { FilledLibrary } from './filled-library.ts';
import { bundlePage, inPage } from './page-script.ts';
import { QUERY_CLASSES, type QueryClass, type QuerySets } from './query-classes.ts';
import type * as SearchPage from './search-page.ts';
import { type ClassFigures, classFigures, quantile } from './summary.ts';

/** What was measured of a library of ours; all times in milliseconds. */
export interface OurFigures {
  filling: FilledLibrary['filling'];
  /** Of a process that has just started, from the navigation to the first rows on the screen. */
  open: Cold;
  /** From a query in the address of that page to what it finds on the screen. */
  firstQuery: Cold;
  /** Of another such process, the index alone: opened and asked a query. */
  firstAsked: Cold;
  /** Heap of the library page, in MB, with what its typed arrays hold. */
  heapMb: number;
  heapAfterQueryMb: number;
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

/** Median of some browsers. */
interface Cold {
  wallMs: number;
  processorMs: number;
}

const BROWSERS = 3;
const REPEATS = 3;
/** What a browser does after its start takes as long; it isn't ours. */
const STARTED_MS = 2_500;
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
    const first = await askAll(browser, queries, (typed) => ask(typed, 1));
    const warm = await askAll(browser, queries, (typed) => ask(typed, REPEATS));
    return { first, warm, counts: await countAll(10), bytes: await indexBytes() };
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

/** Asks all queries of each class; tells what they took, and what each found. */
async function askAll(
  browser: BenchBrowser,
  queries: QuerySets,
  ask: (typed: string[], of: QueryClass) => Promise<Asked[]>,
): Promise<Record<QueryClass, { figures: ClassFigures; hits: number[] }>> {
  const results: Partial<Record<QueryClass, { figures: ClassFigures; hits: number[] }>> = {};
  for (const name of CLASSES) {
    const began = browser.processorTime();
    const asked = await ask(
      queries[name].map(({ typed }) => typed),
      name,
    );
    const figures = classFigures(asked, browser.processorTime() - began);
    results[name] = { figures, hits: asked.map(({ hits }) => hits) };
  }
  return results as Record<QueryClass, { figures: ClassFigures; hits: number[] }>;
}

const CLASSES = Object.keys(QUERY_CLASSES) as QueryClass[];

function mapped<Value, Result>(
  of: Record<QueryClass, Value>,
  change: (value: Value) => Result,
): Record<QueryClass, Result> {
  return Object.fromEntries(CLASSES.map((name) => [name, change(of[name])])) as Record<QueryClass, Result>;
}

/** A browser that has just started and come to rest. */
async function withBrowser<Result>(
  { profileDir, extensionDir }: Pick<FilledLibrary, 'profileDir' | 'extensionDir'>,
  use: (browser: BenchBrowser) => Promise<Result>,
): Promise<Result> {
  const browser = await launchBenchBrowser(profileDir, extensionDir);
  try {
    await setTimeout(STARTED_MS);
    return await use(browser);
  } finally {
    await browser.close();
  }
}

async function timed(browser: BenchBrowser, use: () => Promise<number>): Promise<Cold> {
  const began = browser.processorTime();
  const wallMs = await use();
  return { wallMs, processorMs: browser.processorTime() - began };
}

function medianOf(all: Cold[]): Cold {
  const median = (of: keyof Cold): number =>
    quantile(
      all.map((one) => one[of]),
      0.5,
    );
  return { wallMs: median('wallMs'), processorMs: median('processorMs') };
}

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

/** In MB, of what is still in use. */
async function heapOf(page: Page): Promise<number> {
  const client = await page.createCDPSession();
  await client.send('HeapProfiler.collectGarbage');
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = (await client.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  await client.detach();
  return (usedSize + (backingStorageSize ?? 0)) / 2 ** 20;
}

function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
