import 'fake-indexeddb/auto';

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { aFile, importInto } from '@/tests/support/import-tools';
import { LIBRARY_OPERATIONS, pick } from '@/tests/support/library-operations';
import { logicalDump } from '@/tests/support/logical-dump';
import { aCapture, pngBytes, stageCapture, stagePicture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { commitSave } from '@/utils/library/commit-save';
import { exportArticles } from '@/utils/library/export-articles';

import { createDocument, sanitize, serialize, WORDS } from '../export/an-exportable';

/** What an export doesn't carry: deleted highlights, and the versions by whose made-up ids others of these operations go. */
const LEFT_OUT = new Set(['deleteHighlight', 'mergeHighlights', 'splitHighlight', 'mergeArticles']);
const OPERATIONS = Object.entries(LIBRARY_OPERATIONS).filter(([name]) => !LEFT_OUT.has(name));

const words = fc
  .array(
    fc.constantFrom('ferry', 'Hafen', '渡轮', '渡輪停航', '🚢', 'שלום', 'stops', '"quoted"', "it's", '=1+1'),
    {
      minLength: 6,
      maxLength: 20,
    },
  )
  .map((all) => all.join(' '));

async function savePictured(library: TestLibrary, text: string, mark: number): Promise<void> {
  const saveId = library.newId();
  const url = `https://courier.example/pictured/${String(mark % 3)}`;
  const pictures = [0, 1].map((index) => ({
    url: `${url}/${String(index)}.png`,
    alt: text,
    width: 3,
    height: null,
  }));
  const capture = aCapture({
    metadata: { url, title: text },
    content: `<p>${text}</p><img data-picture="0" alt=""><img data-picture="1" alt="">`,
    textContent: text,
    pictures,
  });
  await stageCapture(library, saveId, capture);
  await stagePicture(library, saveId, 0, pngBytes(mark % 4));
  await stagePicture(library, saveId, 1, { failure: 'blocked' });
  await commitSave(library, saveId, false);
}

async function exportAll(library: TestLibrary): Promise<Blob | null> {
  const result = await exportArticles(library, await library.db.articles.toCollection().primaryKeys(), {
    format: 'json',
    tableRows: 'highlights',
    withPictures: true,
    bibliography: { style: 'apa', file: 'html' },
    choice: null,
    markdownTemplate: null,
    words: WORDS,
    sanitize,
    createDocument,
    serialize,
    toCorePicture: () => Promise.resolve(null),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  return result.ok ? result.value.blob : null;
}

describe('an export as JSON', () => {
  it(
    'gives back the same library when it is imported into an empty one, and changes none that has it',
    { timeout: 300_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(), words, fc.nat(20), fc.nat(20)), { minLength: 3, maxLength: 12 }),
          async (steps) => {
            const library = testLibrary();
            await savePictured(library, steps[0]?.[1] ?? '', steps[0]?.[2] ?? 0);
            for (const [which, text, one, other] of steps) {
              if (which % 5 === 0) await savePictured(library, text, one);
              else await pick(OPERATIONS, which)?.[1](library, text, one, other);
            }
            const file = await exportAll(library);
            if (!file) return;
            const before = await logicalDump(library);
            const copy = testLibrary();
            const { faults, stopped } = await importInto(copy, aFile(file));
            expect({ faults, stopped }).toEqual({ faults: [], stopped: null });
            expect(withoutSettings(await logicalDump(copy))).toEqual(withoutSettings(before));
            await importInto(library, aFile(file));
            expect(await logicalDump(library)).toEqual(before);
          },
        ),
        { numRuns: 30 },
      );
    },
  );
});

/** Saved searches, colours of tags and choices for sites are no part of articles. */
function withoutSettings({ searches: _, tags: __, sites: ___, ...rest }: Record<string, unknown[]>) {
  return rest;
}
