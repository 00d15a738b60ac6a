import 'fake-indexeddb/auto';

import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';

import { articleRow } from '@/tests/support/article-row';
import { FIRST_FORM } from '@/tests/support/first-form';
import { aCapture } from '@/tests/support/stage-capture';
import { NO_FURTHER_FACTS } from '@/utils/article/further-facts';
import { loadCatalog } from '@/utils/library/load-catalog';
import { ArticleCatalog } from '@/utils/search/catalog/article-catalog';
import { CATALOG_FORM, packChunk } from '@/utils/search/catalog/catalog-chunk';
import { CuttingsDatabase } from '@/utils/storage/database';

const FURTHER = Object.keys(NO_FURTHER_FACTS);

/** A row as form 1 had it, with a byline in one text, and perhaps without the facts that came later. */
function earlier(row: object, byline: string | null, withFurther: boolean): object {
  const facts = Object.entries({ ...row, byline });
  return Object.fromEntries(facts.filter(([name]) => withFurther || !FURTHER.includes(name)));
}

describe('a library of form 1', () => {
  it('is brought to the form of today: bylines are lists, unknown facts are null, keys are as they are made now', async () => {
    const old = new Dexie('form-1');
    old.version(1).stores(FIRST_FORM);
    const { metadata } = aCapture();
    const version = { id: 'v', articleId: 'a', contentHash: 'c0ffee', pictures: [] };
    await old
      .table('articles')
      .bulkAdd([
        earlier(
          articleRow('a', { urlKeys: ['https://m.a.example/1?from=feed'] }),
          'Ann Field, 李明、王芳',
          false,
        ),
        earlier(articleRow('b', { section: 'River', factSources: { section: 'meta' } }), null, true),
      ]);
    await old.table('versions').add({ ...version, metadata: earlier(metadata, 'Ann Field', false) });
    await old.table('staging').add({ saveId: 's', part: 'capture', block: 0, blocks: 1, data: '{}' });
    await old.table('meta').add({ key: 'format', value: 1 });
    old.close();

    const db = new CuttingsDatabase('form-1');
    expect(await db.articles.toArray()).toEqual([
      articleRow('a', {
        byline: ['Ann Field', '李明', '王芳'],
        urlKeys: ['https://m.a.example/1?from=feed', 'https://m.a.example/1', 'https://a.example/1'],
      }),
      articleRow('b', { section: 'River', factSources: { section: 'meta' } }),
    ]);
    expect(await db.versions.toArray()).toEqual([{ ...version, metadata }]);
    expect(await db.staging.count()).toBe(0);
    expect(await db.meta.get('format')).toEqual({ key: 'format', value: 3 });
  });
});

/** The tables of today, as an earlier Cuttings might have them: without what stands beneath all that is written. */
async function openAsEarlier(name: string, version: number): Promise<Dexie> {
  const today = new CuttingsDatabase(`${name}-today`);
  const tables = today.tables.map(({ name: table, schema: { primKey, indexes } }) => {
    return [table, [primKey, ...indexes].map(({ src }) => src).join()] as const;
  });
  const earlier = new Dexie(name);
  earlier.version(version).stores(Object.fromEntries(tables));
  await today.delete();
  return earlier.open();
}

describe('a library of form 2', () => {
  it('lists what was written without a mark, and is refused by whoever writes so', async () => {
    const old = await openAsEarlier('form-2', 6);
    await old.table('meta').add({ key: 'format', value: 2 });
    await old.table('catalog').add({ first: '', form: CATALOG_FORM, chunk: packChunk([]) });
    await old.table('articles').add(articleRow('a'));
    old.close();

    const db = new CuttingsDatabase('form-2');
    expect(new ArticleCatalog(await loadCatalog({ db })).size).toBe(1);
    // What an earlier Cuttings asks before it does anything.
    expect((await db.meta.get('format'))?.value).toBeGreaterThan(2);
  });
});

describe('a library of a newer form', () => {
  it('is neither read nor written', async () => {
    const first = new CuttingsDatabase('form-9');
    await first.meta.put({ key: 'format', value: 9 });
    await first.articles.add(articleRow('a'));
    first.close();
    const asks = [
      (db: CuttingsDatabase) => db.articles.toArray(),
      (db: CuttingsDatabase) => db.articles.add(articleRow('b')),
      (db: CuttingsDatabase) => db.articles.clear(),
    ];
    for (const ask of asks)
      await expect(ask(new CuttingsDatabase('form-9'))).rejects.toThrow('library format 9');
    const asItIs = await new Dexie('form-9').open();
    expect(await asItIs.table('articles').toCollection().primaryKeys()).toEqual(['a']);
  });
});
