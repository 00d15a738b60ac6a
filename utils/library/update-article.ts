import type { Article, ReadState } from '@/utils/article/article';
import { withTag } from '@/utils/article/tags';

import { type LibraryContext, timestamp } from './library-context';
import { isChangedElsewhere, type NoteChange, type NoteOutcome } from './note-change';

/** What the reader may change of an article. */
type ReadersFields = Pick<Article, 'tags' | 'note' | 'isFavourite' | 'state' | 'progress' | 'deletedAt'>;

/** Takes back the change that gave it. */
export type Undo = () => Promise<void>;

/** Adds one tag to each of several articles. */
export function addTag(ctx: LibraryContext, ids: string[], tag: string): Promise<Undo> {
  return change(ctx, ids, ({ tags }) => ({ tags: withTag(tags, tag) }));
}

/** Takes one tag from each of several articles. */
export function removeTag(ctx: LibraryContext, ids: string[], tag: string): Promise<Undo> {
  return change(ctx, ids, ({ tags }) => ({ tags: tags.filter((other) => other !== tag) }));
}

/** Sets the note on an article. */
export function setNote(ctx: LibraryContext, id: string, note: string): Promise<Undo> {
  return change(ctx, [id], () => ({ note }));
}

/** Sets the note on an article, unless another window changed it since the writing began. */
export async function changeNote(ctx: LibraryContext, id: string, note: NoteChange): Promise<NoteOutcome> {
  const { db } = ctx;
  return db.transaction('rw', db.articles, async () => {
    const article = await db.articles.get(id);
    if (!article) return { kind: 'gone' };
    if (isChangedElsewhere(article.note, note)) return { kind: 'changed-elsewhere', theirs: article.note };
    await db.articles.update(id, { note: note.text, modified: timestamp(ctx) });
    return { kind: 'stored' };
  });
}

/** Marks articles as favourites, or takes the mark away. */
export function setFavourite(ctx: LibraryContext, ids: string[], isFavourite: boolean): Promise<Undo> {
  return change(ctx, ids, () => ({ isFavourite }));
}

/** Sets where the reader stands with articles. */
export function setState(ctx: LibraryContext, ids: string[], state: ReadState): Promise<Undo> {
  return change(ctx, ids, () => ({ state }));
}

/** Notes down how far an article was read, 0 to 1; an unread one is then being read. */
export function setProgress(ctx: LibraryContext, id: string, progress: number): Promise<Undo> {
  const within = Math.min(1, Math.max(0, progress));
  return change(ctx, [id], ({ state }) => ({
    progress: within,
    state: state === 'unread' && within > 0 ? 'reading' : state,
  }));
}

/** Puts articles in the trash, where they wait for 30 days. */
export function trashArticles(ctx: LibraryContext, ids: string[]): Promise<Undo> {
  return change(ctx, ids, () => ({ deletedAt: timestamp(ctx) }));
}

/** Takes articles out of the trash. */
export function restoreArticles(ctx: LibraryContext, ids: string[]): Promise<Undo> {
  return change(ctx, ids, () => ({ deletedAt: null }));
}

async function change(
  ctx: LibraryContext,
  ids: string[],
  changed: (article: Article) => Partial<ReadersFields>,
): Promise<Undo> {
  const { db } = ctx;
  const before = await db.transaction('rw', db.articles, async () => {
    const articles = (await db.articles.bulkGet(ids)).filter((article) => article !== undefined);
    const modified = timestamp(ctx);
    await db.articles.bulkPut(articles.map((article) => ({ ...article, ...changed(article), modified })));
    return articles.map((article) => ({ key: article.id, changes: fieldsBefore(article, changed(article)) }));
  });
  return async () => {
    const modified = timestamp(ctx);
    await db.articles.bulkUpdate(
      before.map(({ key, changes }) => ({ key, changes: { ...changes, modified } })),
    );
  };
}

/** The fields that a change touches, as they were: undo leaves alone what was changed elsewhere meanwhile. */
function fieldsBefore(article: Article, changes: Partial<ReadersFields>): Partial<ReadersFields> {
  return Object.fromEntries(
    (Object.keys(changes) as (keyof ReadersFields)[]).map((field) => [field, article[field]]),
  );
}
