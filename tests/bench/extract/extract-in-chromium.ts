import puppeteer, { type Browser, type JSHandle, type Page } from 'puppeteer-core';

import { ensureBrowser } from '../../e2e/support/find-browser.ts';
import type { Extracted } from './page-extractors.ts';

interface PageOfCorpus {
  html: string;
  url: string;
}
type Result = Extracted | { error: string };
type Results = Record<string, Result>;
/** Extractors that need no page, by name. */
export type Outside = Record<string, (page: PageOfCorpus) => Promise<Result>>;

/** Readings that are timed, after one that is spent on compiling. The harness, too, times code that has read before. */
const TIMED = 5;

/**
 * Reads pages in Chromium, each under its own address and with nothing of the net: its scripts don't run, as in the copy
 * that was kept. `script` gives the page `extractFromPage`; extractors that need no page are called beside it.
 */
export async function extractInChromium<Case extends PageOfCorpus>(
  cases: Case[],
  { script, names, outside }: { script: string; names: string[]; outside: Outside },
  onPage: (page: Case, results: Results) => void,
): Promise<void> {
  const browser = await puppeteer.launch({
    executablePath: ensureBrowser('chromium'),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
    defaultViewport: { width: 1280, height: 900 },
    protocolTimeout: 60_000,
  });
  try {
    // One at a time: what the browser does beside, on threads of its own, is part of what it takes to read.
    for (const page of cases) {
      const results = await readPage(browser, page, script, names);
      for (const [name, extract] of Object.entries(outside)) results[name] = await extract(page);
      onPage(page, results);
    }
  } finally {
    await browser.close();
  }
}

async function readPage(
  browser: Browser,
  { html, url }: PageOfCorpus,
  script: string,
  names: string[],
): Promise<Results> {
  const page = await browser.newPage();
  try {
    await serveOnce(page, html);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    const readers: [string, JSHandle<typeof extractFromPage>][] = [];
    for (const name of names) readers.push([name, await readerOf(page, script)]);
    const readings: Results[] = [];
    // In turns: whatever else the machine does meanwhile, it does to all of them.
    for (let round = 0; round <= TIMED; round += 1) {
      const results: Results = {};
      for (const [name, reader] of readers) {
        results[name] = await reader.evaluate((read, one, its) => read(one, its), name, url);
      }
      readings.push(results);
    }
    return Object.fromEntries(names.map((name) => [name, inMedianTime(readings.slice(1), name)]));
  } catch (error) {
    return Object.fromEntries(names.map((name) => [name, { error: String(error) }]));
  } finally {
    await page.close();
  }
}

/** The script's function, in a copy of its own: a library that two extractors use isn't warm for the second. */
async function readerOf(page: Page, script: string): Promise<JSHandle<typeof extractFromPage>> {
  await page.evaluate(script);
  return page.evaluateHandle(() => extractFromPage);
}

/** What an extractor found, and the medians of the times that it took. */
function inMedianTime(readings: Results[], name: string): Result {
  const found: Extracted[] = [];
  for (const { [name]: result } of readings) {
    if (result && 'error' in result) return result;
    if (result) found.push(result);
  }
  return {
    ...found[0],
    ms: median(found.map(({ ms }) => ms)),
    copyMs: median(found.map(({ copyMs }) => copyMs)),
  };
}

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;
}

/** Answers the first request of the page with this HTML, and no other. */
async function serveOnce(page: Page, html: string): Promise<void> {
  let isServed = false;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (isServed || !request.isNavigationRequest()) {
      void request.abort();
      return;
    }
    isServed = true;
    void request.respond({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': `script-src 'none'` },
      body: html,
    });
  });
}
