import type { Article, ReadState } from '@/utils/article/article';
import { withTag } from '@/utils/article/tags';

import { indexArticle, indexArticles } from './index-article';
import { type LibraryContext, timestamp } from './library-context';
import { isChangedElsewhere, type NoteChange, type NoteOutcome } from './note-change';

/** What the reader may change of an article. */
type ReadersFields = Pick<
  Article,
  'tags' | 'note' | 'noteModified' | 'isFavourite' | 'state' | 'progress' | 'deletedAt'
>;

/** Takes back the change that gave it. */
export type Undo = () => Promise<void>;

/** Adds one tag to each of several articles. */
export function addTag(ctx: LibraryContext, ids: string[], tag: string): Promise<Undo> {
  return change(ctx, ids, ({ tags }) => ({ tags: withTag(tags, tag) }), 'found');
}

/** Takes one tag from each of several articles. */
export function removeTag(ctx: LibraryContext, ids: string[], tag: string): Promise<Undo> {
  return change(ctx, ids, ({ tags }) => ({ tags: tags.filter((other) => other !== tag) }), 'found');
}

/** Sets the note on an article. */
export function setNote(ctx: LibraryContext, id: string, note: string): Promise<Undo> {
  return change(ctx, [id], () => ({ note, noteModified: timestamp(ctx) }), 'found');
}

/** Sets the note on an article, unless another window changed it since the writing began. */
export async function changeNote(ctx: LibraryContext, id: string, note: NoteChange): Promise<NoteOutcome> {
  const { db } = ctx;
  return db.transaction('rw', db.indexedTables, async () => {
    const article = await db.articles.get(id);
    if (!article) return { kind: 'gone' };
    if (isChangedElsewhere(article.note, note)) return { kind: 'changed-elsewhere', theirs: article.note };
    const now = timestamp(ctx);
    await db.articles.update(id, { note: note.text, noteModified: now, modified: now });
    await indexArticle(ctx, id);
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

/** Whether an article is found by what is changed of it. What isn't waits for no search, and no search for it. */
type Kind = 'found' | 'not-found';

async function change(
  ctx: LibraryContext,
  ids: string[],
  changed: (article: Article) => Partial<ReadersFields>,
  kind: Kind = 'not-found',
): Promise<Undo> {
  const before = await rewrite(ctx, ids, changed, kind);
  return async () => {
    const undone = (article: Article): Partial<ReadersFields> => {
      const { from, to } = before.get(article.id) ?? {};
      const tags = from?.tags && to?.tags ? { tags: undoneTags(article.tags, from.tags, to.tags) } : {};
      return { ...from, ...tags };
    };
    await rewrite(ctx, [...before.keys()], undone, kind);
  };
}

/** The fields that a change touches, as they were and as they became. */
interface Step {
  from: Partial<ReadersFields>;
  to: Partial<ReadersFields>;
}

/** Rewrites articles in one transaction; what changed of each, by its id. What isn't there is left out. */
async function rewrite(
  ctx: LibraryContext,
  ids: string[],
  changed: (article: Article) => Partial<ReadersFields>,
  kind: Kind,
): Promise<Map<string, Step>> {
  const { db } = ctx;
  return db.transaction('rw', kind === 'found' ? db.indexedTables : [db.articles], async () => {
    const steps = new Map<string, Step>();
    const modified = timestamp(ctx);
    const rows = (await db.articles.bulkGet(ids)).filter((article) => article !== undefined);
    const rewritten = rows.map((article) => {
      const to = changed(article);
      steps.set(article.id, { from: fieldsOf(article, Object.keys(to) as (keyof ReadersFields)[]), to });
      return { ...article, ...to, modified };
    });
    await db.articles.bulkPut(rewritten);
    if (kind === 'found') await indexArticles(ctx, [...steps.keys()]);
    return steps;
  });
}

function fieldsOf(article: Article, fields: (keyof ReadersFields)[]): Partial<ReadersFields> {
  return Object.fromEntries(fields.map((field) => [field, article[field]]));
}

/** Tags as they are now, without those the change brought and with those it took: others may have come meanwhile. */
export function undoneTags(now: string[], from: string[], to: string[]): string[] {
  const kept = now.filter((tag) => from.includes(tag) || !to.includes(tag));
  return [...kept, ...from.filter((tag) => !to.includes(tag) && !now.includes(tag))];
}
