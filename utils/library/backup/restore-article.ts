import type { Annotation } from '@/utils/annotation/annotation';
import type { Article, ArticleVersion } from '@/utils/article/article';

import { indexArticles } from '../index-article';
import { receiptOf } from '../keep-pictures';
import { type LibraryContext, timestamp } from '../library-context';
import { writePictures } from '../store-pictures';
import type { ArticleRows, PreparedArticle } from './read-article-file';

/**
 * How a backup meets what is there. `merge`: what the library lacks comes in, and of what both have the one that was changed last
 * stays. `replace`: articles become as they are in the backup.
 */
export const RESTORE_MODES = ['merge', 'replace'] as const;
export type RestoreMode = (typeof RESTORE_MODES)[number];

/** What becomes of an article: it is new, it changes, or all of it is there already, or there is something newer. */
export type ArticleOutcome = 'added' | 'changed' | 'same';

/** What is to be written of an article. */
interface ArticlePlan {
  outcome: ArticleOutcome;
  article: Article;
  /** Ids of versions that the library lacks. */
  versionIds: Set<string>;
  /** Highlights that the library lacks, or that become others. */
  annotations: Annotation[];
}

/** Tells what restoring an article would do. Nothing is written. */
export async function previewArticle(
  ctx: LibraryContext,
  rows: Pick<ArticleRows, 'article' | 'annotations'> & { versions: { version: ArticleVersion }[] },
  mode: RestoreMode,
): Promise<Pick<ArticlePlan, 'outcome' | 'annotations'>> {
  const { db } = ctx;
  return db.transaction('r', [db.articles, db.versions, db.annotations], () => planArticle(ctx, rows, mode));
}

/** Restores articles, all of them in one transaction: each is the old one or the new one at any time. May be done again. */
export async function restoreArticles(
  ctx: LibraryContext,
  articles: PreparedArticle[],
  mode: RestoreMode,
): Promise<ArticleOutcome[]> {
  const { db } = ctx;
  const stores = [...db.indexedTables, db.versions, db.bodies, db.images];
  return db.transaction('rw', stores, async () => {
    const outcomes: ArticleOutcome[] = [];
    for (const article of articles) outcomes.push(await restoreArticle(ctx, article, mode));
    const changed = articles.filter((_, index) => outcomes[index] !== 'same');
    if (changed.length > 0)
      await indexArticles(
        ctx,
        changed.map(({ article }) => article.id),
      );
    return outcomes;
  });
}

async function restoreArticle(
  ctx: LibraryContext,
  prepared: PreparedArticle,
  mode: RestoreMode,
): Promise<ArticleOutcome> {
  const { db } = ctx;
  const { outcome, article, versionIds, annotations } = await planArticle(ctx, prepared, mode);
  if (outcome === 'same') return outcome;
  await db.articles.put(article);
  for (const { version, gzip, text } of prepared.versions) {
    if (!versionIds.has(version.id)) continue;
    await db.bodies.put({ versionId: version.id, gzip });
    await db.texts.put({ versionId: version.id, text });
    await db.versions.put(version);
    await showPictures(ctx, version, prepared.images);
  }
  await db.annotations.bulkPut(annotations);
  return outcome;
}

async function planArticle(
  ctx: LibraryContext,
  backed: Pick<ArticleRows, 'article' | 'annotations'> & { versions: { version: ArticleVersion }[] },
  mode: RestoreMode,
): Promise<ArticlePlan> {
  const { db } = ctx;
  const { id } = backed.article;
  const known = await db.articles.get(id);
  const theirs = backed.versions.map(({ version }) => version.id);
  const there = await db.versions.bulkGet(theirs);
  const versionIds = new Set(theirs.filter((_, index) => !there[index]));
  const isOlder = known !== undefined && mode === 'merge' && known.modified >= backed.article.modified;
  const chosen = isOlder ? known : backed.article;
  const own = [...versionIds, ...there.flatMap((version) => (version?.articleId === id ? [version.id] : []))];
  const article = { ...chosen, versionId: await shownVersion(ctx, chosen, known, own) };
  const annotations = await changedAnnotations(ctx, backed, mode);
  const isSame =
    known !== undefined &&
    versionIds.size === 0 &&
    annotations.length === 0 &&
    JSON.stringify(sorted(known)) === JSON.stringify(sorted(article));
  return { outcome: isSame ? 'same' : known ? 'changed' : 'added', article, versionIds, annotations };
}

/** The version that an article shows: one that there is. */
async function shownVersion(
  { db }: LibraryContext,
  { versionId }: Article,
  known: Article | undefined,
  backed: string[],
): Promise<string | null> {
  if (versionId === null) return known?.versionId ?? null;
  if (backed.includes(versionId) || (await db.versions.get(versionId))) return versionId;
  return known?.versionId ?? backed[0] ?? null;
}

async function changedAnnotations(
  ctx: LibraryContext,
  { article: { id }, annotations }: Pick<ArticleRows, 'article' | 'annotations'>,
  mode: RestoreMode,
): Promise<Annotation[]> {
  const { db } = ctx;
  const known = await db.annotations.bulkGet(annotations.map((annotation) => annotation.id));
  const changed = annotations.filter((annotation, index) => {
    const own = known[index];
    // An id that another article has is nothing that ours wrote.
    if (own?.articleId !== id) return own === undefined;
    if (mode === 'merge') return own.modified < annotation.modified;
    return JSON.stringify(sorted(own)) !== JSON.stringify(sorted(annotation));
  });
  if (mode === 'merge') return changed;
  const backed = new Set(annotations.map((annotation) => annotation.id));
  const now = timestamp(ctx);
  const others = await db.annotations.where('articleId').equals(id).toArray();
  return [
    ...changed,
    ...others
      .filter((annotation) => !backed.has(annotation.id) && annotation.deletedAt === null)
      .map((annotation) => ({ ...annotation, deletedAt: now, modified: now })),
  ];
}

/** Stores the pictures of a version that has just come in; what there is no picture of counts as not fetched. */
async function showPictures(
  ctx: LibraryContext,
  version: ArticleVersion,
  images: ReadonlyMap<string, Blob>,
): Promise<void> {
  const { db } = ctx;
  const lost = new Set<string>();
  for (const hash of new Set(version.pictures.flatMap((picture) => picture.hash ?? []))) {
    const known = await db.images.get(hash);
    const blob = known?.blob ?? images.get(hash);
    if (blob) await db.images.put({ hash, blob, references: (known?.references ?? 0) + 1 });
    else lost.add(hash);
  }
  if (lost.size === 0) return;
  const pictures = version.pictures.map((picture) =>
    picture.hash !== null && lost.has(picture.hash) ? { ...picture, hash: null } : picture,
  );
  await writePictures(ctx, { ...version, receipt: receiptOf({ ...version, pictures }) }, pictures);
}

/** With its properties in one order, whatever order they were written in; those that say nothing left out. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
