import { parseArgs } from 'node:util';

import { attackedBrowser } from '../e2e/attacks/run-attacks.ts';
import { hostilePages } from '../support/attacks.ts';

/**
 * Every hostile piece of HTML by the real way: pages that hold them are saved by the built extension, read, exported, and what was
 * exported is opened. `--strings FILE` for others: lines of JSON, each with a `payload`.
 */
const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    strings: { type: 'string' },
    /** Those alone that have run or asked for something where nothing was done against them. */
    live: { type: 'boolean', default: false },
    /** A part of them: from which on, how many at most, and those alone that have some words. */
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: 'Infinity' },
    with: { type: 'string', default: '' },
  },
});
const all = hostilePages({
  ...(values.strings !== undefined && { file: values.strings }),
  isLive: values.live,
});
if (!all) process.exit(1);
const from = Number(values.from);
const pieces = all.filter((piece) => piece.includes(values.with)).slice(from, from + Number(values.count));

const attacked = await attackedBrowser(values.browser === 'firefox' ? 'firefox' : 'chromium');
const control = await attacked.control(pieces.slice(0, 200));
const started = performance.now();
const { saved, opened, noted, asked, strange } = await attacked.run(pieces);
const seconds = (performance.now() - started) / 1000;
await attacked.close();

console.log(
  `${values.browser}: ${String(pieces.length)} pieces, ${String(saved)} saved, ${seconds.toFixed(0)} s`,
);
console.log(
  `without protection, of the first 200: ${String(control.noted.length)} run, ${String(control.asked.length)} requests`,
);
console.log(`opened: ${JSON.stringify(opened)}`);
for (const [what, found] of Object.entries({ noted, asked, strange })) {
  console.log(`${what}: ${String(found.length)}`);
  for (const one of found.slice(0, 20)) console.log(`  ${one}`);
}
process.exit(saved === pieces.length && noted.length + asked.length + strange.length === 0 ? 0 : 1);
