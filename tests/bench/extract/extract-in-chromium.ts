import puppeteer, { type Browser, type Page } from 'puppeteer-core';

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

/** Pages that are read at the same time: as many as there are cores to spare. */
const PAGES = 2;

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
  const queue = cases.values();
  const work = async (): Promise<void> => {
    for (const page of queue) {
      const results = await readPage(browser, page, script, names);
      for (const [name, extract] of Object.entries(outside)) results[name] = await extract(page);
      onPage(page, results);
    }
  };
  try {
    await Promise.all(Array.from({ length: PAGES }, work));
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
    const results: Results = {};
    for (const name of names) {
      // Anew for each, which then runs code of its own: a library that two of them use isn't warm for the second.
      await page.evaluate(script);
      results[name] = await page.evaluate((one, its) => extractFromPage(one, its), name, url);
    }
    return results;
  } catch (error) {
    return Object.fromEntries(names.map((name) => [name, { error: String(error) }]));
  } finally {
    await page.close();
  }
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
