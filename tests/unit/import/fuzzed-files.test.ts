import 'fake-indexeddb/auto';

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { IMPORT_FIXTURES } from '@/tests/fixtures/imports/import-fixtures';
import { ownExport } from '@/tests/fixtures/own-export';
import { backupOf, restoreInto } from '@/tests/support/backup-tools';
import { damaged, damages } from '@/tests/support/damaged-bytes';
import { aFile, importInto } from '@/tests/support/import-tools';
import { faultsOfRows } from '@/tests/support/integrity';
import { libraryRows } from '@/tests/support/library-rows';
import { testLibrary } from '@/tests/support/test-library';
import { openBackup } from '@/utils/library/backup/open-backup';

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? strToU8(content) : content;
const [ownFile = new Uint8Array()] = Object.values(unzipSync(ownExport(1, { pictures: 1 })));

/** Real files of every kind. */
const FILES: [string, Uint8Array][] = [
  ...Object.entries(IMPORT_FIXTURES).map(([name, { content }]): [string, Uint8Array] => [
    name,
    bytesOf(content),
  ]),
  ['own.json', ownFile],
  ['own.zip', ownExport(2, { pictures: 1 })],
];
const RUNS = 6;

const prototypes = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
const ownNames = prototypes.map((prototype) => Reflect.ownKeys(prototype).length);
afterEach(() => {
  expect(prototypes.map((prototype) => Reflect.ownKeys(prototype).length)).toEqual(ownNames);
});

describe('a damaged file', () => {
  it.each(FILES)('is taken as far as it can be read, and leaves a whole library: %s', async (name, bytes) => {
    await fc.assert(
      fc.asyncProperty(damages(), async (all) => {
        const library = testLibrary();
        const { stopped } = await importInto(library, aFile(damaged(bytes, all), name));
        expect(stopped).toBeNull();
        expect(faultsOfRows(await libraryRows(library.db))).toEqual([]);
        await library.db.delete();
      }),
      { numRuns: RUNS },
    );
  });

  it('of a backup is refused or named, and leaves a whole library', async () => {
    const source = testLibrary();
    await importInto(source, aFile(new Uint8Array(ownExport(3, { pictures: 1 }))));
    const { blob } = await backupOf(source);
    const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    const whole = zipSync(files, { level: 0 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(files)),
        damages(),
        fc.boolean(),
        async (path, all, isInside) => {
          // The zip itself, or a file in one that is whole.
          const inside = { ...files, [path]: damaged(files[path] ?? whole, all) };
          const broken = new Blob([
            isInside ? new Uint8Array(zipSync(inside, { level: 0 })) : damaged(whole, all),
          ]);
          const library = testLibrary();
          const opened = await openBackup('backup.zip', broken);
          if (opened.ok) await restoreInto(library, broken);
          expect(faultsOfRows(await libraryRows(library.db))).toEqual([]);
          await library.db.delete();
        },
      ),
      { numRuns: 3 * RUNS },
    );
  });

  it('of JSON may have any value in place of any other', async () => {
    const sources = FILES.map(([, bytes]) => strFromU8(bytes)).filter((text) => /^\s*[[{]/.test(text));
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(
        ...['__proto__', 'constructor', 'toString', '\u0000', '\ud800', 'javascript:alert(1)', ''],
        ...[-1, 1e308, [[]], { __proto__: null }, { toString: 1, length: -1, then: 1, toJSON: 1 }],
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sources), fc.nat(), anything, async (text, at, value) => {
        const library = testLibrary();
        const { stopped } = await importInto(
          library,
          aFile(JSON.stringify(replaced(JSON.parse(text), at, value))),
        );
        expect(stopped).toBeNull();
        expect(faultsOfRows(await libraryRows(library.db))).toEqual([]);
        await library.db.delete();
      }),
      { numRuns: 10 * RUNS },
    );
  });
});

/** A value with another in the place of the n-th one in it, or of one that is as far from the beginning again. */
function replaced(whole: unknown, nth: number, value: unknown): unknown {
  const total = countOf(whole);
  let left = nth % total;
  const visit = (one: unknown): unknown => {
    left -= 1;
    if (left === -1) return value;
    if (Array.isArray(one)) return one.map(visit);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, visit(inner)]));
  };
  return visit(whole);
}

function countOf(value: unknown): number {
  const inner = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return inner.reduce<number>((sum, one) => sum + countOf(one), 1);
}
