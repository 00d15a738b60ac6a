import type { Annotation } from '@/utils/annotation/annotation';

import { type LibraryContext, timestamp } from './library-context';

/** What undoing puts back of a highlight: its colour, its place and whether it is there. Never its note or tags. */
export type AnnotationMarks = Pick<Annotation, 'color' | 'history' | 'deletedAt'>;

/** The marks of a highlight now; null where there is none of that id. */
export async function readMarks({ db }: LibraryContext, id: string): Promise<AnnotationMarks | null> {
  const annotation = await db.annotations.get(id);
  return annotation ? marksOf(annotation) : null;
}

/** Gives a highlight other marks, if it has still these: false where something else has changed them since. */
export async function exchangeMarks(
  ctx: LibraryContext,
  id: string,
  from: AnnotationMarks,
  to: AnnotationMarks,
): Promise<boolean> {
  const { db } = ctx;
  return db.transaction('rw', db.annotations, async () => {
    const annotation = await db.annotations.get(id);
    if (!annotation || !areAlike(marksOf(annotation), from)) return false;
    const now = timestamp(ctx);
    const deletedAt = to.deletedAt === null ? null : now;
    await db.annotations.put({
      ...annotation,
      color: to.color,
      history: to.history ?? [],
      deletedAt,
      modified: now,
    });
    return true;
  });
}

function marksOf({ color, history, deletedAt }: Annotation): AnnotationMarks {
  return { color, history: history ?? [], deletedAt };
}

/** When it was deleted says nothing: undoing and doing again delete it at another time. */
function areAlike(one: AnnotationMarks, other: AnnotationMarks): boolean {
  return (
    one.color === other.color &&
    (one.deletedAt === null) === (other.deletedAt === null) &&
    JSON.stringify(one.history ?? []) === JSON.stringify(other.history ?? [])
  );
}
