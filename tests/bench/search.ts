import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { root } from '../../scripts/ensure-install.mjs';
import { compareCounts } from './search/compare-counts.ts';
import { filledLibrary } from './search/filled-library.ts';
import { measureOurs } from './search/measure-ours.ts';
import { measurePeer, PEERS, type PeerFigures } from './search/measure-peers.ts';
import { measureSaves } from './search/measure-saves.ts';
import { writeFigures } from './search/write-figures.ts';

/**
 * A large library in the built extension (`npm run build:chrome`): how fast it opens, is searched and saved into, beside other
 * ways to search the same articles. Libraries are filled once and kept in the system's temporary folder.
 */
const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    /** Fill everything anew, though the code that fills it is the same. */
    anew: { type: 'boolean', default: false },
    peers: { type: 'string', default: Object.keys(PEERS).join() },
    /** Adding articles to another way to search ends after so long. */
    'peer-minutes': { type: 'string', default: '5' },
    /** Where figures are written; nowhere when empty. */
    out: { type: 'string', default: join(root, 'docs', 'benchmarks') },
  },
});
const [articles, seed] = [Number(values.articles), Number(values.seed)];
if (!(articles >= 1_000)) {
  console.error('Of less than 1,000 articles there are no rare words.');
  process.exit(1);
}
const before = loadavg()[0] ?? NaN;
const library = await filledLibrary(articles, seed, values.anew);
const ours = await measureOurs(library, articles);
console.log(ours);
const saving = await measureSaves(library, articles, seed);
console.log(saving);

const peers: PeerFigures[] = [];
await write();
for (const name of Object.keys(PEERS) as (keyof typeof PEERS)[]) {
  if (!values.peers.split(',').includes(name)) continue;
  const mostMs = Number(values['peer-minutes']) * 60_000;
  const options = { articles, seed, queries: library.queries, mostMs, isAnew: values.anew };
  const peer = await measurePeer(name, options);
  console.log(peer);
  peers.push(peer);
  await write();
}

/** What there is so far: a run takes long, and others may be cut short. */
async function write(): Promise<void> {
  if (values.out === '') return;
  const run = {
    articles,
    seed,
    at: new Date().toISOString(),
    load: [before, loadavg()[0] ?? NaN] as [number, number],
    processors: availableParallelism(),
    ours,
    saving,
    peers,
    differences: compareCounts(ours, peers, articles, library.queries),
  };
  await writeFigures(run, values.out);
}
