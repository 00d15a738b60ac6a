import type { AcceptedChange, Annotation } from '@/utils/annotation/annotation';
import { isPartOfOneThere } from '@/utils/annotation/merged-annotations';
import { withCorrections } from '@/utils/article/corrections';

import { indexArticle } from './index-article';
import { releasePictures } from './release-pictures';
import { type LibraryContext, timestamp } from './library-context';

/**
 * Takes back a committed save: a new article goes to the trash, a new version of a known one gives way to the version
 * before it. A save that changed nothing has nothing to take back.
 */
export async function undoSave(ctx: LibraryContext, saveId: string): Promise<void> {
  const { db } = ctx;
  const stores = [...db.indexedTables, db.versions, db.bodies, db.images, db.jobs, db.fingerprints];
  await db.transaction('rw', stores, async () => {
    const job = await db.jobs.get(saveId);
    if (!job?.articleId || !job.versionId) return;
    if (job.outcome === 'created') {
      await db.articles.update(job.articleId, { deletedAt: timestamp(ctx), modified: timestamp(ctx) });
    }
    const previous = job.previousVersionId ? await db.versions.get(job.previousVersionId) : undefined;
    if (job.outcome === 'new-version' && previous) {
      await dropVersion(ctx, job.versionId);
      await forgetPlaces(ctx, job.articleId, job.versionId);
      const article = await db.articles.get(job.articleId);
      await db.articles.update(job.articleId, {
        ...withCorrections(previous.metadata, article?.corrections ?? {}),
        // Missing in what was saved before they were counted: those of the version that goes mustn't stay.
        pages: 1,
        signs: [],
        reading: 'best',
        choices: null,
        isFromText: false,
        ...previous.receipt,
        versionId: previous.id,
        leadImage: previous.pictures.find(({ hash }) => hash !== null)?.hash ?? null,
        modified: timestamp(ctx),
      });
      // It was compared with nothing while it wasn't shown.
      await db.fingerprints.delete(previous.id);
      await indexArticle(ctx, job.articleId);
    }
    await db.jobs.update(saveId, { state: 'undone', picturesPending: false });
  });
}

async function dropVersion(ctx: LibraryContext, versionId: string): Promise<void> {
  const { db } = ctx;
  const version = await db.versions.get(versionId);
  if (version) await releasePictures(ctx, version.pictures);
  await db.bodies.delete(versionId);
  await db.texts.delete(versionId);
  await db.versions.delete(versionId);
}

/**
 * Takes back what was accepted of highlights in a version that is no more, and parts those that were merged in it. A merged
 * one keeps all notes: something may have been written among them since.
 */
async function forgetPlaces(ctx: LibraryContext, articleId: string, versionId: string): Promise<void> {
  const { annotations } = ctx.db;
  const rows = await annotations.where('articleId').equals(articleId).toArray();
  const parted = new Set(
    rows.filter((row) => row.mergedInto?.versionId === versionId && isPartOfOneThere(rows, row)),
  );
  /** Whether a place, also one of the page alone, was accepted where this highlight was merged with one of these. */
  const isOfMerge = ({ id }: Annotation, { accepted }: AcceptedChange): boolean =>
    [...parted].some(({ mergedInto, deletedAt }) => mergedInto?.id === id && deletedAt === accepted);
  await annotations.bulkPut(
    rows.map((row) => {
      const { mergedInto, ...itself } = row;
      const history = row.history?.filter(
        (change) => change.versionId !== versionId && !isOfMerge(row, change),
      );
      return {
        ...itself,
        ...(history ? { history } : {}),
        ...(parted.has(row) ? { deletedAt: null, modified: timestamp(ctx) } : mergedInto && { mergedInto }),
      };
    }),
  );
}
