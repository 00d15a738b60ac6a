import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root } from '../../../scripts/ensure-install.mjs';
import { bundleModule } from '../support/bundle-module.ts';
import { hashOf } from './filled-library.ts';
import { withCopy } from './measure-saves.ts';
import {
  askAll,
  BROWSERS,
  type Cold,
  folderBytes,
  heapOf,
  type InBrowser,
  mapped,
  medianOf,
  REPEATS,
  timed,
  withBrowser,
} from './measuring.ts';
import { bundlePage, inPage } from './page-script.ts';
import type * as PeersPage from './peers/peers-page.ts';
import type { QueryClass, QuerySets } from './query-classes.ts';
import { type ClassFigures, quantile } from './summary.ts';

/** What was measured of another way; all times in milliseconds. */
export interface PeerFigures {
  name: PeersPage.PeerName;
  /** How many articles it has: fewer than ours where it would have taken too long. */
  articles: number;
  /** Processor time of an article that is added among many. */
  fillingMs: number;
  /** One that is added by itself, for good. */
  saving: Cold;
  /** In a process that has just started, from opening it to its first answer. */
  firstAsked: Cold;
  /** Of the page that asked, with what it holds beside the page's heap. */
  heapMb: number;
  warm: Record<QueryClass, ClassFigures>;
  hits: Record<QueryClass, number[]>;
  diskKb: number;
}

export const PEERS: Record<PeersPage.PeerName, string> = {
  fts5: 'SQLite FTS5',
  miniSearch: 'MiniSearch',
  multiEntry: 'Dexie multiEntry',
};

interface Options {
  articles: number;
  seed: number;
  queries: QuerySets;
  /** Adding articles to one ends after so long. */
  mostMs: number;
  isAnew: boolean;
}

const BATCH = 250;
const [WARMING, SAVES] = [3, 20];

/** Fills another index with the same articles, or takes one that was, and asks it the same. */
export async function measurePeer(name: PeersPage.PeerName, options: Options): Promise<PeerFigures> {
  const script = await bundlePage('peers/peers-page');
  const { profileDir, extensionDir, ...filled } = await filledPeer(name, script, options);
  const inBrowser = { profileDir, extensionDir };
  const [rare] = options.queries.rare;
  if (!rare) throw new Error('no rare word in the corpus');

  const firstAsked: Cold[] = [];
  for (let count = 0; count < BROWSERS; count += 1) {
    firstAsked.push(
      await withPeer(inBrowser, name, script, ({ browser, ask }) =>
        timed(browser, async () => (await ask([rare.wanted], 1))[0]?.times[0] ?? NaN),
      ),
    );
  }
  const { warm, heapMb } = await withPeer(
    inBrowser,
    name,
    script,
    async ({ browser, page, ask, otherBytes }) => {
      await askAll(browser, options.queries, (queries) => ask(queries.map(asWanted), 1));
      const asked = await askAll(browser, options.queries, (queries) => ask(queries.map(asWanted), REPEATS));
      return { warm: asked, heapMb: (await heapOf(page)) + (await otherBytes()) / 2 ** 20 };
    },
  );
  const diskKb = storedBytes(profileDir) / filled.articles / 1024;
  const saving = await withCopy(inBrowser, (copy) =>
    withPeer(copy, name, script, async ({ browser, prepare, addPrepared }) => {
      const { articles } = filled;
      await prepare(options.seed, articles, articles + WARMING);
      await addPrepared();
      await prepare(options.seed, articles + WARMING, articles + WARMING + SAVES);
      const began = browser.processorTime();
      const times = await addPrepared();
      return { wallMs: quantile(times, 0.5), processorMs: (browser.processorTime() - began) / SAVES };
    }),
  );
  return {
    name,
    ...filled,
    saving,
    firstAsked: medianOf(firstAsked),
    heapMb,
    warm: mapped(warm, ({ figures }) => figures),
    hits: mapped(warm, ({ hits }) => hits),
    diskKb,
  };
}

