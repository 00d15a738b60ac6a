import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';

import { ArticleRows } from '@/utils/library/article-rows';
import type { Article } from '@/utils/article/article';
import type { ListedArticle } from '@/utils/library/list-articles';
import type { ArticleCatalog, CatalogSummary } from '@/utils/search/catalog/article-catalog';

import { useLibrary } from './use-library';

/** The rows of the articles that are shown. */
export interface ShownRows {
  /** As lists show it; undefined where it hasn't been read yet. The same object until it changes. */
  rowOf: (id: string) => ListedArticle | undefined;
  /** Says which are shown, and which may be soon. */
  want: ArticleRows['want'];
  failure: { error: unknown } | null;
}

/** Rows of articles by their ids, with what the catalog knows of their highlights; `most` are kept that aren't shown. */
export function useArticleRows(catalog: ArticleCatalog | null, most: number): ShownRows {
  const library = useLibrary();
  const [version, tell] = useReducer((before: number) => before + 1, 0);
  const [failure, setFailure] = useState<ShownRows['failure']>(null);
  const rows = useMemo(
    () =>
      new ArticleRows(library, most, {
        next: () => {
          tell(undefined);
        },
        error: (error) => {
          setFailure({ error });
        },
      }),
    [library],
  );
  useEffect(
    () => () => {
      rows.end();
    },
    [rows],
  );
  return useMemo(
    () => ({
      rowOf: (id) => {
        const row = rows.get(id);
        return row && catalog ? listed(row, catalog.summaryOf(id)) : undefined;
      },
      want: (ids, ahead) => {
        rows.want(ids, ahead);
      },
      failure,
    }),
    [rows, catalog, version, failure],
  );
}

const known = new WeakMap<Article, ListedArticle>();

function listed(row: Article, summary: CatalogSummary): ListedArticle {
  const before = known.get(row);
  if (before && isSame(before, summary)) return before;
  const article = { ...row, ...summary };
  known.set(row, article);
  return article;
}

function isSame(one: CatalogSummary, other: CatalogSummary): boolean {
  return (
    one.highlights === other.highlights &&
    one.versions === other.versions &&
    one.hasNotes === other.hasNotes &&
    one.colors.join() === other.colors.join()
  );
}
