import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { ensureBrowser } from '../../e2e/support/find-browser.ts';
import type { Extracted } from './page-extractors.ts';

type Results = Record<string, Extracted | { error: string }>;
/** Extractors that need no page, by name. */
export type Outside = Record<
  string,
  (page: { html: string; url?: string }) => Promise<Extracted | { error: string }>
>;

/** Pages that are read at the same time: as many as there are cores to spare. */
const PAGES = 2;

/**
 * Reads pages in Chromium, each under its own address and with nothing of the net: its scripts don't run, as in the copy
 * that was kept. `script` gives the page `extractFromPage`; extractors that need no page are called beside it.
 */
export async function* extractInChromium<Case extends { html: string; url?: string }>(
  cases: Case[],
  script: string,
  names: string[],
  outside: Outside,
): AsyncGenerator<{ page: Case; results: Results }> {
  const browser = await puppeteer.launch({
    executablePath: ensureBrowser('chromium'),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
    defaultViewport: { width: 1280, height: 900 },
    protocolTimeout: 60_000,
  });
  const queue = [...cases];
  const done: { page: Case; results: Results }[] = [];
  let wake = (): void => undefined;
  let working = PAGES;
  const work = async (): Promise<void> => {
    for (let page = queue.shift(); page; page = queue.shift()) {
      const results = await readPage(browser, page, script, names);
      for (const [name, extract] of Object.entries(outside)) results[name] = await extract(page);
      done.push({ page, results });
      wake();
    }
    working -= 1;
    wake();
  };
  const works = Array.from({ length: PAGES }, work);
  try {
    while (working > 0 || done.length > 0) {
      const next = done.shift();
      if (next) yield next;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (done.length > 0 || working === 0) resolve();
        });
    }
    await Promise.all(works);
  } finally {
    await browser.close();
  }
}

async function readPage(
  browser: Browser,
  { html, url }: { html: string; url?: string },
  script: string,
  names: string[],
): Promise<Results> {
  const page = await browser.newPage();
  try {
    const address = url !== undefined && /^https?:/.test(url) ? url : 'https://example.com/';
    await serveOnce(page, html);
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    await page.evaluate(script);
    const results: Results = {};
    for (const name of names) {
      results[name] = await page.evaluate((one, its) => extractFromPage(one, its), name, address);
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
