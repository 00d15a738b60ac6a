import type { Annotation } from '@/utils/annotation/annotation';
import { annotationsOn } from '@/utils/annotation/merged-annotations';
import { type Article, type ArticleVersion, isSaved, type SavedArticle } from '@/utils/article/article';
import { gunzip } from '@/utils/storage/gzip';

import type { LibraryContext } from './library-context';

/** Everything of an article: what the reader shows and exports carry. */
export interface WholeArticle {
  article: SavedArticle;
  version: ArticleVersion;
  /** Sanitised when it was saved; to be sanitised again before it is shown. */
  html: string;
  text: string;
  /** The pictures kept, by their number in the body. */
  pictures: Map<number, Blob>;
  /** Highlights that aren't deleted, as they stood in this version, in no order. */
  annotations: Annotation[];
}

/** Reads an article with its current version, or another of its; null when there is none such, or its body is gone. */
export async function readArticle(
  { db }: LibraryContext,
  articleId: string,
  versionId: string | null = null,
): Promise<WholeArticle | null> {
  const stores = [db.articles, db.versions, db.bodies, db.texts, db.images, db.annotations];
  const rows = await db.transaction('r', stores, async () => {
    const article = await db.articles.get(articleId);
    if (!article || !isSaved(article)) return null;
    const version = await db.versions.get(versionId ?? article.versionId);
    if (version?.articleId !== articleId) return null;
    const hashes = version.pictures.map(({ hash }) => hash ?? '');
    return {
      article,
      version,
      body: await db.bodies.get(version.id),
      text: await db.texts.get(version.id),
      images: await db.images.bulkGet(hashes),
      annotations: annotationsOn(
        await db.annotations.where('articleId').equals(articleId).toArray(),
        await db.versions.where('articleId').equals(articleId).toArray(),
        version.id,
      ),
    };
  });
  if (!rows?.body || !rows.text) return null;
  const { article, version, body, text, images, annotations } = rows;
  return {
    article,
    version,
    html: await gunzip(body.gzip),
    text: text.text,
    pictures: new Map(images.flatMap((image, index) => (image ? [[index, image.blob] as const] : []))),
    annotations,
  };
}

/** What is known of an article or a link, with its highlights, without reading its body; null when there is none such. */
export async function readFacts(
  { db }: LibraryContext,
  articleId: string,
): Promise<{ article: Article; annotations: Annotation[] } | null> {
  return db.transaction('r', [db.articles, db.annotations], async () => {
    const article = await db.articles.get(articleId);
    if (!article) return null;
    const rows = await db.annotations.where('articleId').equals(articleId).toArray();
    return { article, annotations: rows.filter(({ deletedAt }) => deletedAt === null) };
  });
}
