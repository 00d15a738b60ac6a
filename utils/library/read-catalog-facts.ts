import type { Annotation } from '@/utils/annotation/annotation';
import type { Article } from '@/utils/article/article';
import { type CatalogFacts, catalogFacts } from '@/utils/search/catalog/catalog-facts';
import { highlightSummary, NO_HIGHLIGHTS } from '@/utils/search/searched-article';

import type { LibraryContext } from './library-context';

type Db = Pick<LibraryContext, 'db'>;

/** What the catalog is to hold of these articles, in one transaction; what isn't there is left out. */
export async function readCatalogFacts({ db }: Db, ids: string[]): Promise<CatalogFacts[]> {
  if (ids.length === 0) return [];
  return db.transaction('r', db.articles, db.annotations, db.versions, async () => {
    const [articles, annotations, versions] = await Promise.all([
      db.articles.bulkGet(ids),
      db.annotations.where('articleId').anyOf(ids).toArray(),
      db.versions.where('articleId').anyOf(ids).keys(),
    ]);
    return factsOf(
      articles.filter((article) => article !== undefined),
      annotations,
      versions,
    );
  });
}

/** The same of the articles from one id on, up to before another, by ascending ids; of so many at most. */
export async function readCatalogRange(
  { db }: Db,
  { first, end }: { first: string; end: string | undefined },
  most: number,
): Promise<CatalogFacts[]> {
  return db.transaction('r', db.articles, db.annotations, db.versions, async () => {
    const from = db.articles.where('id');
    const range = end === undefined ? from.aboveOrEqual(first) : from.between(first, end, true, false);
    const articles = await range.limit(most).toArray();
    const last = articles.at(-1)?.id;
    if (last === undefined) return [];
    const [annotations, versions] = await Promise.all([
      db.annotations.where('articleId').between(first, last, true, true).toArray(),
      db.versions.where('articleId').between(first, last, true, true).keys(),
    ]);
    return factsOf(articles, annotations, versions);
  });
}

function factsOf(articles: Article[], annotations: Annotation[], versionsOf: unknown[]): CatalogFacts[] {
  const annotationsOf = Map.groupBy(annotations, ({ articleId }) => articleId);
  const versions = Map.groupBy(versionsOf, (articleId) => articleId);
  return articles.map((article) => {
    const all = annotationsOf.get(article.id) ?? [];
    const highlights = all.filter(({ deletedAt }) => deletedAt === null);
    return catalogFacts(
      {
        ...article,
        ...(highlights.length === 0 ? NO_HIGHLIGHTS : highlightSummary(highlights)),
        versions: versions.get(article.id)?.length ?? 0,
      },
      all,
    );
  });
}
