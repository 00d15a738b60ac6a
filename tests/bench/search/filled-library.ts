import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root } from '../../../scripts/ensure-install.mjs';
import { launchBenchBrowser } from './bench-browser.ts';
import type * as FillPage from './fill-page.ts';
import type { InBrowser } from './measuring.ts';
import { bundlePage, inPage } from './page-script.ts';
import type { QuerySets } from './query-classes.ts';
import type * as QuerySetsPage from './query-sets.ts';

/** A library of a corpus in a profile of Chromium. */
export interface FilledLibrary extends InBrowser {
  queries: QuerySets;
  /** What filling it took of each article, in milliseconds: of processor time of the whole browser, and by the clock. */
  filling: { processorMs: number; wallMs: number };
}

/** Articles that are added before the index is put together, and before one is told how far it is. */
const BATCH = 512;

/**
 * The library of so many articles, filled by the code as it is now: one that was filled before by the same code, or a new one.
 * Outside of the project, in the system's folder for what needn't be kept.
 */
export async function filledLibrary(articles: number, seed: number, isAnew: boolean): Promise<FilledLibrary> {
  const bundle = await bundlePage('fill-page');
  const folder = join(
    tmpdir(),
    'cuttings-bench-search',
    `${String(articles)}-${String(seed)}-${hashOf(bundle)}`,
  );
  if (isAnew) rmSync(folder, { recursive: true, force: true });
  const [profileDir, extensionDir] = [join(folder, 'profile'), join(folder, 'extension')];
  mkdirSync(folder, { recursive: true });
  rmSync(extensionDir, { recursive: true, force: true });
  cpSync(builtExtension(), extensionDir, { recursive: true });
  const filled = join(folder, 'filled.json');
  if (!existsSync(filled)) {
    const filling = await fill(articles, seed, bundle, profileDir, extensionDir);
    writeFileSync(filled, JSON.stringify(filling));
  }
  return {
    profileDir,
    extensionDir,
    queries: await queriesIn(folder, articles, seed, profileDir, extensionDir),
    filling: JSON.parse(readFileSync(filled, 'utf8')) as FilledLibrary['filling'],
  };
}

function builtExtension(): string {
  const folder = join(root, '.output', 'chrome-mv3');
  if (!existsSync(folder)) throw new Error('The extension is to be built first: npm run build:chrome');
  return folder;
}

async function fill(
  articles: number,
  seed: number,
  bundle: string,
  profileDir: string,
  extensionDir: string,
): Promise<FilledLibrary['filling']> {
  const browser = await launchBenchBrowser(profileDir, extensionDir);
  try {
    const page = await browser.open('manifest.json');
    const { fillLibrary, makeCatalog, countArticles } = await inPage<typeof FillPage>(page, bundle);
    const before = await countArticles();
    const [began, processorBegan] = [performance.now(), browser.processorTime()];
    for (let from = before; from < articles; from += BATCH) {
      await fillLibrary(seed, from, Math.min(articles, from + BATCH));
      const done = Math.min(articles, from + BATCH);
      const each = (browser.processorTime() - processorBegan) / (done - before);
      console.log(
        `${String(done)} of ${String(articles)} articles, ${each.toFixed(1)} ms of processor time each`,
      );
    }
    await makeCatalog();
    const added = Math.max(1, articles - before);
    return {
      processorMs: (browser.processorTime() - processorBegan) / added,
      wallMs: (performance.now() - began) / added,
    };
  } finally {
    await browser.close();
  }
}

async function queriesIn(
  folder: string,
  articles: number,
  seed: number,
  profileDir: string,
  extensionDir: string,
): Promise<FilledLibrary['queries']> {
  const bundle = await bundlePage('query-sets');
  const kept = join(folder, `queries-${hashOf(bundle)}.json`);
  if (!existsSync(kept)) {
    const browser = await launchBenchBrowser(profileDir, extensionDir);
    try {
      const page = await browser.open('manifest.json');
      const { querySets } = await inPage<typeof QuerySetsPage>(page, bundle);
      writeFileSync(kept, JSON.stringify(await querySets(seed, articles)));
    } finally {
      await browser.close();
    }
  }
  return JSON.parse(readFileSync(kept, 'utf8')) as FilledLibrary['queries'];
}

/** The beginning of the SHA-256 of a bundle, by which what it made is kept. */
export function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex').slice(0, 12);
}
