import type { Table } from 'dexie';

import { type Annotation, tagsOf } from '@/utils/annotation/annotation';
import type { Article } from '@/utils/article/article';
import { LONGEST_QUERY } from '@/utils/search/query/longest-query';
import { renameTagInQuery } from '@/utils/search/query/rename-in-query';
import { isReadable, readSearch, type SavedSearch } from '@/utils/search/saved-search';
import {
  changedTag,
  changedTags,
  type TagChange,
  type TagStep,
  unchangedTags,
} from '@/utils/search/tag-change';
import { isWithinTag } from '@/utils/search/tag-levels';
import type { TagRow } from '@/utils/storage/database';

import { indexArticles } from './index-article';
import { type LibraryContext, timestamp } from './library-context';
import type { Undo } from './update-article';

/** What a change of a tag came to. */
interface TagChanged {
  articles: number;
  highlights: number;
  undo: Undo;
}

/** Rows read, or indexed, at once. */
const AT_ONCE = 1000;

/**
 * Renames a tag and those below it, on all articles and highlights, the trash included; where the new name is in use, the two
 * are one from then on. Saved searches and colours follow. All of it or nothing.
 */
export function renameTag(ctx: LibraryContext, from: string, to: string): Promise<TagChanged> {
  return changeTag(ctx, { from, to });
}

/** Takes a tag and those below it from all articles and highlights, the trash included. All of it or nothing. */
export function deleteTag(ctx: LibraryContext, name: string): Promise<TagChanged> {
  return changeTag(ctx, { from: name, to: null });
}

/** Everything that a change touched, as it was and as it became. */
interface Steps {
  articles: Map<string, TagStep>;
  annotations: Map<string, TagStep>;
  searches: { id: string; before: SearchPart; after: SearchPart }[];
  colors: { name: string; before: TagRow | undefined; after: TagRow | undefined }[];
}

type SearchPart = Pick<SavedSearch, 'tag' | 'query'>;

async function changeTag(ctx: LibraryContext, change: TagChange): Promise<TagChanged> {
  const { db } = ctx;
  const steps = await db.transaction('rw', tablesOf(ctx), async () => {
    const tags = new Set<string>();
    const articles = await changeAll(ctx, ARTICLES(ctx), change, tags);
    const annotations = await changeAll(ctx, ANNOTATIONS(ctx), change, tags);
    const searches = await changeSearches(ctx, change, tags);
    const colors = await changeColors(ctx, change);
    // Last: Dexie loses the transaction when a function returns that has awaited this (dexie 4.4.7).
    for (const ids of portions([...new Set([...articles.owners, ...annotations.owners])]))
      await indexArticles(ctx, ids);
    return { articles: articles.steps, annotations: annotations.steps, searches, colors };
  });
  return {
    articles: steps.articles.size,
    highlights: steps.annotations.size,
    undo: () => takeBack(ctx, change, steps),
  };
}

/** What a transaction that changes tags everywhere is over. */
function tablesOf({ db }: LibraryContext): Table[] {
  return [...db.indexedTables, db.searches, db.tags];
}

/** Where tags are: the rows of a table, how they have them, and which article they are found with. */
interface Tagged<Row> {
  after: (id: string) => Promise<Row[]>;
  get: (ids: string[]) => Promise<(Row | undefined)[]>;
  put: (rows: Row[]) => Promise<unknown>;
  tagsOf: (row: Row) => string[];
  withTags: (row: Row, tags: string[]) => Row;
  articleOf: (row: Row) => string;
}

const ARTICLES = ({ db }: LibraryContext): Tagged<Article> => ({
  after: (id) => db.articles.where('id').above(id).limit(AT_ONCE).toArray(),
  get: (ids) => db.articles.bulkGet(ids),
  put: (rows) => db.articles.bulkPut(rows),
  tagsOf: ({ tags }) => tags,
  withTags: (article, tags) => ({ ...article, tags }),
  articleOf: ({ id }) => id,
});

const ANNOTATIONS = ({ db }: LibraryContext): Tagged<Annotation> => ({
  after: (id) => db.annotations.where('id').above(id).limit(AT_ONCE).toArray(),
  get: (ids) => db.annotations.bulkGet(ids),
  put: (rows) => db.annotations.bulkPut(rows),
  tagsOf,
  withTags: (annotation, tags) => ({
    ...annotation,
    body: [
      ...annotation.body.filter(({ purpose }) => purpose !== 'tagging'),
      ...tags.map((value) => ({ type: 'TextualBody' as const, purpose: 'tagging' as const, value })),
    ],
  }),
  articleOf: ({ articleId }) => articleId,
});

interface Changed {
  /** By the id of the row. */
  steps: Map<string, TagStep>;
  /** The articles that are found by something else now. */
  owners: Set<string>;
}

