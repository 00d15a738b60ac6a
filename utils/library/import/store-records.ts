import { type Annotation, annotationBody, motivationOf, noteOf, tagsOf } from '@/utils/annotation/annotation';
import { createQuoteFinder } from '@/utils/annotation/quote-finder';
import { type Article, isSaved, type SavedPicture } from '@/utils/article/article';
import { withTag } from '@/utils/article/tags';

import { articleOf } from '../article-of-version';
import { newVersion } from '../commit-save';
import { placedBy, placeWaiting } from '../place-waiting';
import { indexArticles } from '../index-article';
import { keepPictures, receiptOf, savedPictures } from '../keep-pictures';
import { knownArticle } from '../known-article';
import { type LibraryContext, timestamp } from '../library-context';
import type { StagedPicture } from '../read-staged';
import { linkRow } from '../save-links';
import type { RecordOutcome } from './import-outcome';
import { knownWhole, wouldAdd } from './look-up-record';
import type { PreparedArticle, PreparedRecord, PreparedWhole } from './prepare-record';
import { type ReadersFields, readersFields } from './readers-fields';

/** What a stored record did to the library, so that it can be taken back. */
export interface StoredRecord {
  outcome: RecordOutcome;
  articleId: string;
  isLink: boolean;
  /** What is the reader's own in the article, as it was and as it became; null where it is new. */
  before: ReadersFields | null;
  after: ReadersFields;
  /** Highlights that were added. */
  annotations: Annotation[];
}

/**
 * Puts records into the library, all in one transaction: each as a whole, and of what is there already only what it lacks. What lies
 * in the trash comes back.
 */
export async function storeRecords(ctx: LibraryContext, records: PreparedRecord[]): Promise<StoredRecord[]> {
  const { db } = ctx;
  const stores = [...db.indexedTables, db.versions, db.bodies, db.images];
  return db.transaction('rw', stores, async () => {
    const stored: StoredRecord[] = [];
    for (const record of records) {
      stored.push(record.kind === 'whole' ? await storeWhole(ctx, record) : await storeArticle(ctx, record));
    }
    const changed = stored.filter(({ outcome }) => outcome !== 'known').map(({ articleId }) => articleId);
    if (changed.length > 0) await indexArticles(ctx, [...new Set(changed)]);
    return stored;
  });
}

async function storeArticle(ctx: LibraryContext, prepared: PreparedArticle): Promise<StoredRecord> {
  const { db } = ctx;
  const { record, capture } = prepared;
  const { article: known, keys } = capture
    ? await knownArticle(ctx, capture.capture)
    : { article: await knownLink(ctx, prepared.keys), keys: prepared.keys };
  const text = known && isSaved(known) ? await db.texts.get(known.versionId) : undefined;
  const brought = capture && (!known || !isSaved(known)) ? await storeBody(ctx, prepared, known, keys) : null;
  const isNew = known?.deletedAt !== null;
  const basis: Article = brought ?? known ?? { ...linkRow(ctx, record), ...linkFacts(record) };
  const after = withReadersOwn(ctx, basis, record, known === undefined);
  const article: Article = { ...basis, ...after, deletedAt: null };
  const annotations = await newHighlights(ctx, article, prepared, brought ? capture?.text : text?.text);
  const isChanged =
    isNew || brought !== null || annotations.length > 0 || !areSame(readersFields(basis), after);
  if (isChanged) await db.articles.put({ ...article, modified: timestamp(ctx) });
  if (brought && known) await placeWaiting(ctx, known.id, article, capture?.text ?? '');
  await db.annotations.bulkAdd(annotations);
  return {
    outcome: isNew ? 'added' : isChanged ? 'completed' : 'known',
    articleId: article.id,
    isLink: !isSaved(article),
    before: isNew ? null : readersFields(known),
    after,
    annotations,
  };
}

/** The article with the body that a record brings. */
async function storeBody(
  ctx: LibraryContext,
  { capture: prepared, pictures: staged, record }: PreparedArticle,
  known: Article | undefined,
  keys: string[],
): Promise<Article | null> {
  if (!prepared) return null;
  const { db } = ctx;
  const { capture, contentHash, gzip, text } = prepared;
  const pictures = savedPictures(capture.pictures, staged);
  const made = newVersion(ctx, known?.id ?? ctx.newId(), capture, contentHash, pictures);
  const version = { ...made, receipt: receiptOf(made), capturedAt: record.savedAt ?? made.capturedAt };
  await keepPictures(ctx, staged, [], pictures);
  await db.bodies.add({ versionId: version.id, gzip });
  await db.texts.add({ versionId: version.id, text });
  await db.versions.add(version);
  return articleOf(ctx, known, version, keys);
}

async function knownLink({ db }: LibraryContext, keys: string[]): Promise<Article | undefined> {
  const found = await db.articles.where('urlKeys').anyOf(keys).distinct().toArray();
  return found.find(({ deletedAt }) => deletedAt === null) ?? found[0];
}

function linkFacts({
  byline,
  siteName,
  excerpt,
  publishedTime,
  lang,
}: PreparedArticle['record']): Partial<Article> {
  return {
    byline: byline.slice(0, 50),
    siteName: siteName?.slice(0, 500) ?? null,
    excerpt: excerpt?.slice(0, 5_000) ?? null,
    publishedTime,
    lang: lang?.slice(0, 35) ?? null,
  };
}

