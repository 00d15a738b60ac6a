import {
  type Annotation,
  annotationBody,
  type HighlightColor,
  motivationOf,
  noteOf,
  tagsOf,
} from '@/utils/annotation/annotation';
import { annotationsOn } from '@/utils/annotation/merged-annotations';
import type { SavedArticle } from '@/utils/article/article';
import { withTag } from '@/utils/article/tags';

import { indexArticle } from './index-article';
import { type LibraryContext, timestamp } from './library-context';
import { isChangedElsewhere, type NoteChange, type NoteOutcome, withNoteOfPart } from './note-change';

/** What the reader adds to a quote. */
interface HighlightDetails {
  color: HighlightColor;
  note: string;
  tags: string[];
}

/** Adds a highlight to an article. It is stored when the promise resolves. */
export async function addAnnotation(
  ctx: LibraryContext,
  article: Pick<SavedArticle, 'id' | 'versionId' | 'url'>,
  selector: Annotation['target']['selector'],
  { color, note, tags }: HighlightDetails,
): Promise<Annotation> {
  const now = timestamp(ctx);
  const annotation: Annotation = {
    id: ctx.newId(),
    articleId: article.id,
    versionId: article.versionId,
    motivation: motivationOf(note),
    color,
    body: annotationBody(note, tags),
    target: { source: article.url, selector },
    created: now,
    modified: now,
    deletedAt: null,
  };
  const { db } = ctx;
  await db.transaction('rw', db.indexedTables, async () => {
    await db.annotations.add(annotation);
    await indexArticle(ctx, article.id);
  });
  return annotation;
}

/** What the reader may change of a highlight. */
export interface AnnotationChanges {
  color?: HighlightColor;
  note?: NoteChange;
  addedTag?: string;
  removedTag?: string;
}

/**
 * Changes a highlight field by field: what another window changed of the other fields stays. A note that another window
 * changed meanwhile isn't overwritten: nothing is changed then. What is added to a part of a merged one is added to that.
 */
export async function updateAnnotation(
  ctx: LibraryContext,
  id: string,
  changes: AnnotationChanges,
): Promise<NoteOutcome> {
  const { db } = ctx;
  return db.transaction('rw', db.indexedTables, async () => {
    const itself = await db.annotations.get(id);
    const annotation = itself && (await wholeOf(ctx, itself));
    if (annotation?.deletedAt !== null) return { kind: 'gone' };
    const isPart = annotation !== itself;
    const { note, addedTag } = changes;
    if (isPart && !note && addedTag === undefined) return { kind: 'gone' };
    const { color, removedTag } = isPart ? {} : changes;
    const before = noteOf(annotation);
    if (note && !isPart && isChangedElsewhere(before, note))
      return { kind: 'changed-elsewhere', theirs: before };
    const text = !note ? before : isPart ? withNoteOfPart(before, note) : note.text;
    const tags = tagsOf(annotation).filter((tag) => tag !== removedTag);
    await db.annotations.put({
      ...annotation,
      color: color ?? annotation.color,
      body: annotationBody(text, addedTag === undefined ? tags : withTag(tags, addedTag)),
      motivation: motivationOf(text),
      modified: timestamp(ctx),
    });
    await indexArticle(ctx, annotation.articleId);
    return { kind: 'stored' };
  });
}

/** The highlight that one has become part of; itself where it is part of none. */
async function wholeOf(ctx: LibraryContext, annotation: Annotation): Promise<Annotation | undefined> {
  if (!annotation.mergedInto) return annotation;
  const into = await ctx.db.annotations.get(annotation.mergedInto.id);
  return into && wholeOf(ctx, into);
}

/** The highlights of an article that aren't deleted, the oldest first; as they stood in a version, where that is named. */
export async function listAnnotations(
  { db }: LibraryContext,
  articleId: string,
  versionId: string | null = null,
): Promise<Annotation[]> {
  const [annotations, versions] = await db.transaction('r', db.annotations, db.versions, () =>
    Promise.all([
      db.annotations.where('articleId').equals(articleId).toArray(),
      versionId === null ? [] : db.versions.where('articleId').equals(articleId).toArray(),
    ]),
  );
  return annotationsOn(annotations, versions, versionId).toSorted((a, b) => (a.created < b.created ? -1 : 1));
}

/** Deletes a highlight; its row stays, so that it can be taken back. */
export async function deleteAnnotation(ctx: LibraryContext, id: string): Promise<void> {
  const now = timestamp(ctx);
  await change(ctx, id, { deletedAt: now, modified: now });
}

/** Takes a highlight's deletion back. */
export async function restoreAnnotation(ctx: LibraryContext, id: string): Promise<void> {
  await change(ctx, id, { deletedAt: null, mergedInto: undefined, modified: timestamp(ctx) });
}

async function change(
  ctx: LibraryContext,
  id: string,
  changed: Pick<Annotation, 'deletedAt' | 'modified'> & { mergedInto?: undefined },
): Promise<void> {
  const { db } = ctx;
  await db.transaction('rw', db.indexedTables, async () => {
    const annotation = await db.annotations.get(id);
    if (!annotation) return;
    await db.annotations.update(id, changed);
    await indexArticle(ctx, annotation.articleId);
  });
}
