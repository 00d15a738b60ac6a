import { type Annotation, motivationOf, noteOf } from '@/utils/annotation/annotation';

import { indexArticles } from './index-article';
import { type LibraryContext, timestamp } from './library-context';

/**
 * What undoing puts back of a highlight: its colour, its place, the words kept beside its own and whether it is there; its note
 * and tags only where the change was one of these too. Where these are known, a highlight isn't made to go with others.
 */
export type AnnotationMarks = Pick<
  Annotation,
  'color' | 'history' | 'keptBeside' | 'deletedAt' | 'mergedInto'
> &
  Partial<Pick<Annotation, 'body'>>;

/** What a change made of a highlight. */
export interface MarksChange {
  id: string;
  before: AnnotationMarks;
  after: AnnotationMarks;
}

/**
 * What became of marks that were to be put back: one of these has been changed since, or a note or tags have been written since
 * that a highlight would take with it, or would not take up from one that goes.
 */
export type MarksOutcome = 'done' | 'changed' | 'written';

/** The marks of a highlight now, with what is written on it; null where there is none of that id. */
export async function readMarks(
  { db }: LibraryContext,
  id: string,
): Promise<(AnnotationMarks & Pick<Annotation, 'body'>) | null> {
  const annotation = await db.annotations.get(id);
  return annotation ? { ...marksOf(annotation), body: annotation.body } : null;
}

/**
 * Gives highlights the marks that they had before a change, all of them or none. A note or tags that were written since the
 * change stay; where a highlight would go, nothing is put back then, since its note might be on no other.
 */
export async function takeBackMarks(ctx: LibraryContext, changes: MarksChange[]): Promise<MarksOutcome> {
  const { db } = ctx;
  return db.transaction('rw', db.indexedTables, async () => {
    const now = timestamp(ctx);
    const rows: Annotation[] = [];
    const removesOne = changes.some(
      ({ before, after }) => before.deletedAt !== null && after.deletedAt === null,
    );
    for (const { id, before, after } of changes) {
      const annotation = await db.annotations.get(id);
      if (!annotation || !areAlike(marksOf(annotation), after)) return 'changed';
      const isWrittenSince = after.body !== undefined && !isSame(annotation.body, after.body);
      if (isWrittenSince && removesOne) return 'written';
      const body = isWrittenSince ? annotation.body : (before.body ?? annotation.body);
      const { mergedInto: _, keptBeside: __, ...itself } = annotation;
      rows.push({
        ...itself,
        ...(before.mergedInto ? { mergedInto: before.mergedInto } : {}),
        ...(before.keptBeside === undefined ? {} : { keptBeside: before.keptBeside }),
        color: before.color,
        history: before.history ?? [],
        body,
        motivation: motivationOf(noteOf({ body })),
        // What is part of another again was deleted when that got its place: by this it is known whose place it is.
        deletedAt: before.deletedAt === null || before.mergedInto ? before.deletedAt : now,
        modified: now,
      });
    }
    await db.annotations.bulkPut(rows);
    await indexArticles(ctx, [...new Set(rows.map((row) => row.articleId))]);
    return 'done';
  });
}

/** The change that takes this one back. */
export function inverse(changes: MarksChange[]): MarksChange[] {
  return changes.map(({ id, before, after }) => ({ id, before: after, after: before }));
}

export function marksOf(annotation: Annotation): AnnotationMarks {
  const { color, history, keptBeside, deletedAt, mergedInto } = annotation;
  return {
    color,
    history: history ?? [],
    ...(keptBeside === undefined ? {} : { keptBeside }),
    deletedAt,
    ...(mergedInto ? { mergedInto } : {}),
  };
}

/** When it was deleted says nothing: undoing and doing again delete it at another time. */
function areAlike(one: AnnotationMarks, other: AnnotationMarks): boolean {
  return (
    one.color === other.color &&
    (one.deletedAt === null) === (other.deletedAt === null) &&
    one.keptBeside === other.keptBeside &&
    isSame(one.history ?? [], other.history ?? []) &&
    isSame(one.mergedInto, other.mergedInto)
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
