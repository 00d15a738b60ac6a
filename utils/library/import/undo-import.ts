import { indexArticles } from '../index-article';
import { type LibraryContext, timestamp } from '../library-context';
import { undoneTags } from '../update-article';
import type { StoredRecord } from './store-records';

/**
 * Takes back a whole import in one transaction: what it added goes to the trash; what it added to articles that were there goes
 * again, as far as nothing was done with it since. A text that a link got by it stays.
 */
export async function undoImport(ctx: LibraryContext, stored: StoredRecord[]): Promise<void> {
  const { db } = ctx;
  await db.transaction('rw', db.indexedTables, async () => {
    const now = timestamp(ctx);
    const touched = new Set<string>();
    // The last first: a later record may have added to what an earlier one brought.
    for (const { outcome, articleId, before, after, annotations } of stored.toReversed()) {
      if (outcome === 'known') continue;
      const article = await db.articles.get(articleId);
      if (!article) continue;
      touched.add(articleId);
      if (before === null) {
        await db.articles.put({ ...article, deletedAt: article.deletedAt ?? now, modified: now });
        continue;
      }
      const { noteModified: _, ...kept } = article;
      await db.articles.put({
        ...(article.note === after.note ? { ...kept, note: before.note, ...noteTime(before) } : article),
        tags: undoneTags(article.tags, before.tags, after.tags),
        isFavourite: article.isFavourite === after.isFavourite ? before.isFavourite : article.isFavourite,
        modified: now,
      });
      const rows = await db.annotations.bulkGet(annotations.map(({ id }) => id));
      const untouched = annotations.filter(({ modified }, index) => rows[index]?.modified === modified);
      await db.annotations.bulkDelete(untouched.map(({ id }) => id));
    }
    await indexArticles(ctx, [...touched]);
  });
}

function noteTime({ noteModified }: { noteModified?: string }): { noteModified?: string } {
  return noteModified === undefined ? {} : { noteModified };
}
