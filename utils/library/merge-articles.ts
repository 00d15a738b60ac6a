import { type AnchoredAnnotation, createTextAnchorer } from '@/utils/annotation/anchored-annotation';
import { type Annotation, isOfText, noteOf, selectorsOf, tagsOf } from '@/utils/annotation/annotation';
import type { Anchor } from '@/utils/annotation/anchor';
import { createQuoteFinder, type QuoteFinder } from '@/utils/annotation/quote-finder';
import { type Article, isSaved, type SavedArticle } from '@/utils/article/article';
import { withTag } from '@/utils/article/tags';
import { atOnce, inSlices } from '@/utils/shared/steps';

import { indexArticles } from './index-article';
import { type LibraryContext, timestamp } from './library-context';
import { undoneTags } from './update-article';

/** What became of the highlights that an article took over. */
export interface MergedHighlights {
  /** In the same words as before. */
  kept: number;
  /** In other words, in doubt or without a place: kept with their quote, and shown as such. */
  unsure: number;
}

interface MergedArticles {
  highlights: MergedHighlights;
  undo: () => Promise<void>;
}

/** What of an article is the reader's, and changes when another is merged into it. */
type ReadersFields = Pick<Article, 'tags' | 'note' | 'noteModified' | 'isFavourite' | 'urlKeys'>;

/**
 * Merges articles into another: that gets their tags, notes, favourite mark and addresses, and copies of their highlights, which find
 * their places as they do in a new version; they themselves go to the trash as they are. It is written in one transaction, and so is
 * its undoing. Null, and nothing is changed, where one of them is gone, in the trash or only a link.
 */
export async function mergeArticles(
  ctx: LibraryContext,
  keptId: string,
  goneIds: string[],
): Promise<MergedArticles | null> {
  for (;;) {
    const read = await readToMerge(ctx, keptId, goneIds);
    if (!read) return null;
    const { highlights, copies } = await copiesFor(ctx, read);
    const merge = await write(ctx, read, copies);
    if (merge) return { highlights, undo: () => takeApart(ctx, merge) };
  }
}

/** What is merged, as it is at one moment. */
interface ToMerge {
  kept: SavedArticle;
  gone: SavedArticle[];
  /** Those that aren't deleted, of all of them. */
  annotations: Annotation[];
  text: string;
  /** Hashes of the pictures that the kept article shows. */
  pictures: ReadonlySet<string>;
}

async function readToMerge(ctx: LibraryContext, keptId: string, goneIds: string[]): Promise<ToMerge | null> {
  const { db } = ctx;
  return db.transaction('r', db.articles, db.annotations, db.texts, db.versions, async () => {
    const both = await readRows(ctx, keptId, goneIds);
    if (!both) return null;
    const { versionId } = both.kept;
    const [text, version] = await Promise.all([db.texts.get(versionId), db.versions.get(versionId)]);
    const hashes = (version?.pictures ?? []).flatMap(({ hash }) => hash ?? []);
    return { ...both, text: text?.text ?? '', pictures: new Set(hashes) };
  });
}

async function readRows(
  { db }: LibraryContext,
  keptId: string,
  goneIds: string[],
): Promise<Pick<ToMerge, 'kept' | 'gone' | 'annotations'> | null> {
  const rows = await db.articles.bulkGet([keptId, ...goneIds]);
  const [kept, ...gone] = rows.flatMap((row) => (row?.deletedAt === null && isSaved(row) ? [row] : []));
  if (!kept || gone.length === 0 || gone.length < goneIds.length || goneIds.includes(keptId)) return null;
  const annotations = await db.annotations
    .where('articleId')
    .anyOf([keptId, ...goneIds])
    .toArray();
  return { kept, gone, annotations: annotations.filter(({ deletedAt }) => deletedAt === null) };
}

/** Copies of highlights for the kept article, of those that it hasn't yet, and what is to be told of all. */
async function copiesFor(
  ctx: LibraryContext,
  { kept, annotations, text, pictures }: ToMerge,
): Promise<{ highlights: MergedHighlights; copies: Annotation[] }> {
  const finder = createQuoteFinder(text);
  const anchored = await inSlices(createTextAnchorer(finder, kept.versionId)(annotations));
  const taken = anchored.filter(({ annotation }) => annotation.articleId === kept.id);
  const others = anchored.filter(({ annotation }) => annotation.articleId !== kept.id);
  const copies: Annotation[] = [];
  for (const one of others) {
    if (taken.some((its) => saysAsMuch(one, its))) continue;
    taken.push(one);
    copies.push(copyOf(ctx, one.annotation, one.anchor, kept, finder));
  }
  const isKept = ({ annotation, anchor: { state } }: AnchoredAnnotation): boolean =>
    state === 'exact' || state === 'moved' || pictures.has(pictureHash(annotation) ?? '');
  const count = others.filter(isKept).length;
  return { highlights: { kept: count, unsure: others.length - count }, copies };
}

/** Null, and nothing is written, where something has changed since it was read. */
async function write(ctx: LibraryContext, read: ToMerge, copies: Annotation[]): Promise<Merge | null> {
  const { db } = ctx;
  return db.transaction('rw', db.indexedTables, async () => {
    const goneIds = read.gone.map(({ id }) => id);
    const current = await readRows(ctx, read.kept.id, goneIds);
    if (!current || stateOf(current) !== stateOf(read)) return null;
    const { kept, gone } = current;
    const now = timestamp(ctx);
    const changed = withReadersOwn(kept, gone, now);
    await db.annotations.bulkAdd(copies);
    await db.articles.bulkPut([
      { ...kept, ...changed, modified: now },
      ...gone.map((one) => ({ ...one, deletedAt: now, modified: now })),
    ]);
    await indexArticles(ctx, [kept.id, ...goneIds]);
    return { before: kept, changed, goneIds, trashed: now, copies };
  });
}

