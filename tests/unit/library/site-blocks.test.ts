import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import type { BlockChoice } from '@/utils/article/block-choice';
import { commitSave } from '@/utils/library/commit-save';
import { captureOptions, newJob } from '@/utils/library/new-job';
import { takeBackBlocks } from '@/utils/library/save-with-blocks';
import { blocksOfSite, forgetBlocks, keepBlocks } from '@/utils/library/site-blocks';

const URL = 'https://courier.example/2026/ferry';
const CHOICES: BlockChoice[] = [
  { kind: 'exclude', selector: '.promo' },
  { kind: 'include', selector: 'aside > p' },
];

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

describe('the blocks chosen on a site', () => {
  it('are wanted of each of its pages, and of no other site’s', async () => {
    await keepBlocks(library, URL, CHOICES);
    const request = { saveId: 's', tabId: 1, title: '', highlightsSelection: false, withPages: true };
    const options = (url: string) => captureOptions(library, newJob(library, { ...request, url }));
    expect(await options('https://courier.example/2027/bridge?page=2')).toEqual({
      withPages: true,
      reading: 'best',
      choices: CHOICES,
    });
    expect(await options('https://www.courier.example/')).toMatchObject({ choices: [] });
    expect(await blocksOfSite(library, 'about:blank')).toEqual([]);
  });

  it('are forgotten, and come back', async () => {
    await keepBlocks(library, URL, CHOICES);
    const undo = await forgetBlocks(library, 'courier.example');
    expect(await blocksOfSite(library, URL)).toEqual([]);
    await undo();
    expect(await blocksOfSite(library, URL)).toEqual(CHOICES);
  });

  it('leave no row behind where none is left', async () => {
    await keepBlocks(library, URL, CHOICES);
    await keepBlocks(library, URL, []);
    expect(await library.db.sites.count()).toBe(0);
  });

  it.each([
    ['of another form', [{ kind: 'replace', selector: 'p' }]],
    ['without a selector', [{ kind: 'include', selector: '' }]],
    ['with one of great length', [{ kind: 'include', selector: 'p'.repeat(1_001) }]],
    ['of a great number', Array.from({ length: 51 }, () => CHOICES[0])],
  ])('are refused %s, and what was chosen stays', async (_, choices) => {
    await keepBlocks(library, URL, CHOICES);
    await expect(keepBlocks(library, URL, choices)).rejects.toThrow();
    expect(await blocksOfSite(library, URL)).toEqual(CHOICES);
  });

  it('are taken back with the save that they made, in its own tab alone', async () => {
    await stageCapture(library, 's1', aCapture());
    await commitSave(library, 's1', false);
    await keepBlocks(library, URL, CHOICES);
    await stageCapture(library, 's2', aCapture({ content: '<p>Other.</p>' }), { tabId: 7 });
    await commitSave(library, 's2', false);

    await takeBackBlocks(library, { saveId: 's2', tabId: 8, url: 'https://other.example/', choices: [] });
    expect(await library.db.versions.count()).toBe(2);
    await takeBackBlocks(library, { saveId: 's2', tabId: 7, url: URL, choices: [] });
    expect(await library.db.versions.count()).toBe(1);
    expect(await blocksOfSite(library, URL)).toEqual([]);
  });
});
