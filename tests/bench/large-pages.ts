import puppeteer, { type Page } from 'puppeteer-core';

import { ensureBrowser } from '../e2e/support/find-browser.ts';
import { bundleExtractors } from './extract/bundle-extractors.ts';
import { largePages } from './extract/large-pages.ts';

/**
 * How long very large pages take to be read, and the longest step, in which the page stands still: in processor time of the
 * page's own thread, so that whatever else the machine does hardly counts. Beside it what it takes to copy the page, which
 * whoever reads it must.
 */
const browser = await puppeteer.launch({
  executablePath: ensureBrowser('chromium'),
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
  protocolTimeout: 120_000,
});
const script = await bundleExtractors('stepped');

console.log('milliseconds of processor time');
console.log(['page', 'elements', 'copy', 'all', 'longest step', 'outcome'].join('\t'));
for (const [name, html] of Object.entries(largePages())) {
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><title>The ferry sails again</title>${html}`, {
    waitUntil: 'domcontentloaded',
  });
  await page.evaluate(script);
  const elements = await page.evaluate(() => {
    beginReading('https://courier.example/ferry');
    return document.getElementsByTagName('*').length;
  });
  const clock = await threadClock(page);
  await page.evaluate(() => {
    document.cloneNode(true);
  });
  const copy = await clock();
  let [all, longest] = [0, 0];
  let outcome: string | null = null;
  while (outcome === null) {
    outcome = await page.evaluate(() => readStep());
    const step = await clock();
    all += step;
    longest = Math.max(longest, step);
  }
  const times = [copy, all, longest].map((time) => time.toFixed(0));
  console.log([name, String(elements), ...times, outcome].join('\t'));
  await page.close();
}
await browser.close();

/** Tells the processor time of the page's thread since it was asked last, in milliseconds. */
async function threadClock(page: Page): Promise<() => Promise<number>> {
  const client = await page.createCDPSession();
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const now = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN);
  };
  let last = await now();
  return async () => {
    const [before, time] = [last, await now()];
    last = time;
    return time - before;
  };
}
