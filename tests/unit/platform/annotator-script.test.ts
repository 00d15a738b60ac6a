import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';

import { startAnnotator, startAnnotatorOn } from '@/utils/platform/annotator-script';

interface Script {
  id: string;
  matches?: string[];
}

/** What a browser keeps of scripts that it starts by itself, and each thing that was done to it. */
let registered: Script[];
let done: string[];
/** What the browser doesn't let into a page. */
let refused: string[];

beforeEach(() => {
  registered = [];
  done = [];
  refused = [];
  const inject = (what: string) =>
    refused.includes(what) ? Promise.reject(new Error('the frame was removed')) : Promise.resolve([]);
  Object.assign(browser.permissions, {
    contains: ({ origins }: { origins: string[] }) => Promise.resolve(origins[0] !== '*://refused.example/*'),
  });
  vi.spyOn(browser, 'scripting', 'get').mockReturnValue({
    ...browser.scripting,
    insertCSS: () => inject('styles'),
    executeScript: ({ files }: { files?: string[] }) => inject(files ? 'script' : 'invitation'),
    getRegisteredContentScripts: () => Promise.resolve(structuredClone(registered)),
    registerContentScripts: (scripts: Script[]) => {
      done.push('register');
      registered = scripts;
      return Promise.resolve();
    },
    updateContentScripts: (scripts: Script[]) => {
      done.push('update');
      registered = registered.map((one) => ({ ...one, ...scripts[0] }));
      return Promise.resolve();
    },
    unregisterContentScripts: () => {
      done.push('unregister');
      registered = [];
      return Promise.resolve();
    },
  } as unknown as typeof browser.scripting);
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the annotator that is started at a click', () => {
  it.each([
    [[], true],
    [['script'], false],
    [['styles'], true],
    [['invitation'], true],
    [['styles', 'invitation', 'script'], false],
  ])('is there wherever its script was let in: without %j it is %s', async (what, isThere) => {
    refused = what;
    expect(await startAnnotator(1)).toBe(isThere);
  });
});

describe('the annotator that the browser starts by itself', () => {
  it('is registered once, as far as the reader allows it, and left alone when the background starts anew', async () => {
    await startAnnotatorOn(['a.example', 'refused.example', 'b.example']);
    await startAnnotatorOn(['b.example', 'a.example']);
    expect(done).toEqual(['register']);
    expect(registered[0]?.matches).toEqual(['*://a.example/*', '*://b.example/*']);
  });

  it('goes on without a gap when a site is added, and ends with the last', async () => {
    await startAnnotatorOn(['a.example']);
    await startAnnotatorOn(['a.example', 'b.example']);
    expect(registered[0]?.matches).toEqual(['*://a.example/*', '*://b.example/*']);
    await startAnnotatorOn([]);
    await startAnnotatorOn([]);
    expect(done).toEqual(['register', 'update', 'unregister']);
  });
});