/** What is the reader's own of an article, with what a file tells of that. */
function withReadersOwn(
  ctx: LibraryContext,
  basis: Article,
  { tags, note, isFavourite, state, savedAt }: PreparedArticle['record'],
  isNew: boolean,
): ReadersFields {
  const fields = readersFields(basis);
  const own = basis.note.trim();
  const told = note.trim();
  const isNoteNew = told !== '' && !own.includes(told);
  return {
    ...fields,
    tags: tags.reduce(withTag, fields.tags),
    ...(isNoteNew && {
      note: own === '' ? told : `${own}\n\n${told}`,
      noteModified: isNew && savedAt !== null ? savedAt : timestamp(ctx),
    }),
    isFavourite: fields.isFavourite || isFavourite,
    ...(isNew && { state, savedAt: savedAt ?? basis.savedAt }),
  };
}

function areSame(one: ReadersFields, other: ReadersFields): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The highlights that the library doesn't have, placed in the text where there is one. */
async function newHighlights(
  ctx: LibraryContext,
  article: Article,
  { highlights }: PreparedArticle,
  text: string | undefined,
): Promise<Annotation[]> {
  if (highlights.length === 0) return [];
  const there = await ctx.db.annotations.bulkGet(highlights.map(({ id }) => id));
  const finder = text === undefined ? null : createQuoteFinder(text);
  const now = timestamp(ctx);
  return highlights
    .filter((_, index) => !there[index])
    .map(({ id, exact, prefix, suffix, color, note, tags, created }): Annotation => {
      const quote = { exact, prefix, suffix };
      return {
        id,
        articleId: article.id,
        versionId: article.versionId ?? article.id,
        motivation: motivationOf(note),
        color: color ?? 'yellow',
        body: annotationBody(note, tags.reduce<string[]>(withTag, [])),
        target: { source: article.url, selector: placedBy(finder, quote) },
        created: created ?? now,
        modified: now,
        deletedAt: null,
      };
    });
}

async function storeWhole(ctx: LibraryContext, prepared: PreparedWhole): Promise<StoredRecord> {
  const { db } = ctx;
  const known = await knownWhole(ctx, prepared);
  const id = known?.id ?? prepared.article.id;
  const additions = await wouldAdd(ctx, prepared, known);
  for (const { version, gzip, text } of additions.versions) {
    await keepPictures(ctx, stagedImages(version.pictures, prepared.images), [], version.pictures);
    await db.bodies.add({ versionId: version.id, gzip });
    await db.texts.add({ versionId: version.id, text });
    await db.versions.add({ ...version, articleId: id });
  }
  const isNew = known === null || (known.deletedAt !== null && prepared.article.deletedAt === null);
  const article = known ? completed(ctx, known, prepared, additions.versions.length > 0) : prepared.article;
  const waits = article.versionId === null && prepared.versions.length === 0;
  const annotations = additions.annotations.map((annotation) => ({
    ...annotation,
    articleId: id,
    ...(waits && { versionId: id }),
  }));
  await db.annotations.bulkAdd(annotations);
  const isChanged = known === null || article !== known;
  if (isChanged) await db.articles.put(article);
  const [shown] = additions.versions.filter(({ version }) => version.id === article.versionId);
  if (known && shown) await placeWaiting(ctx, known.id, article, shown.text);
  return {
    outcome: isNew
      ? 'added'
      : isChanged || annotations.length > 0 || additions.versions.length > 0
        ? 'completed'
        : 'known',
    articleId: id,
    isLink: article.versionId === null,
    before: isNew ? null : readersFields(known),
    after: readersFields(article),
    annotations,
  };
}

/** A known article with what the file has of it and it lacks; the same row where that is nothing. */
function completed(
  ctx: LibraryContext,
  known: Article,
  { article: told, versions }: PreparedWhole,
  hasNewVersions: boolean,
): Article {
  const shown = versions.find(({ version }) => version.id === told.versionId)?.version;
  const isFilled = !isSaved(known) && shown !== undefined && hasNewVersions;
  const filled: Article = isFilled
    ? articleOf(ctx, known, { ...shown, articleId: known.id }, told.urlKeys)
    : known;
  const isBack = known.deletedAt !== null && told.deletedAt === null;
  // Of the very article that was exported, what the reader did since then counts.
  const own =
    known.id === told.id
      ? readersFields(filled)
      : withReadersOwn(
          ctx,
          filled,
          { ...told, kind: 'article', place: { file: '', record: null }, html: null, highlights: [] },
          false,
        );
  const isSame = !isFilled && !isBack && areSame(own, readersFields(known));
  return isSame
    ? known
    : { ...filled, ...own, deletedAt: isBack ? null : known.deletedAt, modified: timestamp(ctx) };
}

function stagedImages(
  pictures: SavedPicture[],
  images: ReadonlyMap<string, Blob>,
): Map<number, StagedPicture> {
  return new Map(
    pictures.flatMap(({ hash }, index) => {
      const blob = hash === null ? undefined : images.get(hash);
      return hash !== null && blob ? [[index, { hash, blob }] as const] : [];
    }),
  );
}

/** How many notes and tags records told of: of articles and of highlights. */
export function marksOf(stored: StoredRecord): { notes: number; tags: string[] } {
  const { before, after, annotations } = stored;
  const isNoteNew = after.note.trim() !== '' && after.note !== before?.note;
  return {
    notes: Number(isNoteNew) + annotations.filter((annotation) => noteOf(annotation) !== '').length,
    tags: [
      ...after.tags.filter((tag) => !before?.tags.includes(tag)),
      ...annotations.flatMap((annotation) => tagsOf(annotation)),
    ],
  };
}