const asWanted = ({ wanted }: QuerySets[QueryClass][number]): QuerySets[QueryClass][number]['wanted'] =>
  wanted;

async function withPeer<Result>(
  inBrowser: InBrowser,
  name: PeersPage.PeerName,
  script: string,
  use: (
    peer: Awaited<ReturnType<typeof inPage<typeof PeersPage>>> & {
      browser: Parameters<Parameters<typeof withBrowser>[1]>[0];
      page: Awaited<ReturnType<Parameters<Parameters<typeof withBrowser>[1]>[0]['open']>>;
    },
  ) => Promise<Result>,
): Promise<Result> {
  return withBrowser(inBrowser, async (browser) => {
    const page = await browser.open('page.html');
    const { choose, addArticles, finish, prepare, addPrepared, ask, otherBytes } = await inPage<
      typeof PeersPage
    >(page, script);
    await choose(name);
    return use({ browser, page, choose, addArticles, finish, prepare, addPrepared, ask, otherBytes });
  });
}

async function filledPeer(
  name: PeersPage.PeerName,
  script: string,
  { articles, seed, mostMs, isAnew }: Options,
): Promise<InBrowser & { articles: number; fillingMs: number }> {
  const worker = await bundleModule('search/peers/fts5-worker.ts', 'es', {
    beside: { '@sqlite.org/sqlite-wasm': './sqlite.mjs' },
  });
  const folder = join(
    tmpdir(),
    'cuttings-bench-search',
    `${name}-${String(articles)}-${String(seed)}-${hashOf(script + worker + String(mostMs))}`,
  );
  if (isAnew) rmSync(folder, { recursive: true, force: true });
  const inBrowser = { profileDir: join(folder, 'profile'), extensionDir: join(folder, 'extension') };
  const filled = join(folder, 'filled.json');
  if (!existsSync(filled)) {
    rmSync(folder, { recursive: true, force: true });
    writeExtension(inBrowser.extensionDir, worker);
    const figures = await withPeer(inBrowser, name, script, async ({ browser, addArticles, finish }) => {
      const began = { processor: browser.processorTime(), clock: performance.now() };
      let added = 0;
      while (added < articles && performance.now() - began.clock < mostMs) {
        const to = Math.min(articles, added + BATCH);
        await addArticles(seed, added, to);
        added = to;
      }
      await finish();
      return { articles: added, fillingMs: (browser.processorTime() - began.processor) / added };
    });
    writeFileSync(filled, JSON.stringify(figures));
  }
  const figures = JSON.parse(readFileSync(filled, 'utf8')) as { articles: number; fillingMs: number };
  return { ...inBrowser, ...figures };
}

/** An extension with a page and SQLite's worker: they have an origin as ours have. */
function writeExtension(folder: string, worker: string): void {
  mkdirSync(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'Other ways to search',
    version: '1',
    permissions: ['unlimitedStorage'],
    content_security_policy: {
      extension_pages: `script-src 'self' 'wasm-unsafe-eval'; object-src 'self'`,
    },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'page.html'), '<!doctype html><meta charset="utf-8"><title>Search</title>');
  writeFileSync(join(folder, 'fts5-worker.js'), worker);
  const sqlite = join(root, 'node_modules', '@sqlite.org', 'sqlite-wasm', 'dist');
  cpSync(join(sqlite, 'index.mjs'), join(folder, 'sqlite.mjs'));
  cpSync(join(sqlite, 'sqlite3.wasm'), join(folder, 'sqlite3.wasm'));
}

/** Of the databases and files of pages. */
function storedBytes(profileDir: string): number {
  return ['IndexedDB', 'File System']
    .map((name) => join(profileDir, 'Default', name))
    .filter((folder) => existsSync(folder))
    .reduce((sum, folder) => sum + folderBytes(folder), 0);
}
