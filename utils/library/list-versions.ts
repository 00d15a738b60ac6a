import type { ArticleVersion } from '@/utils/article/article';

import type { LibraryContext } from './library-context';

/** The versions of an article, the latest first. */
export async function listVersions({ db }: LibraryContext, articleId: string): Promise<ArticleVersion[]> {
  const versions = await db.versions.where('articleId').equals(articleId).toArray();
  return versions.toSorted((a, b) => b.capturedAt.localeCompare(a.capturedAt));
}
