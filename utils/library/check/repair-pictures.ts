import type { ArticleVersion, SavedPicture } from '@/utils/article/article';

import { leadImage } from '../keep-pictures';
import type { LibraryContext } from '../library-context';
import { writePictures } from '../store-pictures';
import { pictureState } from './check-integrity';
import { readAround } from './read-around';

type Db = Pick<LibraryContext, 'db'>;

/** Versions that are read at a time. */
const BATCH = 200;

/** The pictures of a version that aren't in the library count as not fetched yet, so that they can be. */
export async function mendMissingPictures({ db }: Db, versionId: string): Promise<boolean> {
  return db.transaction('rw', [db.articles, db.versions, db.images], async () => {
    const version = await db.versions.get(versionId);
    if (!version) return true;
    const hashes = version.pictures.flatMap(({ hash }) => hash ?? []);
    const kept = new Set(await db.images.where('hash').anyOf(hashes).primaryKeys());
    const lost = new Set(hashes.filter((hash) => !kept.has(hash)));
    if (lost.size > 0) await writePictures({ db }, version, withoutPictures(version.pictures, lost));
    return true;
  });
}

/**
 * Drops pictures whose bytes are damaged; the versions that show them lack them then, and they can be fetched again. False where some
 * can't be read: these stay.
 */
export async function mendDamagedPictures({ db }: Db, hashes: string[]): Promise<boolean> {
  const damaged = new Set<string>();
  let areRead = true;
  for (const hash of hashes) {
    const state = await pictureState({ db }, hash);
    if (state === 'damaged') damaged.add(hash);
    else if (state === 'unreadable') areRead = false;
  }
  return db.transaction('rw', [db.articles, db.versions, db.images], async () => {
    const showing: ArticleVersion[] = [];
    await eachVersion({ db }, (version) => {
      if (version.pictures.some(({ hash }) => hash !== null && damaged.has(hash))) showing.push(version);
    });
    for (const version of showing)
      await writePictures({ db }, version, withoutPictures(version.pictures, damaged));
    await db.images.bulkDelete([...damaged]);
    return areRead;
  });
}

/** Counts anew the versions that show these pictures. What can't be read may show them too: then no count is lowered. */
export async function mendPictureCounts({ db }: Db, hashes: string[]): Promise<boolean> {
  return db.transaction('rw', [db.versions, db.images], async () => {
    const counts = new Map(hashes.map((hash) => [hash, 0]));
    const isWhole = await eachVersion({ db }, ({ pictures }) => {
      for (const hash of new Set(pictures.flatMap((picture) => picture.hash ?? []))) {
        const count = counts.get(hash);
        if (count !== undefined) counts.set(hash, count + 1);
      }
    });
    let areRight = true;
    for (const [hash, count] of counts) {
      const image = await db.images.get(hash);
      if (!image || count === 0 || count === image.references) continue;
      if (isWhole || count > image.references) await db.images.update(hash, { references: count });
      else areRight = false;
    }
    return areRight;
  });
}

/** Lists show the first picture of an article that is there. */
export async function mendLeadPicture({ db }: Db, articleId: string): Promise<boolean> {
  return db.transaction('rw', [db.articles, db.versions, db.images], async () => {
    const article = await db.articles.get(articleId);
    if (typeof article?.leadImage !== 'string') return true;
    if ((await keptOf({ db }, [article.leadImage])).size > 0) return true;
    const version = article.versionId === null ? undefined : await db.versions.get(article.versionId);
    const pictures = version?.pictures ?? [];
    const kept = await keptOf(
      { db },
      pictures.flatMap(({ hash }) => hash ?? []),
    );
    await db.articles.update(articleId, {
      leadImage: leadImage(pictures.filter(({ hash }) => hash !== null && kept.has(hash))),
    });
    return true;
  });
}

async function keptOf({ db }: Db, hashes: string[]): Promise<Set<string>> {
  return new Set(await db.images.where('hash').anyOf(hashes).primaryKeys());
}

function withoutPictures(pictures: SavedPicture[], lost: ReadonlySet<string>): SavedPicture[] {
  return pictures.map((picture) =>
    picture.hash !== null && lost.has(picture.hash)
      ? { ...picture, hash: null, failure: 'unreachable' }
      : picture,
  );
}

/** False where some can't be read. Rejects where it isn't known which there are. */
async function eachVersion({ db }: Db, visit: (version: ArticleVersion) => void): Promise<boolean> {
  let hasUnread = false;
  const isWhole = await readAround<ArticleVersion>(db.versions, BATCH, ({ rows, unreadable }) => {
    if (unreadable.length > 0) hasUnread = true;
    for (const row of rows) visit(row);
  });
  if (!isWhole) throw new Error('cannot read the versions');
  return !hasUnread;
}