/** What copies were made of. */
function stateOf({ kept, annotations }: Pick<ToMerge, 'kept' | 'annotations'>): string {
  return JSON.stringify([kept.versionId, annotations]);
}

/** What a merge has done. */
interface Merge {
  before: SavedArticle;
  changed: ReadersFields;
  goneIds: string[];
  trashed: string;
  copies: Annotation[];
}

async function takeApart(ctx: LibraryContext, merge: Merge): Promise<void> {
  const { db } = ctx;
  const { before, changed, goneIds, trashed, copies } = merge;
  await db.transaction('rw', db.indexedTables, async () => {
    const [kept, ...gone] = await db.articles.bulkGet([before.id, ...goneIds]);
    // What can't come back is nowhere but in what it was merged into.
    if (gone.includes(undefined)) return;
    const modified = timestamp(ctx);
    if (kept) {
      // What was written since then stays.
      const isNoteAsMerged = kept.note === changed.note;
      await db.articles.put({
        ...kept,
        tags: undoneTags(kept.tags, before.tags, changed.tags),
        ...(isNoteAsMerged ? noteFields(before) : {}),
        ...(kept.isFavourite === changed.isFavourite ? { isFavourite: before.isFavourite } : {}),
        urlKeys: kept.urlKeys.filter((key) => before.urlKeys.includes(key) || !changed.urlKeys.includes(key)),
        modified,
      });
    }
    await db.articles.bulkPut(
      gone.flatMap((one) => (one?.deletedAt === trashed ? [{ ...one, deletedAt: null, modified }] : [])),
    );
    const copiesNow = await db.annotations.bulkGet(copies.map(({ id }) => id));
    const untouched = copies.filter((copy, at) => copiesNow[at]?.modified === copy.modified);
    await db.annotations.bulkDelete(untouched.map(({ id }) => id));
    await indexArticles(ctx, [before.id, ...goneIds]);
  });
}

function noteFields({ note, noteModified }: ReadersFields): Pick<ReadersFields, 'note' | 'noteModified'> {
  return { note, noteModified };
}

function withReadersOwn(kept: Article, gone: Article[], now: string): ReadersFields {
  const all = [kept, ...gone];
  const notes = new Set(all.map(({ note }) => note).filter((note) => note.trim() !== ''));
  const isNoteNew = notes.size > 0 && (notes.size > 1 || !notes.has(kept.note));
  return {
    tags: gone.flatMap(({ tags }) => tags).reduce(withTag, kept.tags),
    ...(isNoteNew ? { note: [...notes].join('\n\n'), noteModified: now } : noteFields(kept)),
    isFavourite: all.some(({ isFavourite }) => isFavourite),
    urlKeys: [...new Set(all.flatMap(({ urlKeys }) => urlKeys))],
  };
}

/** Whether a highlight says no more than one that is there already, at the same place. */
function saysAsMuch(one: AnchoredAnnotation, other: AnchoredAnnotation): boolean {
  return (
    isAtPlaceOf(one, other) &&
    one.annotation.color === other.annotation.color &&
    noteOf(one.annotation) === '' &&
    tagsOf(one.annotation).length === 0
  );
}

function isAtPlaceOf(one: AnchoredAnnotation, other: AnchoredAnnotation): boolean {
  const hash = pictureHash(one.annotation);
  if (hash !== null) return hash === pictureHash(other.annotation);
  if (!('start' in one.anchor) || !('start' in other.anchor)) return false;
  return one.anchor.start === other.anchor.start && one.anchor.end === other.anchor.end;
}

/** The hash of the picture that is highlighted; null where it is words, or a picture that isn't kept. */
function pictureHash(annotation: Annotation): string | null {
  const selectors = selectorsOf(annotation);
  return isOfText(selectors) ? null : selectors[0].picture.hash;
}

/**
 * A highlight as the other article has it: where its words stand there beyond doubt, at their place; else by its quote alone, for the
 * reader to be shown what stands there now.
 */
function copyOf(
  ctx: LibraryContext,
  annotation: Annotation,
  anchor: Anchor,
  { id: articleId, versionId, url }: SavedArticle,
  finder: QuoteFinder,
): Annotation {
  const { color, body, motivation, created } = annotation;
  return {
    id: ctx.newId(),
    articleId,
    versionId,
    motivation,
    color,
    body,
    target: { source: url, selector: selectorAt(selectorsOf(annotation), anchor, finder) },
    created,
    modified: timestamp(ctx),
    deletedAt: null,
  };
}

function selectorAt(
  selectors: Annotation['target']['selector'],
  anchor: Anchor,
  finder: QuoteFinder,
): Annotation['target']['selector'] {
  if (!isOfText(selectors)) return selectors;
  const [quote] = selectors;
  if (anchor.state !== 'exact' && anchor.state !== 'moved') return [quote];
  const { start, end } = anchor;
  return atOnce(
    finder.describe([
      { ...quote, exact: finder.text.slice(start, end) },
      { type: 'TextPositionSelector', start, end },
    ]),
  );
}
