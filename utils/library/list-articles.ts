import { type HighlightColor, HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';
import type { Article } from '@/utils/article/article';
import type { HighlightSummary, SearchedArticle } from '@/utils/search/searched-article';

import type { LibraryContext } from './library-context';

/** An article as lists show it. */
export type ListedArticle = SearchedArticle;

/** The articles of these ids, or all; the trash included, in no order. What isn't there is left out. */
export async function listArticles({ db }: LibraryContext, ids?: string[]): Promise<Article[]> {
  if (!ids) return db.articles.toArray();
  return (await db.articles.bulkGet(ids)).filter((article) => article !== undefined);
}

/** How many versions each of these articles has, or of all. Reads keys, not rows. */
export async function countVersions({ db }: LibraryContext, ids?: string[]): Promise<Map<string, number>> {
  const versions = ids ? db.versions.where('articleId').anyOf(ids) : db.versions.orderBy('articleId');
  const counts = new Map<string, number>();
  for (const id of await versions.keys()) {
    if (typeof id === 'string') counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** The highlights of each article that aren't deleted; articles without any are left out. Reads keys, not rows. */
export async function summariseHighlights({ db }: LibraryContext): Promise<Map<string, HighlightSummary>> {
  return db.transaction('r', db.annotations, async () => {
    // Of each article, how many highlights there are of each colour, with and without a note.
    const kinds = new Map<string, Map<string, number>>();
    const add = ([articleId, color, motivation]: string[], count: number): void => {
      if (articleId === undefined) return;
      const counts = kinds.get(articleId) ?? new Map<string, number>();
      const kind = `${String(color)} ${String(motivation)}`;
      counts.set(kind, (counts.get(kind) ?? 0) + count);
      kinds.set(articleId, counts);
    };
    const keys = await db.annotations.orderBy('[articleId+color+motivation]').keys();
    for (const key of keys) if (Array.isArray(key)) add(key.map(String), 1);
    for (const { articleId, color, motivation } of await db.annotations.orderBy('deletedAt').toArray()) {
      add([articleId, color, motivation], -1);
    }
    return new Map(
      [...kinds]
        .map(([id, counts]) => [id, summaryOf(counts)] as const)
        .filter(([, { highlights }]) => highlights > 0),
    );
  });
}

function summaryOf(counts: Map<string, number>): HighlightSummary {
  const countOf = (color: HighlightColor, motivation: string): number =>
    counts.get(`${color} ${motivation}`) ?? 0;
  const colors = HIGHLIGHT_COLORS.filter(
    (color) => countOf(color, 'highlighting') + countOf(color, 'commenting') > 0,
  );
  return {
    highlights: [...counts.values()].reduce((sum, count) => sum + count, 0),
    colors,
    hasNotes: colors.some((color) => countOf(color, 'commenting') > 0),
  };
}
