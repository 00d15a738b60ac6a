import type { Capture } from '@/utils/article/capture';
import { commitSave } from '@/utils/library/commit-save';
import { newJob } from '@/utils/library/new-job';
import { openLibrary } from '@/utils/library/open-library';

import { corpus } from './corpus.ts';
import { contentOf, metadataOf } from './library-rows.ts';

// Run in a page of the extension: saves articles as the background does when their pages have been read.

const library = openLibrary();

/** Stages saves of the articles of a corpus from one number up to another, which is left out. */
export async function stageSaves(seed: number, from: number, to: number): Promise<void> {
  const article = corpus(seed);
  for (let number = from; number < to; number += 1) {
    const one = article(number);
    const capture: Capture = {
      metadata: metadataOf(one),
      source: 'article',
      reading: 'best',
      choices: null,
      content: contentOf(one),
      textContent: one.text,
      pictures: [],
      signs: [],
      pageUrls: [],
      selection: null,
    };
    const saveId = `save ${String(number)}`;
    const start = { saveId, tabId: 1, url: one.url, title: one.title };
    await library.db.jobs.put(newJob(library, { ...start, highlightsSelection: false, withPages: false }));
    const data = JSON.stringify(capture);
    await library.db.staging.put({ saveId, part: 'capture', block: 0, blocks: 1, data });
  }
}

/** Commits those saves, one after the other; how long each took, in milliseconds. */
export async function commitSaves(from: number, to: number): Promise<number[]> {
  const times: number[] = [];
  for (let number = from; number < to; number += 1) {
    const started = performance.now();
    const job = await commitSave(library, `save ${String(number)}`, false);
    times.push(performance.now() - started);
    if (job?.outcome !== 'created') throw new Error(`save ${String(number)} became ${String(job?.outcome)}`);
  }
  return times;
}
