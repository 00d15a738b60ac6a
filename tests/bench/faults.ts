import { parseArgs } from 'node:util';

import type { FaultPart } from './faults/fault-run.ts';
import { cutOff } from './faults/cut-off.ts';
import { damageFiles } from './faults/damaged-files.ts';
import { fillDisk, useUpQuota } from './faults/full-disk.ts';
import { killAnnotations } from './faults/kill-annotations.ts';
import { killImports, killRestores } from './faults/kill-files.ts';
import { killSaves } from './faults/kill-saves.ts';
import { killUpgrades } from './faults/kill-upgrades.ts';
import { twoWindows } from './faults/two-windows.ts';
import { randomFrom } from './search/random.ts';

/**
 * Faults that no test has time for, each for real in a browser with the built extension: what the reader was told to be done, what of
 * it is lost afterwards, and what is there by half. `docs/benchmarks/faults.md` has the last figures.
 */
const PARTS: Record<string, FaultPart> = {
  save: killSaves,
  annotate: killAnnotations,
  import: killImports,
  restore: killRestores,
  upgrade: killUpgrades,
  'two-windows': twoWindows,
  'cut-off': cutOff,
  'full-disk': fillDisk,
  quota: useUpQuota,
  damage: damageFiles,
};

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'both' },
    rounds: { type: 'string', default: '50' },
    /** Names of parts, with commas between them; all where it is left out. */
    with: { type: 'string', default: Object.keys(PARTS).join(',') },
    seed: { type: 'string', default: '1' },
  },
});
const browsers = (['chromium', 'firefox'] as const).filter((name) => ['both', name].includes(values.browser));
let isWhole = true;
for (const name of values.with.split(',')) {
  const part = PARTS[name];
  if (!part) throw new Error(`no part ${name}: there are ${Object.keys(PARTS).join(', ')}`);
  for (const browser of browsers) {
    const tally = await part({
      browser,
      rounds: Number(values.rounds),
      random: randomFrom(Number(values.seed)),
      tell: (line) => {
        console.log(`  ${name}, ${browser}: ${line}`);
      },
    });
    const { acknowledged, lost, torn, notes } = tally;
    console.log(
      `${name}, ${browser}, ${values.rounds} rounds: ${String(acknowledged)} acknowledged, ${String(lost.length)} lost, ${String(torn.length)} torn`,
    );
    for (const line of [...lost.map((one) => `lost: ${one}`), ...torn.map((one) => `torn: ${one}`), ...notes])
      console.log(`  ${line}`);
    isWhole &&= lost.length + torn.length === 0;
  }
}
process.exit(isWhole ? 0 : 1);
