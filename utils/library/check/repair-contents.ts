import type { Table } from 'dexie';

import { renderedText } from '@/utils/article/rendered-text';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { gunzip, gzip } from '@/utils/storage/gzip';

import { indexArticle } from '../index-article';
import type { LibraryContext } from '../library-context';
import { sha256 } from '../sha256';
import { htmlOfText } from './html-of-text';

type Db = Pick<LibraryContext, 'db'>;

/** Whether what is to be made anew isn't there, or is there and can't be read. */
type Loss = 'missing' | 'damaged';

/** Makes the text of a version anew from its body. False where that can't be read either. */
export async function mendText(
  { db }: Db,
  versionId: string,
  loss: Loss,
  sanitize: Sanitize,
): Promise<boolean> {
  if ((await readText({ db }, versionId).catch(() => null)) !== null) return true;
  const html = await readBody({ db }, versionId);
  if (html === null) return false;
  const { text } = renderedText(sanitize(html));
  return db.transaction('rw', [...db.indexedTables, db.versions], async () => {
    const version = await db.versions.get(versionId);
    if (!version || (loss === 'missing' && (await isThere(db.texts, versionId)))) return true;
    await db.texts.put({ versionId, text });
    const article = await db.articles.get(version.articleId);
    if (article?.versionId !== versionId) return true;
    // The index may have been made while there was none.
    await db.searchArticles.update(article.id, { versionId: null });
    await indexArticle({ db }, article.id);
    return true;
  });
}

/**
 * Makes the body of a version anew from its text, and marks it as such. What is saved of the page later is then another version. False
 * where the text can't be read either.
 */
export async function mendBody({ db }: Db, versionId: string, loss: Loss): Promise<boolean> {
  if ((await readBody({ db }, versionId).catch(() => null)) !== null) return true;
  const text = await readText({ db }, versionId);
  const before = await db.versions.get(versionId);
  if (text === null || !before) return false;
  const html = htmlOfText(text, before.pictures);
  const [contentHash, packed] = await Promise.all([sha256(html), gzip(html)]);
  return db.transaction('rw', [db.articles, db.versions, db.bodies], async () => {
    const version = await db.versions.get(versionId);
    if (!version || (loss === 'missing' && (await isThere(db.bodies, versionId)))) return true;
    await db.bodies.put({ versionId, gzip: packed });
    await db.versions.update(versionId, { contentHash, receipt: { ...version.receipt, isFromText: true } });
    const article = await db.articles.get(version.articleId);
    if (article?.versionId === versionId) await db.articles.update(article.id, { isFromText: true });
    return true;
  });
}

async function isThere(table: Table, key: string): Promise<boolean> {
  return (await table.where(':id').equals(key).count()) > 0;
}

/** The body of a version; null where there is none, or it can't be opened. Rejects where the library can't give it out. */
export async function readBody({ db }: Db, versionId: string): Promise<string | null> {
  const body = await db.bodies.get(versionId);
  return body ? gunzip(body.gzip).catch(() => null) : null;
}

/** The text of a version; null where there is none. Rejects likewise. */
export async function readText({ db }: Db, versionId: string): Promise<string | null> {
  const row = await db.texts.get(versionId);
  return typeof row?.text === 'string' ? row.text : null;
}
