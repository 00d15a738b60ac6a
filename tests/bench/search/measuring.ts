import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import type { Page } from 'puppeteer-core';

import type { Asked } from './asked.ts';
import { type BenchBrowser, launchBenchBrowser } from './bench-browser.ts';
import { type BenchQuery, QUERY_CLASSES, type QueryClass, type QuerySets } from './query-classes.ts';
import { type ClassFigures, classFigures, quantile } from './summary.ts';

/** Browsers that are started for what is measured in one that has just started. */
export const BROWSERS = 3;
/** Times that a query is asked; the best counts. */
export const REPEATS = 3;
/** What a browser does after its start takes as long; it isn't ours. */
const STARTED_MS = 2_500;

/** Median of some browsers. */
export interface Cold {
  wallMs: number;
  processorMs: number;
}

/** Asks all queries of each class; tells what they took, and what each found. */
export async function askAll(
  browser: BenchBrowser,
  queries: QuerySets,
  ask: (queries: BenchQuery[]) => Promise<Asked[]>,
): Promise<Record<QueryClass, { figures: ClassFigures; hits: number[] }>> {
  const results: Partial<Record<QueryClass, { figures: ClassFigures; hits: number[] }>> = {};
  for (const name of CLASSES) {
    const began = browser.processorTime();
    const asked = await ask(queries[name]);
    const figures = classFigures(asked, browser.processorTime() - began);
    results[name] = { figures, hits: asked.map(({ hits }) => hits) };
  }
  return results as Record<QueryClass, { figures: ClassFigures; hits: number[] }>;
}

export const CLASSES = Object.keys(QUERY_CLASSES) as QueryClass[];

export function mapped<Value, Result>(
  of: Record<QueryClass, Value>,
  change: (value: Value) => Result,
): Record<QueryClass, Result> {
  return Object.fromEntries(CLASSES.map((name) => [name, change(of[name])])) as Record<QueryClass, Result>;
}

/** A profile, and the extension that it belongs to. */
export interface InBrowser {
  profileDir: string;
  extensionDir: string;
}

/** A browser that has just started and come to rest. */
export async function withBrowser<Result>(
  { profileDir, extensionDir }: InBrowser,
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

export async function timed(browser: BenchBrowser, use: () => Promise<number>): Promise<Cold> {
  const began = browser.processorTime();
  const wallMs = await use();
  return { wallMs, processorMs: browser.processorTime() - began };
}

export function medianOf(all: Cold[]): Cold {
  const median = (of: keyof Cold): number =>
    quantile(
      all.map((one) => one[of]),
      0.5,
    );
  return { wallMs: median('wallMs'), processorMs: median('processorMs') };
}

/** In MB, of what is still in use. */
export async function heapOf(page: Page): Promise<number> {
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

export function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
