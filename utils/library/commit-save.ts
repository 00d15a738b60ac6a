import type { Article, ArticleVersion } from '@/utils/article/article';
import type { Capture } from '@/utils/article/capture';
import { withTag } from '@/utils/article/tags';
import { textLength } from '@/utils/article/text-length';
import { addressKeys } from '@/utils/article/url-key';
import { gzip } from '@/utils/storage/gzip';
import { nextColor } from '@/utils/storage/next-color';
import type { SaveJob, SaveOutcome } from '@/utils/storage/save-job';

import { articleOf } from './article-of-version';
import { highlightQuote, type LiveQuote } from './highlight-quote';
import { placeWaiting } from './place-waiting';
import { indexArticle } from './index-article';
import { keepPictures, receiptOf, savedPictures } from './keep-pictures';
import { knownArticle } from './known-article';
import { type LibraryContext, timestamp } from './library-context';
import { readStaged, type StagedPicture } from './read-staged';
import { sha256 } from './sha256';
import { storePictures } from './store-pictures';
import { takeHighlights } from './waiting-highlights';

/**
 * Puts into the library, in one transaction, what has been staged of a save: the article the first time, pictures that
 * followed later. May be called again at any moment: what is done already isn't done twice. Returns the job as it then
 * stands; null when there is no such save or its text hasn't arrived. Rejects when the transaction fails; nothing is
 * changed then.
 */
export async function commitSave(
  ctx: LibraryContext,
  saveId: string,
  picturesPending: boolean,
): Promise<SaveJob | null> {
  const job = await ctx.db.jobs.get(saveId);
  if (!job || job.state === 'failed' || job.state === 'undone') return null;
  const { capture, pictures } = await readStaged(ctx, saveId);
  if (job.state === 'committed') return addPictures(ctx, saveId, pictures, picturesPending);
  if (!capture) return null;
  return commitArticle(ctx, job, capture, pictures, picturesPending);
}

async function commitArticle(
  ctx: LibraryContext,
  { id: saveId, highlightsSelection }: SaveJob,
  capture: Capture,
  staged: Map<number, StagedPicture>,
  picturesPending: boolean,
): Promise<SaveJob | null> {
  const { db } = ctx;
  const selection = highlightsSelection ? capture.selection : null;
  // Whatever isn't a request of the database itself would end the transaction: done before.
  const [contentHash, body, color] = await Promise.all([
    sha256(capture.content),
    gzip(capture.content),
    selection && nextColor(),
  ]);
  const stores = [...db.indexedTables, db.versions, db.bodies, db.images, db.jobs, db.staging];
  return db.transaction('rw', stores, async () => {
    const job = await db.jobs.get(saveId);
    if (job?.state !== 'capturing') return job ?? null;

    const link = job.linkId ? await db.articles.get(job.linkId) : undefined;
    const { article: found, keys } = await knownArticle(ctx, capture);
    if (found && link && found.id !== link.id) {
      await db.articles.delete(link.id);
      await indexArticle(ctx, link.id);
    }
    const known = found && link && found.id !== link.id ? withReadersOwn(found, link) : (found ?? link);
    const current = known ? await db.versions.get(known.versionId ?? '') : undefined;
    const isUnchanged = current?.contentHash === contentHash;
    const version = isUnchanged
      ? {
          ...current,
          metadata: factsNow(current, capture),
          pictures: savedPictures(current.pictures, staged),
        }
      : newVersion(
          ctx,
          known?.id ?? ctx.newId(),
          capture,
          contentHash,
          savedPictures(capture.pictures, staged),
        );
    version.receipt = receiptOf(version);

    await keepPictures(ctx, staged, current && isUnchanged ? current.pictures : [], version.pictures);
    if (!isUnchanged) {
      await db.bodies.add({ versionId: version.id, gzip: body });
      await db.texts.add({ versionId: version.id, text: capture.textContent });
    }
    await db.versions.put(version);
    const article = articleOf(ctx, known, version, keys);
    await db.articles.put(article);
    for (const one of new Set([link, known]))
      if (one?.versionId === null) await placeWaiting(ctx, one.id, article, capture.textContent);
    const quotes: LiveQuote[] = await takeHighlights(ctx, job, [...keys, ...addressKeys(job.url)]);
    if (selection && color) quotes.push({ id: ctx.newId(), color, quote: selection });
    // Where it was asked for again, one may be there already.
    const stored = await db.annotations.bulkGet(quotes.map(({ id }) => id));
    await db.annotations.bulkAdd(
      quotes
        .filter((_, index) => !stored[index])
        .map((quote) =>
          highlightQuote(ctx, article, { text: capture.textContent, pictures: version.pictures }, quote),
        ),
    );
    await indexArticle(ctx, article.id);

    await db.staging.where('saveId').equals(saveId).delete();
    const committed: SaveJob = {
      ...job,
      state: 'committed',
      touchedAt: timestamp(ctx),
      title: article.title,
      outcome: outcomeOf(known, isUnchanged),
      articleId: article.id,
      versionId: version.id,
      previousVersionId: known?.versionId ?? null,
      receipt: version.receipt,
      selection: capture.selection,
      picturesPending,
    };
    await db.jobs.put(committed);
    return committed;
  });
}

