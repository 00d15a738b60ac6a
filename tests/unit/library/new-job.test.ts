import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { captureOptions, newJob } from '@/utils/library/new-job';
import type { SaveJob } from '@/utils/storage/save-job';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';

const URL = 'https://courier.example/2026/ferry?ref=front';

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

async function pageMeant(job: Partial<SaveJob>): Promise<string | undefined> {
  const request = {
    saveId: 's1',
    tabId: 1,
    url: URL,
    title: '',
    highlightsSelection: false,
    withPages: false,
  };
  return (await captureOptions(library, { ...newJob(library, request), ...job })).url;
}

describe('the page that a save wants', () => {
  it('is whatever the tab shows, where the reader has marked nothing of it', async () => {
    expect(await pageMeant({})).toBeUndefined();
    expect(await pageMeant({ highlights: [], reading: 'page' })).toBeUndefined();
  });

  it('is the one that they have marked or selected something of', async () => {
    const quote = { type: 'TextQuoteSelector', exact: 'The ferry', prefix: '', suffix: '' } as const;
    expect(await pageMeant({ highlights: [{ id: 'h1', color: 'green', quote }] })).toBe(URL);
    expect(await pageMeant({ highlightsSelection: true })).toBe(URL);
    expect(await pageMeant({ reading: 'selection' })).toBe(URL);
  });

  it('is any that a link leads to', async () => {
    expect(await pageMeant({ linkId: 'a1', reading: 'selection' })).toBeUndefined();
  });
});
