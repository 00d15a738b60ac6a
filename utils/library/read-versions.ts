import type { ArticleVersion } from '@/utils/article/article';
import { gunzip } from '@/utils/storage/gzip';

import type { LibraryContext } from './library-context';

/** All that was captured of an article. */
export interface WholeVersions {
  /** The version that is shown first, then the others, the latest first. */
  versions: { version: ArticleVersion; html: string; text: string }[];
  /** The pictures kept of any of them, by the hash of their bytes. */
  images: Map<string, Blob>;
}

/** Reads all versions of an article. One whose body is gone is left out. */
export async function readVersions({ db }: LibraryContext, articleId: string): Promise<WholeVersions> {
  const stores = [db.articles, db.versions, db.bodies, db.texts, db.images];
  const rows = await db.transaction('r', stores, async () => {
    const shown = (await db.articles.get(articleId))?.versionId;
    const versions = (await db.versions.where('articleId').equals(articleId).toArray()).toSorted(
      (a, b) => Number(b.id === shown) - Number(a.id === shown) || b.capturedAt.localeCompare(a.capturedAt),
    );
    const ids = versions.map(({ id }) => id);
    const hashes = versions.flatMap(({ pictures }) => pictures.map(({ hash }) => hash ?? ''));
    return {
      versions,
      bodies: await db.bodies.bulkGet(ids),
      texts: await db.texts.bulkGet(ids),
      images: await db.images.bulkGet([...new Set(hashes)]),
    };
  });
  const versions = await Promise.all(
    rows.versions.map(async (version, index) => {
      const body = rows.bodies[index];
      const text = rows.texts[index];
      return body && text ? [{ version, html: await gunzip(body.gzip), text: text.text }] : [];
    }),
  );
  return {
    versions: versions.flat(),
    images: new Map(rows.images.flatMap((image) => (image ? [[image.hash, image.blob] as const] : []))),
  };
}
