import type { Annotation } from '@/utils/annotation/annotation';
import type { Article } from '@/utils/article/article';

import type { LibraryContext } from '../library-context';
import type { PreparedWhole } from './prepare-record';

/** The article that one of our own export is, by its id or by its addresses; null where there is none. */
export async function knownWhole(
  { db }: LibraryContext,
  { article }: { article: Pick<Article, 'id' | 'urlKeys'> },
): Promise<Article | null> {
  const same = await db.articles.get(article.id);
  if (same) return same;
  const found = await db.articles.where('urlKeys').anyOf(article.urlKeys).distinct().toArray();
  return found.find(({ deletedAt }) => deletedAt === null) ?? found[0] ?? null;
}

/** What the library lacks of a known article, or of one that it doesn't have. */
export async function wouldAdd(
  { db }: LibraryContext,
  { versions, annotations }: Pick<PreparedWhole, 'versions' | 'annotations'>,
  known: Article | null,
): Promise<Pick<PreparedWhole, 'versions' | 'annotations'>> {
  const own = known ? await db.versions.where('articleId').equals(known.id).toArray() : [];
  const hashes = new Set(own.map(({ contentHash }) => contentHash));
  const there = await db.versions.bulkGet(versions.map(({ version }) => version.id));
  return {
    versions: versions.filter(({ version }, index) => !there[index] && !hashes.has(version.contentHash)),
    annotations: await lacking({ db }, annotations),
  };
}

async function lacking({ db }: Pick<LibraryContext, 'db'>, annotations: Annotation[]): Promise<Annotation[]> {
  const there = await db.annotations.bulkGet(annotations.map(({ id }) => id));
  return annotations.filter((_, index) => !there[index]);
}
