import { HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';
import type { LibraryContext } from '@/utils/library/library-context';
import type { SearchedArticle } from '@/utils/search/searched-article';

/** All articles of a library as lists have them, told in the plainest way from the tables that say so. */
export async function allRows({ db }: Pick<LibraryContext, 'db'>): Promise<SearchedArticle[]> {
  const [articles, versions, annotations] = await Promise.all([
    db.articles.toArray(),
    db.versions.toArray(),
    db.annotations.toArray(),
  ]);
  return articles.map((article) => {
    const highlights = annotations.filter(
      ({ articleId, deletedAt }) => articleId === article.id && deletedAt === null,
    );
    return {
      ...article,
      highlights: highlights.length,
      colors: HIGHLIGHT_COLORS.filter((wanted) => highlights.some(({ color }) => color === wanted)),
      hasNotes: highlights.some(({ motivation }) => motivation === 'commenting'),
      versions: versions.filter(({ articleId }) => articleId === article.id).length,
    };
  });
}
