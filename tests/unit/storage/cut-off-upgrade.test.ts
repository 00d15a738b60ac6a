import 'fake-indexeddb/auto';

import { Dexie } from 'dexie';
import { expect, it } from 'vitest';

import { articleRow } from '@/tests/support/article-row';
import { failingRequests } from '@/tests/support/failing-requests';
import { FIRST_FORM } from '@/tests/support/first-form';
import { aCapture } from '@/tests/support/stage-capture';
import { CuttingsDatabase } from '@/utils/storage/database';

/** A full disk as the browsers tell of it, and what Chromium says of a disk that fails. */
const FAILURES = ['QuotaExceededError', 'DataError', 'UnknownError'];

type Rows = Record<string, unknown[]>;

/** A library of the first form, closed. */
async function writeFirstForm(name: string): Promise<void> {
  const old = new Dexie(name);
  old.version(1).stores(FIRST_FORM);
  const articles = ['a', 'b', 'c'].map((id) => ({ ...articleRow(id), byline: 'Ann Field, Bo Marsh' }));
  await old.table('articles').bulkAdd(articles);
  const { metadata } = aCapture();
  for (const { id } of articles) {
    const facts = { ...metadata, byline: 'Ann Field' };
    await old
      .table('versions')
      .add({ id: `v${id}`, articleId: id, contentHash: '', pictures: [], metadata: facts });
    await old.table('texts').add({ versionId: `v${id}`, text: 'The ferry stops.' });
  }
  await old.table('staging').add({ saveId: 's', part: 'capture', block: 0, blocks: 1, data: '{}' });
  await old.table('meta').add({ key: 'format', value: 1 });
  old.close();
}

/** What a database holds, whatever its version, which comes first. */
async function rowsOf(name: string): Promise<[version: number, Rows]> {
  const db = await new Dexie(name).open();
  const tables = await Promise.all(
    db.tables.map(async (table) => [table.name, await table.toArray()] as const),
  );
  const version = db.verno;
  db.close();
  return [version, Object.fromEntries(tables)];
}

it('an upgrade of which any request fails leaves the library as it was, and is done when it is opened again', async () => {
  await writeFirstForm('whole');
  const before = await rowsOf('whole');
  const upgraded = await new CuttingsDatabase('whole').open();
  upgraded.close();
  const after = await rowsOf('whole');
  expect(after).not.toEqual(before);

  let faults = 0;
  for (const failure of FAILURES) {
    for (let number = 1; ; number += 1) {
      const name = `${failure} ${String(number)}`;
      await writeFirstForm(name);
      const db = new CuttingsDatabase(name);
      const requests = failingRequests(db);
      requests.failAt(number, failure);
      // Dexie opens once more by itself after an error that Chromium is known to make up.
      await db.open().catch(() => undefined);
      const hasFailed = requests.hasFailed();
      db.close();
      if (!hasFailed) break;
      faults += 1;
      const [version, rows] = await rowsOf(name);
      if (version === before[0]) expect(rows, name).toEqual(before[1]);
      else expect([version, rows], name).toEqual(after);
      (await new CuttingsDatabase(name).open()).close();
      expect(await rowsOf(name), name).toEqual(after);
    }
  }
  expect(faults).toBeGreaterThan(10 * FAILURES.length);
});

it('a page that is open while a newer Cuttings opens the library writes nothing to it any more', async () => {
  const db = new CuttingsDatabase('opened by a newer one');
  await db.articles.add(articleRow('a'));
  const newer = new Dexie('opened by a newer one');
  newer.version(99).stores({ articles: 'id, title' });
  await newer.open();
  for (const write of [() => db.articles.add(articleRow('b')), () => db.articles.clear()])
    await expect(write()).rejects.toThrow(Dexie.DatabaseClosedError);
  expect(await newer.table('articles').toCollection().primaryKeys()).toEqual(['a']);
  newer.close();
});

it('an upgrade says that it waits for a connection that doesn’t give way, and is whole once that is closed', async () => {
  await writeFirstForm('held');
  const held = await new Promise<IDBDatabase>((resolve) => {
    const open = indexedDB.open('held');
    open.onsuccess = () => {
      resolve(open.result);
    };
  });
  const db = new CuttingsDatabase('held');
  const isBlocked = new Promise((resolve) => {
    db.on('blocked', resolve);
  });
  const told: boolean[] = [];
  db.holdUp.watch((isHeldUp) => told.push(isHeldUp));
  const opened = db.open();
  await isBlocked;
  expect(told).toEqual([false, true]);
  held.close();
  await opened;
  expect(told.at(-1)).toBe(false);
  expect(await db.articles.count()).toBe(3);
  expect((await db.meta.get('format'))?.value).toBe(3);
  db.close();
});