/** Changes the tags of all rows that have them; `seen` gets every tag there was. */
async function changeAll<Row extends { id: string }>(
  ctx: LibraryContext,
  { after, put, tagsOf: tagsIn, withTags, articleOf }: Tagged<Row>,
  change: TagChange,
  seen: Set<string>,
): Promise<Changed> {
  const modified = timestamp(ctx);
  const changed: Changed = { steps: new Map(), owners: new Set() };
  for (let last = ''; ;) {
    const rows = await after(last);
    const rewritten: Row[] = [];
    for (const row of rows) {
      const before = tagsIn(row);
      for (const tag of before) seen.add(tag);
      const tags = changedTags(before, change);
      if (tags === before) continue;
      changed.steps.set(row.id, { before, after: tags });
      changed.owners.add(articleOf(row));
      rewritten.push({ ...withTags(row, tags), modified });
    }
    if (rewritten.length > 0) await put(rewritten);
    if (rows.length < AT_ONCE) return changed;
    last = rows.at(-1)?.id ?? '';
  }
}

/** Takes back what was changed of the rows that are still there. */
async function unchangeAll<Row extends { id: string }>(
  ctx: LibraryContext,
  { get, put, tagsOf: tagsIn, withTags, articleOf }: Tagged<Row>,
  change: TagChange,
  steps: Map<string, TagStep>,
): Promise<Set<string>> {
  const modified = timestamp(ctx);
  const owners = new Set<string>();
  for (const ids of portions([...steps.keys()])) {
    const rewritten: Row[] = [];
    for (const row of await get(ids)) {
      const step = row && steps.get(row.id);
      if (!step) continue;
      rewritten.push({ ...withTags(row, unchangedTags(tagsIn(row), step, change)), modified });
      owners.add(articleOf(row));
    }
    if (rewritten.length > 0) await put(rewritten);
  }
  return owners;
}

async function changeSearches(
  { db, now }: LibraryContext,
  change: TagChange,
  tags: Set<string>,
): Promise<Steps['searches']> {
  const { from, to } = change;
  if (to === null) return [];
  const steps: Steps['searches'] = [];
  for (const row of await db.searches.toArray()) {
    const search = readSearch(row);
    if (!isReadable(search)) continue;
    const before = { tag: search.tag, query: search.query };
    const renamed = renameTagInQuery(before.query, { from, to }, tags);
    const after = {
      tag: before.tag === null ? null : changedTag(before.tag, change),
      query: renamed.length > LONGEST_QUERY ? before.query : renamed,
    };
    if (after.tag === before.tag && after.query === before.query) continue;
    await db.searches.update(search.id, { ...after, modified: timestamp({ now }) });
    steps.push({ id: search.id, before, after });
  }
  return steps;
}

/** The colours go with their tags; a tag that others are merged into keeps its own. */
async function changeColors(ctx: LibraryContext, change: TagChange): Promise<Steps['colors']> {
  const { db } = ctx;
  const rows = await db.tags.toArray();
  const colors = new Map(rows.map((row) => [row.name, row]));
  const moved = rows.filter(({ name }) => isWithinTag(name, change.from));
  for (const { name } of moved) colors.delete(name);
  for (const row of moved) {
    const name = changedTag(row.name, change);
    if (name !== null && !colors.has(name)) colors.set(name, { ...row, name, modified: timestamp(ctx) });
  }
  const before = new Map(rows.map((row) => [row.name, row]));
  const names = [...new Set([...before.keys(), ...colors.keys()])];
  const steps = names
    .map((name) => ({ name, before: before.get(name), after: colors.get(name) }))
    .filter((step) => step.before !== step.after);
  await putColors(
    ctx,
    steps.map(({ name, after }) => ({ name, row: after })),
  );
  return steps;
}

async function putColors(
  { db }: LibraryContext,
  changes: { name: string; row: TagRow | undefined }[],
): Promise<void> {
  for (const { name, row } of changes) {
    if (row) await db.tags.put(row);
    else await db.tags.delete(name);
  }
}

/** Takes a change back, but for what others have changed of it since. All of it or nothing. */
async function takeBack(ctx: LibraryContext, change: TagChange, steps: Steps): Promise<void> {
  const { db } = ctx;
  await db.transaction('rw', tablesOf(ctx), async () => {
    const articles = await unchangeAll(ctx, ARTICLES(ctx), change, steps.articles);
    const annotations = await unchangeAll(ctx, ANNOTATIONS(ctx), change, steps.annotations);
    for (const { id, before, after } of steps.searches) {
      const now = await db.searches.get(id);
      if (!now) continue;
      await db.searches.update(id, {
        ...(now.tag === after.tag ? { tag: before.tag } : {}),
        ...(now.query === after.query ? { query: before.query } : {}),
        modified: timestamp(ctx),
      });
    }
    const colors = await db.tags.bulkGet(steps.colors.map(({ name }) => name));
    await putColors(
      ctx,
      steps.colors.flatMap(({ name, before, after }, index) =>
        colors[index]?.color === after?.color ? [{ name, row: before }] : [],
      ),
    );
    for (const ids of portions([...new Set([...articles, ...annotations])])) await indexArticles(ctx, ids);
  });
}

function* portions<Item>(items: Item[]): Generator<Item[]> {
  for (let at = 0; at < items.length; at += AT_ONCE) yield items.slice(at, at + AT_ONCE);
}
