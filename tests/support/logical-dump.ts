import type { LibraryContext } from '@/utils/library/library-context';
import { gunzip } from '@/utils/storage/gzip';

type LogicalTable =
  'articles' | 'versions' | 'bodies' | 'texts' | 'images' | 'annotations' | 'searches' | 'tags' | 'sites';

/** What a library holds, without caches and without work on its way: two that are equal can't be told apart by their reader. */
export async function logicalDump({
  db,
}: Pick<LibraryContext, 'db'>): Promise<Record<LogicalTable, unknown[]>> {
  const bodies = await db.bodies.toArray();
  const images = await db.images.toArray();
  return {
    articles: await db.articles.toArray(),
    versions: await db.versions.toArray(),
    bodies: await Promise.all(
      bodies.map(async ({ versionId, gzip }) => ({ versionId, html: await gunzip(gzip) })),
    ),
    texts: await db.texts.toArray(),
    images: await Promise.all(
      images.map(async ({ blob, ...image }) => ({
        ...image,
        type: blob.type,
        bytes: [...new Uint8Array(await blob.arrayBuffer())],
      })),
    ),
    // No change of its place and an empty list of them are the same.
    annotations: (await db.annotations.toArray()).map(({ history, ...annotation }) =>
      history && history.length > 0 ? { ...annotation, history } : annotation,
    ),
    searches: await db.searches.toArray(),
    tags: await db.tags.toArray(),
    sites: await db.sites.toArray(),
  };
}
