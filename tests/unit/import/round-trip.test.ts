import 'fake-indexeddb/auto';

import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { aQuote } from '@/tests/support/an-annotation';
import { aFile, importInto } from '@/tests/support/import-tools';
import { LIBRARY_OPERATIONS, pick } from '@/tests/support/library-operations';
import { logicalDump } from '@/tests/support/logical-dump';
import { aCapture, pngBytes, stageCapture, stagePicture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { isSaved } from '@/utils/article/article';
import { addAnnotation } from '@/utils/library/annotate';
import { commitSave } from '@/utils/library/commit-save';
import { exportArticles } from '@/utils/library/export-articles';
import { addTag, changeNote } from '@/utils/library/update-article';
import type { PicturePart } from '@/utils/messaging/protocol';

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

async function savePictured(
  library: TestLibrary,
  text: string,
  mark: number,
  second: Uint8Array | PicturePart = { failure: 'blocked' },
): Promise<void> {
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
  await stagePicture(library, saveId, 1, second);
  await commitSave(library, saveId, false);
}

async function exportAll(
  library: TestLibrary,
  format: 'json' | 'epub' = 'json',
  withPictures = true,
): Promise<Blob | null> {
  const result = await exportArticles(library, await library.db.articles.toCollection().primaryKeys(), {
    format,
    tableRows: 'highlights',
    withPictures,
    bibliography: { style: 'apa', file: 'html' },
    choice: null,
    markdownTemplate: null,
    words: WORDS,
    sanitize,
    createDocument,
    serialize,
    toCorePicture: () => Promise.resolve(new Blob([pngBytes(99).slice()], { type: 'image/png' })),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  return result.ok ? result.value.blob : null;
}

/** A picture that EPUB readers needn't show. */
function webpBytes(mark: number): Uint8Array {
  return Uint8Array.of(...strToU8('RIFF'), 4, 0, 0, mark, ...strToU8('WEBP'));
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

  it('is known however long an article is', async () => {
    const library = testLibrary();
    const text = 'The ferry stops here no more. '.repeat(30_000).trim();
    const saveId = library.newId();
    await stageCapture(library, saveId, aCapture({ content: `<p>${text}</p>`, textContent: text }));
    await commitSave(library, saveId, false);
    const file = await exportAll(library);
    const copy = testLibrary();
    const { kinds, faults } = await importInto(copy, aFile(file ?? ''));
    expect({ kinds, faults }).toEqual({ kinds: ['cuttings'], faults: [] });
    expect(await logicalDump(copy)).toEqual(await logicalDump(library));
  });
});

describe('a book', () => {
  const build = async (): Promise<TestLibrary> => {
    const library = testLibrary();
    for (const mark of [0, 1])
      await savePictured(library, `The ferry of day ${String(mark)} 渡轮停航 left.`, mark, webpBytes(mark));
    for (const article of (await library.db.articles.toArray()).filter(isSaved)) {
      const details = { color: 'rose', note: 'Was it <the> *last*?', tags: ['sea', '渡轮'] } as const;
      await addAnnotation(library, article, [aQuote('渡轮停航')], { ...details, tags: [...details.tags] });
      await addTag(library, [article.id], 'read');
      await changeNote(library, article.id, { text: 'A *note*', basis: '' });
    }
    return library;
  };

  it('gives back its articles with pictures, highlights and notes', async () => {
    const library = await build();
    const before = await logicalDump(library);
    const file = await exportAll(library, 'epub');
    const copy = testLibrary();
    const { kinds, faults, stopped } = await importInto(copy, aFile(file ?? ''));
    expect({ kinds, faults, stopped }).toEqual({ kinds: ['epub'], faults: [], stopped: null });
    expect(before).toMatchObject({ images: { length: 4 }, annotations: { length: 2 } });
    expect(withoutSettings(await logicalDump(copy))).toEqual(withoutSettings(before));
    await importInto(library, aFile(file ?? ''));
    expect(await logicalDump(library)).toEqual(before);
  });

  it('gives them back without pictures where it has none', async () => {
    const copy = testLibrary();
    const file = await exportAll(await build(), 'epub', false);
    const { counts, faults } = await importInto(copy, aFile(file ?? ''));
    expect(faults).toEqual([]);
    expect(counts).toMatchObject({ articles: 2, highlights: 2 });
    expect(await copy.db.images.count()).toBe(0);
  });

  it('of others isn’t taken for articles', async () => {
    const library = testLibrary();
    const book = zipSync({
      mimetype: strToU8('application/epub+zip'),
      'OEBPS/chapter.xhtml': strToU8('<!DOCTYPE html><html><body><p>Call me Ishmael.</p></body></html>'),
    });
    const { faults } = await importInto(library, aFile(book, 'moby'));
    expect(faults).toEqual([
      { kind: 'fault', place: { file: 'moby', record: null }, reason: 'foreignBook', detail: '' },
    ]);
    expect(await library.db.articles.count()).toBe(0);
  });
});

/** Saved searches, colours of tags and choices for sites are no part of articles. */
function withoutSettings({ searches: _, tags: __, sites: ___, ...rest }: Record<string, unknown[]>) {
  return rest;
}
