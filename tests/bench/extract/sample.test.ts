import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { isSampleThere, readSample, SAMPLE_FIGURES, type SampleFigures } from './sample.ts';

const isThere = isSampleThere();
if (!isThere)
  console.warn('The real pages are not beside the project: how well articles are found is not tested.');

/** What may be lost: the pages' labels are no finer than that. */
const SLACK = 0.003;

test.skipIf(!isThere)(
  'articles are found no worse than before on a small sample of real pages',
  { timeout: 300_000 },
  async () => {
    const reached = JSON.parse(readFileSync(SAMPLE_FIGURES, 'utf8')) as SampleFigures;
    const now = await readSample();
    expect(now.pages).toBe(reached.pages);
    for (const name of ['F1', 'title', 'author', 'day'] as const) {
      expect(now[name], name).toBeGreaterThanOrEqual(reached[name] - SLACK);
    }
  },
);
