import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { root, runNode } from '../../scripts/ensure-install.mjs';
import { ensureBrowser } from '../e2e/support/find-browser.ts';
import { bundleAnchoring } from './anchor/bundle-anchoring.ts';

/**
 * Highlights found again in pages that were edited, beside what other tools find in the same pages, in real Chromium, by a
 * harness that isn't ours. `--growth` measures computing time by the size of a page, `--draw` that of drawing.
 */
const { values } = parseArgs({
  options: {
    /** Pages (`*.html`) to take for the harness's own. */
    'pages-dir': { type: 'string' },
    /** Other random choices of highlights and edits. */
    seed: { type: 'string' },
    peers: { type: 'string', default: 'hypothesis,obsidian,dmp,apache' },
    /** Also with all highlights of a page placed together, as the product does: the harness asks for one at a time. */
    together: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    draw: { type: 'boolean', default: false },
    harness: { type: 'string', default: '../shared/bench/anchor' },
    // Passed on as they are: see the harness.
    k: { type: 'string' },
    only: { type: 'string' },
    pages: { type: 'string' },
    show: { type: 'string' },
    json: { type: 'string' },
    sizes: { type: 'string' },
    n: { type: 'string' },
  },
});

const harness = resolve(root, values.harness);
if (!existsSync(harness)) {
  console.error(`${harness} isn't there: the harness and its pages are no part of the project.`);
  process.exit(1);
}
// Copied to where it finds the project's packages.
const folder = join(root, 'out', 'bench-anchor');
mkdirSync(folder, { recursive: true });
cpSync(harness, folder, { recursive: true });
const ours = await Promise.all(
  (values.together ? (['cuttings', 'cuttings-together'] as const) : (['cuttings'] as const)).map((name) =>
    bundleAnchoring(join(folder, 'modules'), name),
  ),
);

const peers = values.peers.split(',').filter((name) => name !== '');
const modules = [...ours, ...peers.map((name) => join(folder, 'modules', `${name}.mjs`))].join(',');
const from = process.env.INIT_CWD ?? process.cwd();
const passedOn = (['seed', 'k', 'only', 'pages', 'show', 'sizes', 'n'] as const).flatMap((name) =>
  values[name] === undefined ? [] : [`--${name}`, values[name]],
);
const paths = (['pages-dir', 'json'] as const).flatMap((name) =>
  values[name] === undefined ? [] : [`--${name}`, resolve(from, values[name])],
);
const script = values.growth ? 'perf.mjs' : values.draw ? 'draw.mjs' : 'bench.mjs';
process.exit(
  runNode([join(folder, script), '--module', modules, ...passedOn, ...paths], {
    env: { ...process.env, CHROMIUM: ensureBrowser('chromium') },
  }),
);
