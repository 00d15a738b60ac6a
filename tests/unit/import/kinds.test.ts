import 'fake-indexeddb/auto';

import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import { IMPORT_FIXTURES, QUOTE } from '@/tests/fixtures/imports/import-fixtures';
import { aFile, importInto, previewOf } from '@/tests/support/import-tools';
import { faultsOfRows } from '@/tests/support/integrity';
import { libraryRows } from '@/tests/support/library-rows';
import { logicalDump } from '@/tests/support/logical-dump';
import { testLibrary } from '@/tests/support/test-library';

const FIXTURES = Object.entries(IMPORT_FIXTURES);

describe.each(FIXTURES)(
  '%s',
  (name, { kind, content, counts: [articles, links, highlights, notes, tags] }) => {
    it('is recognised by what is in it, and brings all that it has', async () => {
      const library = testLibrary();
      const preview = await previewOf(library, aFile(content));
      expect(preview.kinds).toEqual([kind]);
      const imported = await importInto(library, aFile(content));
      expect(imported).toMatchObject({ stopped: null, faults: [], kinds: [kind] });
      const expected = { articles, links, completed: 0, known: 0, highlights, notes, tags };
      expect(imported.counts).toEqual(expected);
      expect(preview.counts).toEqual(expected);
      expect(faultsOfRows(await libraryRows(library.db))).toEqual([]);
    });

    it('brings nothing the second time', async () => {
      const library = testLibrary();
      await importInto(library, aFile(content));
      const once = await logicalDump(library);
      const again = await importInto(library, aFile(content));
      expect(again.counts).toMatchObject({ articles: 0, links: 0, completed: 0, highlights: 0 });
      expect(await logicalDump(library)).toEqual(once);
    });

    it(
      'gives whole records, and the place where it breaks off, wherever it is cut',
      { timeout: 120_000 },
      async () => {
        const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
        const whole = testLibrary();
        await importInto(whole, aFile(content));
        const complete = (await logicalDump(whole)).articles.map(essence);
        for (let cut = 0; cut < 50; cut += 1) {
          const library = testLibrary();
          const part = bytes.slice(0, Math.floor((bytes.length * cut) / 50));
          const { faults, stopped } = await importInto(library, aFile(part, 'cut'));
          expect(stopped).toBeNull();
          const dump = await logicalDump(library);
          expect(faultsOfRows(await libraryRows(library.db))).toEqual([]);
          const isWhole = dump.articles.length === complete.length;
          if (!isWhole && !endsWithRow(name, part))
            expect(
              faults.map(({ place }) => place.file),
              new TextDecoder().decode(part).slice(-80),
            ).toContain('cut');
          for (const article of dump.articles.map(essence)) expect(complete).toContainEqual(article);
        }
      },
    );
  },
);

it.each(FIXTURES.filter(([, { counts }]) => counts[2] > 0 && counts[0] > 0))(
  'places the highlights of %s in the text that it has',
  async (_name, { content }) => {
    const library = testLibrary();
    await importInto(library, aFile(content));
    const annotations = await library.db.annotations.toArray();
    const found = annotations.find(
      ({ target: { selector } }) => 'exact' in selector[0] && selector[0].exact === QUOTE,
    );
    expect(found?.target.selector[1]).toMatchObject({ type: 'TextPositionSelector' });
  },
);

it.each(FIXTURES.filter(([, { content }]) => typeof content === 'string' && /^\s*[[{]/.test(content)))(
  'knows %s however long it is',
  async (_name, { kind, content }) => {
    const json = String(content).trimEnd();
    const long = `${json.slice(0, -1)}${' '.repeat(1_000_000)}${json.slice(-1)}`;
    const { kinds, faults } = await previewOf(testLibrary(), aFile(long));
    expect({ kinds, faults }).toEqual({ kinds: [kind], faults: [] });
  },
);

/** What is the same of an article whenever it is imported. */
function essence(article: unknown): object {
  const { url, title, savedAt } = article as { url: string; title: string; savedAt: string };
  return { url, title, savedAt };
}

/** A table that ends with a row is a table: that of a cut in its last cell can't be told. */
function endsWithRow(name: string, part: Uint8Array): boolean {
  if (!name.endsWith('.csv')) return false;
  const { data } = Papa.parse<string[]>(new TextDecoder().decode(part).trimEnd());
  return data.length > 1 && data.at(-1)?.length === data[0]?.length;
}
