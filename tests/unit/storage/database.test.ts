import 'fake-indexeddb/auto';

import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';

import { articleRow } from '@/tests/support/article-row';
import { aCapture } from '@/tests/support/stage-capture';
import { NO_FURTHER_FACTS } from '@/utils/article/further-facts';
import { CuttingsDatabase } from '@/utils/storage/database';

const FURTHER = Object.keys(NO_FURTHER_FACTS);

/** A row as form 1 had it, with a byline in one text, and perhaps without the facts that came later. */
function earlier(row: object, byline: string | null, withFurther: boolean): object {
  const facts = Object.entries({ ...row, byline });
  return Object.fromEntries(facts.filter(([name]) => withFurther || !FURTHER.includes(name)));
}

describe('a library of form 1', () => {
  it('is brought to form 2: bylines are lists, unknown facts are null, keys are as they are made now', async () => {
    const old = new Dexie('form-1');
    old.version(1).stores({
      articles: 'id, *urlKeys, deletedAt',
      versions: 'id, articleId',
      bodies: 'versionId',
      texts: 'versionId',
      images: 'hash',
      annotations: 'id, articleId, deletedAt',
      jobs: 'id, tabId',
      staging: '[saveId+part+block], saveId',
      meta: 'key',
    });
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
    expect(await db.meta.get('format')).toEqual({ key: 'format', value: 2 });
  });

  it('is neither read nor written where it is of a newer form', async () => {
    const first = new CuttingsDatabase('form-9');
    await first.meta.put({ key: 'format', value: 9 });
    first.close();
    await expect(new CuttingsDatabase('form-9').articles.toArray()).rejects.toThrow('library format 9');
  });
});
