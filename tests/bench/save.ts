import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { launchExtension } from '../e2e/support/launch-extension.ts';
import { startServer } from '../e2e/support/server.ts';
import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';

/**
 * Click → "Saved" on the sample articles, beside bare Readability on a clone of the same page in the same run. The save
 * holds what Readability's time does not: the popup's start, the transfer, the pictures and the transaction.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10' }, browser: { type: 'string', default: 'chromium' } },
});
const runs = Number(values.runs);
const readability = await readFile('node_modules/@mozilla/readability/Readability.js', 'utf8');
const server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });

console.log(`${values.browser}, median of ${String(runs)} runs, milliseconds`);
console.log(['sample', 'click → Saved', 'Readability', 'ratio'].join('\t'));
for (const sample of samples) {
  const saveTimes: number[] = [];
  const readabilityTimes: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    // A fresh profile a run: the second save of a page is another job than the first.
    const browser = await launchExtension({ browser: values.browser === 'firefox' ? 'firefox' : 'chromium' });
    const page = await browser.newPage(server.url(sample.path));
    readabilityTimes.push(
      await page.evaluate((source: string) => {
        // eslint-disable-next-line no-new-func, @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the peer is injected as source
        const Readability = new Function(`${source}; return Readability;`)() as new (document: Document) => {
          parse(): unknown;
        };
        const copy = document.cloneNode(true) as Document;
        const started = performance.now();
        new Readability(copy).parse();
        return performance.now() - started;
      }, readability),
    );
    const clicked = performance.now();
    const popup = await browser.clickToolbar(page);
    await popup.waitFor('[data-saved]');
    saveTimes.push(performance.now() - clicked);
    await browser.close();
  }
  const save = median(saveTimes);
  const bare = median(readabilityTimes);
  console.log([sample.slug, save.toFixed(0), bare.toFixed(1), (save / bare).toFixed(1)].join('\t'));
}
await server.close();

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
