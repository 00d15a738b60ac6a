import { cpSync, rmSync } from 'node:fs';

import type { FilledLibrary } from './filled-library.ts';
import { type Cold, type InBrowser, withBrowser } from './measuring.ts';
import { bundlePage, inPage } from './page-script.ts';
import type * as SavePage from './save-page.ts';
import { quantile } from './summary.ts';

/** What a save takes, once the page has been read; medians and processor time, in milliseconds. */
export interface SaveFigures {
  withIndex: Cold;
  withoutIndex: Cold;
}

/** Saves of which the first few, on code that hasn't run yet, don't count. */
const [WARMING, SAVES] = [20, 100];

/** Saves articles into a copy of the library, with the index and without, in turns that the same machine does. */
export async function measureSaves(
  library: FilledLibrary,
  articles: number,
  seed: number,
): Promise<SaveFigures> {
  const scripts = {
    withIndex: await bundlePage('save-page'),
    withoutIndex: await bundlePage('save-page', { './index-article': 'search/no-index.ts' }),
  };
  return withCopy(library, async (copy) => {
    const save = (script: string, from: number): Promise<Cold> =>
      withBrowser(copy, async (browser) => {
        const page = await browser.open('manifest.json');
        const { stageSaves, commitSaves } = await inPage<typeof SavePage>(page, script);
        await stageSaves(seed, from, from + WARMING + SAVES);
        await commitSaves(from, from + WARMING);
        const began = browser.processorTime();
        const times = await commitSaves(from + WARMING, from + WARMING + SAVES);
        return {
          wallMs: quantile(times, 0.5),
          processorMs: (browser.processorTime() - began) / SAVES,
        };
      });
    return {
      withoutIndex: await save(scripts.withoutIndex, articles),
      withIndex: await save(scripts.withIndex, articles + WARMING + SAVES),
    };
  });
}

/** A copy of a profile, which is gone afterwards: the library itself stays as it is. */
export async function withCopy<Result>(
  { profileDir, extensionDir }: InBrowser,
  use: (copy: InBrowser) => Promise<Result>,
): Promise<Result> {
  const copy = `${profileDir}-copy`;
  rmSync(copy, { recursive: true, force: true });
  // Sockets and locks of a browser that has ended can't be copied, and needn't be.
  cpSync(profileDir, copy, { recursive: true, filter: (path) => !/[/\\]Singleton\w+$/.test(path) });
  try {
    return await use({ profileDir: copy, extensionDir });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
