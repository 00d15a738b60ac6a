import type { Annotation } from '@/utils/annotation/annotation';
import { isSaved } from '@/utils/article/article';

import type { LibraryContext } from '../library-context';
import { sha256 } from '../sha256';

/**
 * What is to be in the folder of an article: what it would be written from, as a digest that is another whenever it would be written
 * otherwise; nothing, where it is in the trash or only a link; or it isn't known any more.
 */
export type Stamp = { kind: 'there'; stamp: string } | { kind: 'nothing' } | { kind: 'unknown' };

/** The stamps of articles. What they are written by goes into them as `manner`. */
export async function stampsOf(
  { db }: Pick<LibraryContext, 'db'>,
  ids: string[],
  manner: string,
): Promise<Map<string, Stamp>> {
  const { articles, annotations, versions } = await db.transaction(
    'r',
    [db.articles, db.annotations, db.versions],
    async () => {
      const rows = await db.articles.bulkGet(ids);
      const versionIds = rows.flatMap((row) => (row && isSaved(row) ? [row.versionId] : []));
      return {
        articles: rows,
        versions: await db.versions.bulkGet(versionIds),
        annotations: await db.annotations.where('articleId').anyOf(ids).toArray(),
      };
    },
  );
  const versionOf = new Map(versions.flatMap((version) => (version ? [[version.id, version] as const] : [])));
  const annotationsOf = Map.groupBy(annotations, ({ articleId }) => articleId);
  const stamps = await Promise.all(
    ids.map(async (id, index): Promise<[string, Stamp]> => {
      const article = articles[index];
      if (!article) return [id, { kind: 'unknown' }];
      if (!isSaved(article) || article.deletedAt !== null) return [id, { kind: 'nothing' }];
      // Where the reader stands in it, and when that was, is written nowhere.
      const facts = { ...article, progress: 0, modified: '' };
      const marks = (annotationsOf.get(id) ?? []).toSorted(byId);
      const basis = [manner, facts, versionOf.get(article.versionId) ?? null, marks];
      return [id, { kind: 'there', stamp: await sha256(JSON.stringify(basis)) }];
    }),
  );
  return new Map(stamps);
}

function byId(a: Annotation, b: Annotation): number {
  return a.id < b.id ? -1 : 1;
}
