import type { Annotation } from '@/utils/annotation/annotation';
import type { Article } from '@/utils/article/article';
import type { ExportableVersion } from '@/utils/export/exportable-article';
import { gunzip } from '@/utils/storage/gzip';

import type { LibraryContext } from '../library-context';

/** Everything that the library has of an article, deleted highlights too. */
export interface BackedArticle {
  article: Article;
  /** The version that is shown first, then the others, the latest first. */
  versions: ExportableVersion[];
  /** How many versions are left out because their body or text is lost. */
  lostVersions: number;
  /** By the hash of their bytes; may lack some. */
  images: Map<string, Blob>;
  annotations: Annotation[];
}

/** Reads an article as it is at one moment; null when it is gone. Rejects where a row can't be read. */
export async function readBackedArticle(
  { db }: Pick<LibraryContext, 'db'>,
  articleId: string,
): Promise<BackedArticle | null> {
  const stores = [db.articles, db.versions, db.bodies, db.texts, db.images, db.annotations];
  const rows = await db.transaction('r', stores, async () => {
    const article = await db.articles.get(articleId);
    if (!article) return null;
    const versions = (await db.versions.where('articleId').equals(articleId).toArray()).toSorted(
      (a, b) =>
        Number(b.id === article.versionId) - Number(a.id === article.versionId) ||
        b.capturedAt.localeCompare(a.capturedAt),
    );
    const ids = versions.map(({ id }) => id);
    const hashes = versions.flatMap(({ pictures }) => pictures.flatMap(({ hash }) => hash ?? []));
    return {
      article,
      versions,
      bodies: await db.bodies.bulkGet(ids),
      texts: await db.texts.bulkGet(ids),
      images: await db.images.bulkGet([...new Set(hashes)]),
      annotations: await db.annotations.where('articleId').equals(articleId).toArray(),
    };
  });
  if (!rows) return null;
  const versions = await Promise.all(
    rows.versions.map(async (version, index): Promise<ExportableVersion[]> => {
      const body = rows.bodies[index];
      const text = rows.texts[index];
      // A body that can't be opened is lost, and no reason to lose the rest.
      const html = body ? await gunzip(body.gzip).catch(() => null) : null;
      return html !== null && text ? [{ version, html, text: text.text }] : [];
    }),
  );
  return {
    article: rows.article,
    versions: versions.flat(),
    lostVersions: versions.filter((found) => found.length === 0).length,
    images: new Map(rows.images.flatMap((image) => (image ? [[image.hash, image.blob] as const] : []))),
    annotations: rows.annotations,
  };
}
