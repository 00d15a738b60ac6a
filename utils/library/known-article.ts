import { type Article, isSaved } from '@/utils/article/article';
import type { Capture } from '@/utils/article/capture';
import { isSameStory } from '@/utils/article/same-story';
import { addressKeys, urlKeys } from '@/utils/article/url-key';

import type { LibraryContext } from './library-context';

/** The article that a capture is of, if it is known, and the keys by which it is to be recognised. */
interface KnownArticle {
  article: Article | undefined;
  keys: string[];
}

/**
 * Finds the article of a capture by its addresses; one that isn't in the trash before one that is. What only a page's word for
 * its addresses makes the same must be the same story too: pages name others as their own by mistake. Such an other one keeps
 * its keys, but for those that are this page's address. Must run in a transaction over `articles`, `versions` and `texts`.
 */
export async function knownArticle(ctx: LibraryContext, capture: Capture): Promise<KnownArticle> {
  const { db } = ctx;
  const { url, canonicalUrl, aliasUrls } = capture.metadata;
  const own = new Set(addressKeys(url));
  const keys = new Set([
    ...urlKeys(url, canonicalUrl, aliasUrls),
    ...capture.pageUrls.flatMap((page) => urlKeys(page, null)),
  ]);
  const found = await db.articles
    .where('urlKeys')
    .anyOf([...keys])
    .distinct()
    .toArray();
  const same: Article[] = [];
  for (const article of found) {
    if (await isOf(ctx, article, capture, own)) same.push(article);
    else {
      const kept = article.urlKeys.filter((key) => !own.has(key));
      if (kept.length < article.urlKeys.length) await db.articles.update(article.id, { urlKeys: kept });
      for (const key of kept) keys.delete(key);
    }
  }
  const live = same.filter(({ deletedAt }) => deletedAt === null);
  const article = live.find(({ urlKeys: known }) => known.some((key) => own.has(key))) ?? live[0] ?? same[0];
  return { article, keys: [...keys] };
}

async function isOf(
  { db }: LibraryContext,
  article: Article,
  { metadata, textContent }: Capture,
  own: Set<string>,
): Promise<boolean> {
  const versions = await db.versions.where('articleId').equals(article.id).toArray();
  const addresses = [article.url, ...versions.map((version) => version.metadata.url)];
  if (addresses.flatMap(addressKeys).some((key) => own.has(key)) || !isSaved(article)) return true;
  const version = versions.find(({ id }) => id === article.versionId);
  const text = await db.texts.get(article.versionId);
  if (!version || !text) return true;
  return isSameStory(
    { title: version.metadata.title, text: text.text },
    { title: metadata.title, text: textContent },
  );
}
