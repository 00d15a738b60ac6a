import { type Annotation, quoteOf } from '@/utils/annotation/annotation';
import type { Article, ArticleMetadata, ArticleVersion, Receipt } from '@/utils/article/article';
import { NO_FURTHER_FACTS } from '@/utils/article/further-facts';
import { renderedText } from '@/utils/article/rendered-text';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { textLength } from '@/utils/article/text-length';
import { addressKeys, urlKeys } from '@/utils/article/url-key';
import { escapeHtml } from '@/utils/shared/escape-html';
import { gzip } from '@/utils/storage/gzip';

import { articleOf } from '../article-of-version';
import { indexArticle } from '../index-article';
import type { LibraryContext } from '../library-context';
import { timestamp } from '../library-context';
import { sha256 } from '../sha256';
import { readBody, readText } from './repair-contents';

/** Of a version of which there is only what it showed. */
const NO_RECEIPT: Omit<Receipt, 'words' | 'characters' | 'source'> = { picturesKept: 0, picturesFound: 0 };

/** Makes the article of a version anew, where its row is lost: from what the page said of it. */
export async function recoverArticle(ctx: LibraryContext, articleId: string): Promise<boolean> {
  const { db } = ctx;
  const opening = await firstThatOpens(ctx, await newestFirst(ctx, articleId));
  return db.transaction('rw', [...db.indexedTables, db.versions, db.bodies], async () => {
    if (await isArticle(ctx, articleId)) return true;
    const versions = await newestFirst(ctx, articleId);
    const version = versions.find(({ id }) => id === opening) ?? versions[0];
    if (!version) return true;
    const { url, canonicalUrl, aliasUrls } = version.metadata;
    await db.articles.add({
      ...articleOf(ctx, undefined, version, urlKeys(url, canonicalUrl, aliasUrls)),
      savedAt: versions.at(-1)?.capturedAt ?? version.capturedAt,
    });
    await indexArticle(ctx, articleId);
    return true;
  });
}

/** An article whose version isn't there, or can't be opened, shows the newest of its others of which something can. */
export async function showOtherVersion(ctx: LibraryContext, articleId: string): Promise<boolean> {
  const { db } = ctx;
  const before = await db.articles.get(articleId);
  if (typeof before?.versionId !== 'string') return true;
  const known = await newestFirst(ctx, articleId);
  const shown = known.filter(({ id }) => id === before.versionId);
  if ((await firstThatOpens(ctx, shown)) !== null) return true;
  const opening = await firstThatOpens(ctx, known);
  return db.transaction('rw', [...db.indexedTables, db.versions, db.bodies, db.fingerprints], async () => {
    const article = await db.articles.get(articleId);
    // Who saved it anew meanwhile has mended it.
    if (article?.versionId !== before.versionId) return true;
    const other = opening === null ? undefined : await db.versions.get(opening);
    if (!other) return false;
    const { pages: _, signs: __, reading: ___, choices: ____, ...kept } = article;
    await db.articles.put({ ...articleOf(ctx, kept, other, []), deletedAt: article.deletedAt });
    // It was compared with nothing while it wasn't shown.
    await db.fingerprints.delete(other.id);
    await indexArticle(ctx, articleId);
    return true;
  });
}

/** Makes the row of a version anew, of which body or text is left: from what its article says. Its pictures aren't known any more. */
export async function recoverVersion(
  ctx: LibraryContext,
  versionId: string,
  articleId: string,
): Promise<boolean> {
  const { db } = ctx;
  const html = await readBody(ctx, versionId);
  const text = await readText(ctx, versionId);
  if (html === null && text === null) return true;
  const contentHash = await sha256(html ?? '');
  const found = picturesIn(html ?? '');
  return db.transaction('rw', db.articles, db.versions, async () => {
    if ((await db.versions.where('id').equals(versionId).count()) > 0) return true;
    const article = await db.articles.get(articleId);
    if (!article) return false;
    const { metadata, receipt } = factsOf(article);
    const isShown = article.versionId === versionId;
    const version: ArticleVersion = {
      id: versionId,
      articleId,
      capturedAt: article.savedAt,
      contentHash,
      metadata,
      receipt: {
        ...(isShown ? receipt : { source: receipt.source, ...textLength(text ?? '') }),
        picturesKept: 0,
        picturesFound: found,
      },
      pictures: Array.from({ length: found }, () => ({
        url: '',
        alt: '',
        width: null,
        height: null,
        hash: null,
        failure: 'unreachable',
      })),
    };
    await db.versions.add(version);
    if (isShown) await db.articles.update(articleId, { picturesKept: 0, picturesFound: found });
    return true;
  });
}