async function addPictures(
  ctx: LibraryContext,
  saveId: string,
  staged: Map<number, StagedPicture>,
  picturesPending: boolean,
): Promise<SaveJob | null> {
  const { db } = ctx;
  const stores = [db.articles, db.versions, db.images, db.jobs, db.staging];
  return db.transaction('rw', stores, async () => {
    const job = await db.jobs.get(saveId);
    if (!job?.versionId || !job.picturesPending) return job ?? null;
    const receipt = (await storePictures(ctx, job.versionId, staged)) ?? job.receipt;
    const changed: SaveJob = { ...job, touchedAt: timestamp(ctx), picturesPending, receipt };
    await db.staging.where('saveId').equals(saveId).delete();
    await db.jobs.put(changed);
    return changed;
  });
}

/** The facts that a page tells now of a text that is as it was, at the address that it was read at first. */
function factsNow({ metadata: { url } }: ArticleVersion, { metadata }: Capture): ArticleVersion['metadata'] {
  return { ...metadata, url };
}

/** The version that a capture is; `receiptOf` counts its pictures. */
export function newVersion(
  ctx: LibraryContext,
  articleId: string,
  { metadata, source, textContent, pageUrls, signs, reading, choices }: Capture,
  contentHash: string,
  pictures: ArticleVersion['pictures'],
): ArticleVersion {
  return {
    id: ctx.newId(),
    articleId,
    capturedAt: timestamp(ctx),
    contentHash,
    metadata,
    receipt: {
      ...textLength(textContent),
      source,
      picturesKept: 0,
      picturesFound: 0,
      pages: pageUrls.length + 1,
      signs,
      reading,
      choices,
    },
    pictures,
  };
}

/** The article, with what the reader wrote on a link that has turned out to lead to it. */
function withReadersOwn(article: Article, link: Article): Article {
  return {
    ...article,
    urlKeys: [...new Set([...article.urlKeys, ...link.urlKeys])],
    tags: link.tags.reduce(withTag, article.tags),
    note: [article.note, link.note].filter((note) => note !== '').join('\n\n'),
    isFavourite: article.isFavourite || link.isFavourite,
    corrections: { ...link.corrections, ...article.corrections },
  };
}

/** An article that comes back from the trash is new to the reader. */
function outcomeOf(known: Article | undefined, isUnchanged: boolean): SaveOutcome {
  if (known?.deletedAt !== null) return 'created';
  if (known.versionId === null) return 'created';
  return isUnchanged ? 'unchanged' : 'new-version';
}
