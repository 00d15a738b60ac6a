import type { Article } from '@/utils/article/article';
import { type DoubleGroup, doubleGroups } from '@/utils/search/similar/double-groups';

import type { LibraryContext } from './library-context';

/** An article among its doubles, with the number of its highlights. */
export interface DoubledArticle extends Article {
  highlights: number;
}

/** The groups of articles that may be one, by what is known so far. Reads no rows but theirs. */
export async function listDoubles({
  db,
}: Pick<LibraryContext, 'db'>): Promise<DoubleGroup<DoubledArticle>[]> {
  const pairs = await db.similar.filter(({ isApart }) => !isApart).toArray();
  const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))];
  const articles = await db.articles.bulkGet(ids);
  const annotations = ids.length > 0 ? await db.annotations.where('articleId').anyOf(ids).toArray() : [];
  const live = Map.groupBy(
    annotations.filter(({ deletedAt }) => deletedAt === null),
    ({ articleId }) => articleId,
  );
  const byId = new Map(
    articles.flatMap((article): [string, DoubledArticle][] =>
      article ? [[article.id, { ...article, highlights: live.get(article.id)?.length ?? 0 }]] : [],
    ),
  );
  return doubleGroups(pairs, (id) => byId.get(id));
}
