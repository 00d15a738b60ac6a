import type { LibraryContext } from './library-context';
import { releasePictures } from './release-pictures';

/** How long the trash keeps what is put into it. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Deletes articles for ever, with their versions, highlights and the pictures that nothing else shows. */
export async function deleteForever(ctx: LibraryContext, ids: string[]): Promise<void> {
  const { db } = ctx;
  const stores = [db.articles, db.versions, db.bodies, db.texts, db.images, db.annotations];
  await db.transaction('rw', stores, async () => {
    for (const version of await db.versions.where('articleId').anyOf(ids).toArray()) {
      await releasePictures(ctx, version.pictures);
      await db.bodies.delete(version.id);
      await db.texts.delete(version.id);
      await db.versions.delete(version.id);
    }
    await db.annotations.where('articleId').anyOf(ids).delete();
    await db.articles.bulkDelete(ids);
  });
}

/** Deletes for ever what has been in the trash for 30 days. */
export async function purgeTrash(ctx: LibraryContext): Promise<void> {
  const oldest = new Date(ctx.now().getTime() - KEPT_MS).toISOString();
  const outdated = await ctx.db.articles
    .filter(({ deletedAt }) => deletedAt !== null && deletedAt < oldest)
    .primaryKeys();
  await deleteForever(ctx, outdated);
}
