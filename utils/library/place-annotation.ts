import {
  acceptChange,
  type AcceptedChange,
  type Annotation,
  withoutChange,
} from '@/utils/annotation/annotation';

import { indexArticle } from './index-article';
import { type LibraryContext, timestamp } from './library-context';

/**
 * Makes a place the highlight's: other words that stand there now, one of several, or what the reader selected. The selectors
 * that it was made with stay as they are. Gives when it was accepted; null where there is no such highlight or it is deleted.
 */
export async function acceptPlace(
  ctx: LibraryContext,
  id: string,
  { versionId, selector }: Pick<AcceptedChange, 'versionId' | 'selector'>,
): Promise<string | null> {
  const change = { accepted: timestamp(ctx), versionId, selector };
  const isThere = await changeAnnotation(ctx, id, (annotation) =>
    annotation.deletedAt === null ? acceptChange(annotation, change) : null,
  );
  return isThere ? change.accepted : null;
}

/** Takes a place back that was accepted: the one before counts again. */
export async function takeBackPlace(
  ctx: LibraryContext,
  id: string,
  change: Pick<AcceptedChange, 'accepted' | 'versionId'>,
): Promise<void> {
  await changeAnnotation(ctx, id, (annotation) => ({
    ...withoutChange(annotation, change),
    modified: timestamp(ctx),
  }));
}

/**
 * Keeps a highlight's own words beside those that stand in their place now. It stays drawn as changed, and isn't asked about
 * until yet others stand there.
 */
export async function keepBeside(ctx: LibraryContext, id: string, words: string): Promise<void> {
  await changeAnnotation(ctx, id, (annotation) => ({
    ...annotation,
    keptBeside: words,
    modified: timestamp(ctx),
  }));
}

/** Whether there is such a highlight, and it wasn't left as it is (null). */
async function changeAnnotation(
  { db }: LibraryContext,
  id: string,
  changed: (annotation: Annotation) => Annotation | null,
): Promise<boolean> {
  return db.transaction('rw', db.indexedTables, async () => {
    const annotation = await db.annotations.get(id);
    const after = annotation ? changed(annotation) : null;
    if (!after) return false;
    await db.annotations.put(after);
    await indexArticle({ db }, after.articleId);
    return true;
  });
}