/**
 * Gives highlights whose article is lost one of their own, of their quotes, under the id and the address that it had: so they are
 * read and exported, and find their places when the page is saved again. Those that were deleted lie in the trash with it.
 */
export async function recoverHighlights(
  ctx: LibraryContext,
  articleId: string,
  { sanitize, title }: { sanitize: Sanitize; title: (site: string) => string },
): Promise<boolean> {
  const { db } = ctx;
  const annotations = await db.annotations.where('articleId').equals(articleId).sortBy('created');
  const [first] = annotations;
  if (!first) return true;
  const live = annotations.filter(({ deletedAt }) => deletedAt === null);
  const html = quotesHtml(live.length > 0 ? live : annotations);
  const { text } = renderedText(sanitize(html));
  const [contentHash, packed] = await Promise.all([sha256(html), gzip(html)]);
  const url = first.target.source;
  const version: ArticleVersion = {
    id: ctx.newId(),
    articleId,
    capturedAt: timestamp(ctx),
    contentHash,
    metadata: {
      url,
      canonicalUrl: null,
      title: title(URL.canParse(url) ? new URL(url).hostname : url),
      byline: [],
      dir: null,
      lang: null,
      siteName: null,
      excerpt: null,
      publishedTime: null,
      ...NO_FURTHER_FACTS,
    },
    receipt: { ...NO_RECEIPT, ...textLength(text), source: 'selection' },
    pictures: [],
  };
  return db.transaction('rw', [...db.indexedTables, db.versions, db.bodies], async () => {
    if (await isArticle(ctx, articleId)) return true;
    await db.versions.add(version);
    await db.bodies.add({ versionId: version.id, gzip: packed });
    await db.texts.add({ versionId: version.id, text });
    await db.articles.add({
      ...articleOf(ctx, undefined, version, addressKeys(url)),
      deletedAt: live.length > 0 ? null : timestamp(ctx),
    });
    await indexArticle(ctx, articleId);
    return true;
  });
}

async function isArticle({ db }: LibraryContext, articleId: string): Promise<boolean> {
  return (await db.articles.where('id').equals(articleId).count()) > 0;
}

async function newestFirst({ db }: LibraryContext, articleId: string): Promise<ArticleVersion[]> {
  const versions = await db.versions.where('articleId').equals(articleId).toArray();
  return versions.toSorted((a, b) => b.capturedAt.localeCompare(a.capturedAt));
}

/** The id of the first of some versions of which body or text can be read; null where there is none. */
async function firstThatOpens(ctx: LibraryContext, versions: ArticleVersion[]): Promise<string | null> {
  for (const { id } of versions) {
    if ((await readBody(ctx, id).catch(() => null)) !== null) return id;
    if ((await readText(ctx, id).catch(() => null)) !== null) return id;
  }
  return null;
}

/** What an article's row says of the page, and of what was saved of it. */
function factsOf(article: Article): { metadata: ArticleMetadata; receipt: Receipt } {
  const {
    id: _id,
    urlKeys: _urlKeys,
    versionId: _versionId,
    savedAt: _savedAt,
    modified: _modified,
    tags: _tags,
    note: _note,
    noteModified: _noteModified,
    isFavourite: _isFavourite,
    state: _state,
    progress: _progress,
    leadImage: _leadImage,
    deletedAt: _deletedAt,
    corrections: _corrections,
    linkTitle: _linkTitle,
    words,
    characters,
    source,
    picturesKept,
    picturesFound,
    pages,
    signs,
    reading,
    choices,
    isFromText,
    ...metadata
  } = article;
  const receipt = { words, characters, source, picturesKept, picturesFound };
  const later = { pages, signs, reading, choices, isFromText };
  const told = Object.fromEntries(Object.entries(later).filter(([, value]) => value !== undefined));
  return { metadata, receipt: { ...receipt, ...told } };
}

/** How many pictures a body has places for. */
function picturesIn(html: string): number {
  return [...html.matchAll(/\bdata-picture="(\d{1,4})"/g)].reduce(
    (most, [, number]) => Math.max(most, Number(number) + 1),
    0,
  );
}

function quotesHtml(annotations: Annotation[]): string {
  return annotations
    .map((annotation) => {
      const lines = quoteOf(annotation)
        .exact.split('\n')
        .filter((line) => line.trim() !== '');
      return `<blockquote>${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</blockquote>`;
    })
    .join('\n');
}
