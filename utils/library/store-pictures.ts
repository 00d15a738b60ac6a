import type { ArticleVersion, Receipt, SavedPicture } from '@/utils/article/article';

import { keepPictures, leadImage, receiptOf, savedPictures } from './keep-pictures';
import type { LibraryContext } from './library-context';
import type { StagedPicture } from './read-staged';

/**
 * Adds pictures that came late to a version, and counts them in its article. Null when the version is gone. Must run in a
 * transaction over `articles`, `versions` and `images`.
 */
export async function storePictures(
  ctx: LibraryContext,
  versionId: string,
  arrived: Map<number, StagedPicture>,
): Promise<Receipt | null> {
  const { db } = ctx;
  const version = await db.versions.get(versionId);
  if (!version || !(await db.articles.get(version.articleId))) return null;
  const pictures = savedPictures(version.pictures, arrived);
  await keepPictures(ctx, arrived, version.pictures, pictures);
  return writePictures(ctx, version, pictures);
}

/**
 * Writes the pictures of a version, and counts them in it and in the article that shows it. Must run in a transaction over
 * `articles` and `versions`.
 */
export async function writePictures(
  { db }: Pick<LibraryContext, 'db'>,
  version: ArticleVersion,
  pictures: SavedPicture[],
): Promise<Receipt> {
  const receipt = receiptOf({ ...version, pictures });
  await db.versions.update(version.id, { pictures, receipt });
  const article = await db.articles.get(version.articleId);
  if (article?.versionId === version.id) {
    await db.articles.update(article.id, { ...receipt, leadImage: leadImage(pictures) });
  }
  return receipt;
}
