import puppeteer, { type CDPSession } from 'puppeteer-core';

import { ensureBrowser } from '../e2e/support/find-browser.ts';
import { bundleModule } from './support/bundle-module.ts';

/**
 * What it costs to show five hundred highlights in a page of 2 MB that has been edited since: processor time of the page's
 * thread, its longest task, and how often the page's own document is changed. Beside it what it costs to draw as many by
 * wrapping them in elements, as most tools do.
 */
const browser = await puppeteer.launch({
  executablePath: ensureBrowser('chromium'),
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
  protocolTimeout: 120_000,
});
const script = await bundleModule('anchor/live-page.ts', 'iife');
const page = await browser.newPage();
await page.setContent(
  '<!doctype html><style>::highlight(cuttings-yellow){background:#ff06}::highlight(cuttings-green){background:#0f06}</style><body></body>',
);
await page.evaluate(script);
await page.evaluate(() => {
  livePage.fill(2_000_000);
  livePage.mark(500);
  livePage.edit();
});
const client = await page.createCDPSession();
await client.send('Performance.enable', { timeDomain: 'threadTicks' });
await frame();

const shown = await measured(client, () => page.evaluate(() => livePage.show()));
console.log(`found and drawn: ${String(shown.value.placed)} of 500`);
console.log(
  `processor time: ${shown.ms.toFixed(0)} ms; longest task: ${shown.longestMs.toFixed(0)} ms; changes of the page: ${String(shown.value.changes)}`,
);
const drawn = await measured(client, () => page.evaluate(() => livePage.redraw()));
console.log(`drawn anew: ${drawn.ms.toFixed(1)} ms`);
const wrapped = await measured(client, () =>
  page.evaluate(() => {
    for (const range of [...(CSS.highlights.get('cuttings-green') ?? [])] as Range[])
      range.surroundContents(document.createElement('mark'));
  }),
);
console.log(`wrapped in elements: ${wrapped.ms.toFixed(1)} ms`);
await browser.close();

async function frame(): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** Runs a task with all that it makes the page lay out and paint. */
async function measured<Value>(
  session: CDPSession,
  task: () => Promise<Value>,
): Promise<{ value: Value; ms: number; longestMs: number }> {
  const now = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
  await page.tracing.start({ categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  const before = await now();
  const value = await task();
  await frame();
  const ms = (await now()) - before;
  const trace = new TextDecoder().decode(await page.tracing.stop());
  const { traceEvents } = JSON.parse(trace) as {
    traceEvents: { name: string; tdur?: number; dur?: number; pid: number; tid: number }[];
  };
  const tasks = traceEvents.filter(
    ({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask',
  );
  return { value, ms, longestMs: Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000 };
}
