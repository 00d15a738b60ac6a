import { createTextAnchorer } from '@/utils/annotation/anchored-annotation';
import { type Annotation, isOfText, noteOf, selectorsOf, tagsOf } from '@/utils/annotation/annotation';
import type { Anchor } from '@/utils/annotation/anchor';
import { createQuoteFinder, type QuoteFinder } from '@/utils/annotation/quote-finder';
import { type Article, isSaved, type SavedArticle } from '@/utils/article/article';
import { withTag } from '@/utils/article/tags';
import { atOnce } from '@/utils/shared/steps';

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
 * their places as they do in a new version; they themselves go to the trash as they are. All in one transaction, and so is its
 * undoing. Null, and nothing is changed, where one of them is gone, in the trash or only a link.
 */
export async function mergeArticles(
  ctx: LibraryContext,
  keptId: string,
  goneIds: string[],
): Promise<MergedArticles | null> {
  const { db } = ctx;
  return db.transaction('rw', db.indexedTables, async () => {
    const rows = await db.articles.bulkGet([keptId, ...goneIds]);
    const [kept, ...gone] = rows.flatMap((row) => (row?.deletedAt === null && isSaved(row) ? [row] : []));
    if (!kept || gone.length === 0 || gone.length < goneIds.length || goneIds.includes(keptId)) return null;
    const text = (await db.texts.get(kept.versionId))?.text ?? '';
    const annotations = await db.annotations
      .where('articleId')
      .anyOf([keptId, ...goneIds])
      .toArray();
    const now = timestamp(ctx);

    const finder = createQuoteFinder(text);
    const anchored = atOnce(
      createTextAnchorer(finder, kept.versionId)(annotations.filter(({ deletedAt }) => deletedAt === null)),
    );
    const there = anchored.filter(({ annotation }) => annotation.articleId === keptId);
    const others = anchored.filter(({ annotation }) => annotation.articleId !== keptId);
    const copies = others
      .filter((one) => !there.some((its) => saysAsMuch(one, its)))
      .map(({ annotation, anchor }) => copyOf(ctx, annotation, anchor, kept, finder));
    const changed = gone.reduce((fields, one) => withReadersOwn(fields, one, now), readersFields(kept));
    await db.annotations.bulkAdd(copies);
    await db.articles.bulkPut([
      { ...kept, ...changed, modified: now },
      ...gone.map((one) => ({ ...one, deletedAt: now, modified: now })),
    ]);
    await indexArticles(ctx, [keptId, ...goneIds]);
    const merge = { before: kept, changed, goneIds, trashed: now, copies };
    const kindOf = ({ anchor: { state } }: { anchor: Anchor }): keyof MergedHighlights =>
      state === 'exact' || state === 'moved' ? 'kept' : 'unsure';
    return {
      highlights: {
        kept: others.filter((one) => kindOf(one) === 'kept').length,
        unsure: others.filter((one) => kindOf(one) === 'unsure').length,
      },
      undo: () => takeApart(ctx, merge),
    };
  });
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

function readersFields({ tags, note, noteModified, isFavourite, urlKeys }: Article): ReadersFields {
  return { tags, note, noteModified, isFavourite, urlKeys };
}

function withReadersOwn(kept: ReadersFields, gone: Article, now: string): ReadersFields {
  const notes = [kept.note, gone.note].filter((note) => note.trim() !== '');
  const isNoteNew = gone.note.trim() !== '' && gone.note !== kept.note;
  return {
    tags: gone.tags.reduce(withTag, kept.tags),
    ...(isNoteNew ? { note: notes.join('\n\n'), noteModified: now } : noteFields(kept)),
    isFavourite: kept.isFavourite || gone.isFavourite,
    urlKeys: [...new Set([...kept.urlKeys, ...gone.urlKeys])],
  };
}

/** Whether a highlight says no more than one that is there already, at the same place. */
function saysAsMuch(
  { annotation, anchor }: { annotation: Annotation; anchor: Anchor },
  other: { annotation: Annotation; anchor: Anchor },
): boolean {
  if (!('start' in anchor) || !('start' in other.anchor)) return false;
  return (
    anchor.start === other.anchor.start &&
    anchor.end === other.anchor.end &&
    annotation.color === other.annotation.color &&
    noteOf(annotation) === '' &&
    tagsOf(annotation).length === 0
  );
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
