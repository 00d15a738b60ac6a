import {
  acceptChange,
  type AcceptedPlace,
  type Annotation,
  isOfText,
  motivationOf,
  noteOf,
  selectorsOf,
} from '@/utils/annotation/annotation';
import { mergedBody } from '@/utils/annotation/merge-highlights';

import { type MarksChange, marksOf } from './annotation-marks';
import { indexArticle } from './index-article';
import { type LibraryContext, timestamp } from './library-context';

/** Highlights that are to become one. */
interface Merge {
  /** In reading order: their notes come in it. */
  ids: string[];
  /** The one that stays, with its colour; the others are deleted, and their rows say that they are part of it. */
  keptId: string;
  /** The version that is the latest then. */
  versionId: string;
  /** Where the whole stands. */
  place: AcceptedPlace;
}

/**
 * Makes one highlight of several: it covers what they covered and has all their notes and tags. Gives what was changed, the
 * one that stays first; null where one of them isn't there any more, or is of a picture: then nothing is.
 */
export async function mergeAnnotations(
  ctx: LibraryContext,
  { ids, keptId, versionId, place }: Merge,
): Promise<MarksChange[] | null> {
  const { db } = ctx;
  return db.transaction('rw', db.indexedTables, async () => {
    const parts: Annotation[] = [];
    for (const id of ids) {
      const part = await db.annotations.get(id);
      if (part?.deletedAt === null && isOfText(selectorsOf(part))) parts.push(part);
    }
    const kept = parts.find(({ id }) => id === keptId);
    if (!kept || parts.length < ids.length) return null;
    const now = timestamp(ctx);
    const body = mergedBody(parts);
    const merged = {
      ...acceptChange(kept, { accepted: now, ...place }),
      body,
      motivation: motivationOf(noteOf({ body })),
    };
    const gone = parts
      .filter((part) => part !== kept)
      .map((part) => ({ ...part, deletedAt: now, modified: now, mergedInto: { id: keptId, versionId } }));
    await db.annotations.bulkPut([merged, ...gone]);
    await indexArticle(ctx, kept.articleId);
    return [
      { id: keptId, before: { ...marksOf(kept), body: kept.body }, after: { ...marksOf(merged), body } },
      ...gone.map((part) => {
        const { mergedInto, ...before } = { ...marksOf(part), body: part.body, deletedAt: null };
        return { id: part.id, before, after: { ...before, deletedAt: now, mergedInto } };
      }),
    ];
  });
}
