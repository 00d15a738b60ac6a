import { indexArticles } from './index-article';
import type { LibraryContext } from './library-context';
import { releasePictures } from './release-pictures';

/** How long the trash keeps what is put into it. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Deletes articles for ever, with their versions, highlights and the pictures that nothing else shows. What isn't in the
 * trash, or was taken out of it meanwhile in another window, stays.
 */
export async function deleteForever(ctx: LibraryContext, ids: string[]): Promise<void> {
  const { db } = ctx;
  const stores = [...db.indexedTables, db.versions, db.bodies, db.images, db.similar];
  await db.transaction('rw', stores, async () => {
    const articles = await db.articles.bulkGet(ids);
    const deleted = articles.flatMap((article) => (article?.deletedAt ? [article.id] : []));
    const versions = await db.versions.where('articleId').anyOf(deleted).toArray();
    for (const { pictures } of versions) await releasePictures(ctx, pictures);
    const versionIds = versions.map(({ id }) => id);
    await db.bodies.bulkDelete(versionIds);
    await db.texts.bulkDelete(versionIds);
    await db.versions.bulkDelete(versionIds);
    await db.annotations.where('articleId').anyOf(deleted).delete();
    await db.similar.where('one').anyOf(deleted).or('other').anyOf(deleted).delete();
    await db.articles.bulkDelete(deleted);
    await indexArticles(ctx, deleted);
  });
}

/** Deletes for ever what has been in the trash for 30 days. */
export async function purgeTrash(ctx: LibraryContext): Promise<void> {
  const oldest = new Date(ctx.now().getTime() - KEPT_MS).toISOString();
  await deleteForever(ctx, await ctx.db.articles.where('deletedAt').below(oldest).primaryKeys());
}
